import { expect, test } from 'vitest';
import { movedOn, movingDueAt, movingMark } from '#electron/core/sync/steps/access-moving.ts';
import { type AccessMoving, NO_ACCESS_SEEN } from '#shared/domain/access/access-seen.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';

const request = (state: string, startAt: string | null = null) =>
  AccessRequest.parse({
    tenantId: '5f3d9a52-1c1e-4a52-8b1e-000000000001',
    id: 'r1',
    type: 'userAdd',
    state,
    status: null,
    createdAt: null,
    completedAt: null,
    justification: null,
    answers: [],
    package: null,
    policy: null,
    requestor: null,
    target: null,
    assignmentId: null,
    startAt,
    ends: null,
  });
const moves = (state: string, startAt?: string) => movingMark([request(state, startAt)], [], 0);

test.each(['submitted', 'delivering', 'aWordOfTomorrow'])('%s moves by itself', (state) => {
  expect(moves(state)).not.toBeNull();
});

test.each(['pendingApproval', 'delivered', 'deliveryFailed', 'denied', 'canceled'])(
  '%s waits for somebody, or for nothing',
  (state) => {
    expect(moves(state)).toBeNull();
  },
);

test('what begins on a day moves only when that day is near', () => {
  expect(moves('scheduled', instant(5 * MINUTE_MS))).not.toBeNull();
  expect(moves('scheduled', instant(60 * MINUTE_MS))).toBeNull();
  expect(moves('scheduled')).toBeNull();
});

/** The minutes of the looks that follow, each taken when it is due. */
function looks(count: number): number[] {
  let moving: AccessMoving | null = movedOn(null, 'a', instant(0));
  return Array.from({ length: count }, () => {
    const dueAt = movingDueAt({ ...NO_ACCESS_SEEN, reach: 'whole', moving }) ?? 0;
    moving = movedOn(moving, 'a', instant(dueAt));
    return dueAt / MINUTE_MS;
  });
}

test('the looks are a minute apart at first, then twice as far each time, at most ten minutes', () => {
  expect(looks(8)).toEqual([1, 2, 4, 8, 16, 26, 36, 46]);
});

test('what has moved on is looked at soon again', () => {
  const moving = movedOn({ mark: 'a', since: instant(0), lookedAt: instant(0) }, 'b', instant(90));
  expect(moving).toEqual({ mark: 'b', since: instant(90), lookedAt: instant(90) });
});

test('where looks do not get through nothing is looked at more often for it', () => {
  const moving = movedOn(null, 'a', instant(0));
  const trouble = { reason: 'Broken.', remedy: null, since: instant(0), until: null };
  expect(movingDueAt({ ...NO_ACCESS_SEEN, reach: 'whole', moving, trouble })).toBeNull();
  expect(movingDueAt({ ...NO_ACCESS_SEEN, reach: 'closed', moving })).toBeNull();
});
