/** Entries that Page up and Page down go over. */
export const PAGE_STEP = 10;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Where the highlight goes; null for keys that are meant for the line above the list, such as Home and End,
 * which begin and end the line, with Ctrl the list. Past an end it goes on at the other.
 */
export function movedBy(
  { key, ctrlKey, metaKey }: Pressed,
  at: number,
  count: number,
  page: number,
): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + page, count - 1);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'Home':
      return ctrlKey || metaKey ? 0 : null;
    case 'End':
      return ctrlKey || metaKey ? count - 1 : null;
    default:
      return null;
  }
}
