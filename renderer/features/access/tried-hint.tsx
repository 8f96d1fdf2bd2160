import type { Unextended } from '#shared/domain/access/runway.ts';
import { unextendedWords } from './runway/runway-view.ts';

interface TriedHintProps {
  readonly end: { readonly unextended: Unextended };
  readonly canExtend: boolean;
}

/** In the details of an end: how the last try to extend it came to nothing, and what that means. */
export function TriedHint({ end, canExtend }: TriedHintProps) {
  const tried = unextendedWords(end);
  if (tried === null) return null;
  return (
    <p className="approval-hints">
      <span aria-hidden="true">▲</span> {tried}: it still ends as below.
      {canExtend && ' It can be extended again.'}
    </p>
  );
}
