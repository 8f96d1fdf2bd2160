import { expect, test } from 'vitest';
import { heldRow, type OwnFacts } from '#electron/core/read/my-access-rows.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { DAY_MS, instant } from '#shared/time.ts';

const NOW = Date.UTC(2026, 10, 21, 10, 17);
const NONE = new Set<string>();
const facts: OwnFacts = {
  nowMs: NOW,
  askable: NONE,
  held: NONE,
  requested: NONE,
  open: NONE,
  underWay: NONE,
  givingBack: NONE,
  isExtension: () => false,
  unextended: () => null,
  keptBeside: () => [],
  reachOf: () => 'whole',
  wishOf: () => null,
  saidAt: new Map(),
};
const AHEAD = instant(NOW + 150 * DAY_MS);
const LATELY = instant(NOW - 2 * DAY_MS);
const had = (change: object = {}) =>
  Assignment.parse({
    tenantId: '11111111-2222-4333-8444-555555555551',
    id: 'assignment',
    state: 'expired',
    status: null,
    package: { id: 'tier-1', name: 'Tier 1' },
    policyId: null,
    policyName: null,
    target: null,
    isMine: true,
    startAt: null,
    endAt: null,
    endsKnown: true,
    expiredAt: null,
    ...change,
  });
const endedAtOf = (change: object) => heldRow(had(change), facts).endedAt;

test('what is over tells when it ended, not when it would have', () => {
  expect(endedAtOf({ endAt: AHEAD, expiredAt: LATELY })).toBe(LATELY);
  expect(endedAtOf({ expiredAt: LATELY })).toBe(LATELY);
  expect(endedAtOf({ endAt: LATELY })).toBe(LATELY);
});

test('where the moment is not told none is made up, and what is had has not ended', () => {
  expect(endedAtOf({})).toBeNull();
  expect(endedAtOf({ endAt: AHEAD })).toBeNull();
  expect(endedAtOf({ state: 'delivered', endAt: LATELY })).toBeNull();
});

test('what ends last of what is kept is marked, also where more is had there', () => {
  const soon = had({ state: 'delivered', endAt: instant(NOW + DAY_MS) });
  const later = had({ state: 'delivered', id: 'later', endAt: AHEAD });
  const last = (one: Assignment, ...kept: Assignment[]) =>
    heldRow(one, { ...facts, keptBeside: () => kept }).endsLast;
  expect(last(soon, later)).toBe(false);
  expect(last(later, soon)).toBe(true);
  expect(last(soon)).toBe(true);
});

test('what is given back names the one package that is left there, and none where there are none or several', () => {
  const here = had({ state: 'delivered' });
  const other = had({ state: 'delivered', id: 'other', package: { id: 't2', name: 'Tier 2' } });
  const beside = (...kept: Assignment[]) => heldRow(here, { ...facts, keptBeside: () => kept });
  expect(beside()).toMatchObject({ isLast: true, lastThen: null });
  expect(beside(other)).toMatchObject({ isLast: false, lastThen: 'Tier 2' });
  expect(beside(other, { ...other, id: 'third' })).toMatchObject({ lastThen: null });
});
