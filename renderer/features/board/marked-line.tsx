import type { Span } from '#shared/domain/query/tokens.ts';

interface MarkedLineProps {
  readonly text: string;
  readonly marks: readonly Span[];
  /** How far the line itself is scrolled. */
  readonly scrollPx: number;
}

/** Lies behind the line, letter under letter, and underlines what is not understood. Seen only, not read out. */
export function MarkedLine({ text, marks, scrollPx }: MarkedLineProps) {
  return (
    <div className="marked-line" aria-hidden="true">
      <div style={{ transform: `translateX(${-scrollPx}px)` }}>
        {piecesOf(text, marks).map(({ start, part, marked }) =>
          marked ? <u key={start}>{part}</u> : <span key={start}>{part}</span>,
        )}
      </div>
    </div>
  );
}

function piecesOf(text: string, marks: readonly Span[]) {
  const pieces: { start: number; part: string; marked: boolean }[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ start: at, part: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of marks) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
