import { shortened, visibleLine, visibleText } from '#shared/text.ts';

interface StrangerProps {
  readonly text: string;
  /** Characters shown at most; the rest is counted in words. */
  readonly longest?: number;
}

/** One line written by a stranger: nothing in it can hide, turn round or run (design, law 7). */
export function StrangerLine({ text, longest = 500 }: StrangerProps) {
  return <bdi>{visibleLine(shortened(text, longest))}</bdi>;
}

/** Several lines written by a stranger, line breaks kept. */
export function StrangerBlock({ text, longest = 8000 }: StrangerProps) {
  return (
    <div className="stranger-block" dir="auto">
      {visibleText(shortened(text, longest))}
    </div>
  );
}
