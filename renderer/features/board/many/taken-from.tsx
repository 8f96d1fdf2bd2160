import type { BoardRow } from '#shared/domain/board.ts';
import { colleagueOn } from '#shared/domain/turn.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../../ui/words.ts';

const NAMED = 3;

/** `3 of them are held by colleagues: Bob (2), Eve (1).`; null where nobody loses one. */
export function takenFromWords(rows: readonly BoardRow[]): string | null {
  const held = new Map<string, number>();
  for (const row of rows) {
    const name = row.mine ? null : colleagueOn(row, null);
    if (name !== null) held.set(name, (held.get(name) ?? 0) + 1);
  }
  const total = [...held.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const most = [...held].sort(([, one], [, other]) => other - one);
  const names = most
    .slice(0, NAMED)
    .map(([name, count]) => `${visibleLine(shortened(name, 80))} (${count.toLocaleString()})`);
  const rest = most.length > NAMED ? ` and ${counted(most.length - NAMED, 'other')}` : '';
  const are = total === 1 ? '1 of them is' : `${total.toLocaleString()} of them are`;
  return `${are} held by colleagues: ${names.join(', ')}${rest}. You would take them over.`;
}

/** Says whom a gesture would take incidents from, before it does. */
export function TakenFrom({ rows }: { readonly rows: readonly BoardRow[] }) {
  const words = takenFromWords(rows);
  return (
    <p className="many-held" role="status">
      {words}
    </p>
  );
}
