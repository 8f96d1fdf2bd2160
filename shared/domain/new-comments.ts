import type { Comment } from './incident.ts';

/**
 * Comments that came after there were `before` of them. Comments are never changed or taken back, so the
 * newest ones are those that came since.
 */
export function newComments(comments: readonly Comment[], before: number): Comment[] {
  const newestFirst = comments.toSorted((one, other) =>
    (other.createdAt ?? '~').localeCompare(one.createdAt ?? '~'),
  );
  return newestFirst.slice(0, Math.max(0, comments.length - before));
}

/** How many of them have exactly this text: the same text may be meant twice. */
export function newWithText(text: string, before: number, comments: readonly Comment[]): number {
  return newComments(comments, before).filter((comment) => comment.text === text).length;
}
