import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { heldWishes } from '#electron/core/access/held-wishes.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { type AccessWish, WishId } from '#shared/domain/access/wish.ts';
import { MINUTE_MS } from '#shared/time.ts';

const NOW = Date.UTC(2026, 10, 22, 4);

/** A decision on a request of its own, about nothing else. */
function decision(requestId: string) {
  const wish: AccessWish = {
    kind: 'decide',
    requestId: RequestId.parse(requestId),
    stageId: 'stage',
    result: 'approve',
    justification: '',
    title: 'SOC Tier 1',
    person: 'Ana Lima',
  };
  return { id: WishId.parse(randomUUID()), wish };
}

function failedOnce() {
  let nowMs = NOW;
  const held = heldWishes(() => nowMs);
  const [failed, other] = [decision('a'), decision('b')];
  held.turn().wait(failed, { until: NOW + 5 * MINUTE_MS, holds: 'thing' });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { held, failed, other, pass };
}

test('what failed for itself alone waits, comes after the others, and holds up none of them', () => {
  const { held, failed, other, pass } = failedOnce();
  expect(held.inTurn([failed, other])).toEqual([other, failed]);
  const turn = held.turn();
  expect(turn.mustWait(other)).toBe(false);
  expect(turn.mustWait(failed)).toBe(true);
  expect(turn.soonest()).toBe(NOW + 5 * MINUTE_MS);
  pass(5 * MINUTE_MS);
  expect(held.turn().mustWait(failed)).toBe(false);
});

test('where a person asks it is tried at once, and still after the others', () => {
  const { held, failed, other, pass } = failedOnce();
  pass(MINUTE_MS);
  held.tryNow([failed, other]);
  expect(held.turn().mustWait(failed)).toBe(false);
  expect(held.inTurn([failed, other])).toEqual([other, failed]);
});
