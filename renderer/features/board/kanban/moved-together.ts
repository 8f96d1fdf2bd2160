import type { BoardRow } from '#shared/domain/board.ts';
import type { ManyDraft } from '../many/many-wish.ts';
import type { Move, MoveOf } from './move-of.ts';

type Going = Exclude<Move, { kind: 'refused' }>;

/** What dropping some cards over one column means for each of them. */
export interface MovedTogether {
  readonly all: number;
  /** Those that would move; all of them in the same way, because they go to the same column. */
  readonly going: readonly BoardRow[];
  readonly move: Going | null;
  /** How many stay for each reason, in words; empty: none does. */
  readonly staying: string;
}

export function movedTogether(
  rows: readonly BoardRow[],
  to: string,
  moveOf: MoveOf,
): MovedTogether {
  const reasons = new Map<string, number>();
  const going: BoardRow[] = [];
  let move: Going | null = null;
  for (const row of rows) {
    const found = moveOf(row, to);
    if (found.kind === 'refused') {
      reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1);
    } else {
      going.push(row);
      move = found;
    }
  }
  const staying = [...reasons].map(
    ([reason, count]) => `${count} ${count === 1 ? 'stays' : 'stay'}: ${reason}`,
  );
  return { all: rows.length, going, move, staying: staying.join(' ') };
}

/** The same as one line: what a drop would do, with how many cards it does it to. */
export function togetherWords({ all, going, move, staying }: MovedTogether): string {
  const goes = move && `${going.length} of ${all} cards: ${move.says}`;
  return [goes, staying].filter(Boolean).join(' ');
}

/** What the form for many incidents begins with, so that it does what the drop means. */
export function draftOf(move: Going): Partial<ManyDraft> {
  return move.kind === 'take' ? { take: true } : { status: move.change.status };
}
