import type { Stores } from './stores.ts';

/**
 * Who takes letters that are typed before what was asked for is drawn: they are never keys of the board.
 * @returns false: nothing is on its way.
 */
export function typeAheadOf({
  palette,
  find,
  incident,
}: Pick<Stores, 'palette' | 'find' | 'incident'>) {
  return (letters: string): boolean =>
    [find, palette, incident].some((part) => part.getState().typeAhead(letters));
}
