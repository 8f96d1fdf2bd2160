import { createHash } from 'node:crypto';
import type { Approval } from '#shared/domain/access/approval.ts';
import type { ReviewItem } from '#shared/domain/access/review.ts';

/**
 * Short marks of what a person has before them. They come back with a decision: one about something that has
 * changed since is not recorded, and what changed counts as not looked at.
 */

/** Of what was asked and how far it was decided. Who else may decide, and until when, is no part of it. */
export function approvalMark({ request, stages }: Approval): string {
  const decided = stages.map(({ id, status, result, reviewedBy, reviewedAt }) => {
    return [id, status, result, reviewedBy?.objectId, reviewedAt];
  });
  const { answers, justification } = request;
  return markOf([decided, answers, justification]);
}

/** Of what was decided on an item, by whom and when. */
export function reviewMark({ decision, reviewedBy, reviewedAt }: ReviewItem): string {
  return markOf([decision, reviewedBy?.objectId, reviewedAt]);
}

/** The name under which it is kept that this was looked at, as it was then. */
export function openedName(about: string, mark: string): string {
  return `${about}#${mark}`;
}

/** Why a decision on it is not recorded. */
export const CHANGED = 'It changed since you looked at it.';

function markOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
