import { keyText } from '#shared/domain/incident.ts';
import { type GroupPart, lineAt, type Lines } from './board-lines.ts';
import { type BoardWindow, type PlacedRow, rowAt } from './board-window.ts';

/** One line of the list on the screen. `slot` names what it shows, so that a line moves with its incident. */
export type DrawnLine = { readonly slot: string; readonly line: number } & (
  | { readonly kind: 'row'; readonly index: number; readonly placed: PlacedRow | null }
  | { readonly kind: 'heading'; readonly part: GroupPart }
);

/**
 * The lines from `first` to before `end`, each with a name of its own: while pages of an older
 * order are still shown, one incident can stand in two places.
 */
export function drawnLines(
  window: BoardWindow,
  lines: Lines,
  first: number,
  end: number,
): DrawnLine[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(0, end - first) }, (_, place): DrawnLine => {
    const line = first + place;
    const found = lineAt(lines, line);
    if (found.kind === 'heading') {
      return { ...found, line, slot: `group ${found.part.value}` };
    }
    const placed = rowAt(window, found.index);
    const key = placed ? keyText(placed.row) : '';
    const slot = key === '' || taken.has(key) ? `line ${line}` : key;
    taken.add(key);
    return { kind: 'row', slot, line, index: found.index, placed };
  });
}
