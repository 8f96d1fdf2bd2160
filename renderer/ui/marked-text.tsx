import type { Searchable } from './fuzzy.ts';

interface MarkedTextProps {
  /** Already safe to look at (`visibleLine`). */
  readonly text: Searchable;
  readonly places: ReadonlySet<number>;
}

/** One line with the characters that matched set off; whatever is in it stays text of its own direction. */
export function MarkedText({ text, places }: MarkedTextProps) {
  const pieces: { readonly start: number; readonly marked: boolean; part: string }[] = [];
  for (const [at, character] of text.characters.entries()) {
    const marked = places.has(at);
    const last = pieces.at(-1);
    if (last?.marked === marked) last.part += character;
    else pieces.push({ start: at, marked, part: character });
  }
  return (
    <bdi>
      {pieces.map(({ start, marked, part }) =>
        marked ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
      )}
    </bdi>
  );
}
