import { createHash } from 'node:crypto';
import type { AccessMoving, AccessSeen } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { assignmentWords, isOpenRequest, requestWords } from '#shared/domain/access/states.ts';
import { type Instant, MINUTE_MS, millis } from '#shared/time.ts';

/** The service takes seconds to minutes: the first look is so much later. */
const SOONEST_MS = MINUTE_MS;
/** How often the access of a tenant is looked at as a whole: it moves in days, decisions in hours. */
export const LOOK_EVERY_MS = 10 * MINUTE_MS;
/** What begins on a day is looked at from so long before on. */
const BEGINS_SOON_MS = LOOK_EVERY_MS;

/**
 * A mark of what of the person's own waits for nobody but the service, each thing as it stands; null where
 * nothing does. What waits for an approver or an administrator is none of it, nor what begins later.
 */
export function movingMark(
  requests: readonly AccessRequest[],
  assignments: readonly Assignment[],
  nowMs: number,
): string | null {
  const moving = [
    ...requests.filter((one) => isRequestMoving(one, nowMs)),
    ...assignments.filter(({ state }) => assignmentWords(state).who === 'service'),
  ].map(({ id, state, status }) => JSON.stringify([id, state, status]));
  if (moving.length === 0) return null;
  return createHash('sha256').update(moving.sort().join('\n')).digest('hex').slice(0, 16);
}

function isRequestMoving(request: AccessRequest, nowMs: number): boolean {
  const { state, status, startAt } = request;
  if (!isOpenRequest(request) || requestWords(state, status).who !== 'service') return false;
  if (state !== 'scheduled') return true;
  return startAt !== null && millis(startAt) - nowMs <= BEGINS_SOON_MS;
}

/** What is kept of it after a look: the time of the first one only while everything stands as it did. */
export function movedOn(
  before: AccessMoving | null,
  mark: string | null,
  at: Instant,
): AccessMoving | null {
  if (mark === null) return null;
  return { mark, since: before?.mark === mark ? before.since : at, lookedAt: at };
}

/**
 * When it is looked at again (milliseconds since 1970): a minute after something was seen to move, then at
 * twice the distance each time. Null where nothing moves, or where whole looks do not get through.
 */
export function movingDueAt({ moving, reach, trouble }: AccessSeen): number | null {
  if (moving === null || trouble !== null || (reach !== 'whole' && reach !== 'own')) return null;
  const lookedAt = millis(moving.lookedAt);
  const wait = Math.min(LOOK_EVERY_MS, Math.max(SOONEST_MS, lookedAt - millis(moving.since)));
  return lookedAt + wait;
}
