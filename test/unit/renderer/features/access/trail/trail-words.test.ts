import { expect, test } from 'vitest';
import { PackageId } from '#shared/domain/access/package.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import { daysAsked, wishWords } from '#renderer/features/access/trail/trail-words.ts';

test('days reach from the beginning of the first to the end of the last, by the clock of the person', () => {
  const { from, until } = daysAsked('2026-11-20', '2026-11-20');
  expect(from).toBe(new Date(2026, 10, 20).toISOString());
  expect(until).toBe(new Date(2026, 10, 21).toISOString());
});

test('a day that was not chosen, or is half written, binds nothing', () => {
  expect(daysAsked('', '')).toEqual({ from: null, until: null });
  expect(daysAsked('2026-11', 'x-y-z')).toEqual({ from: null, until: null });
});

test('a renewal and a change of what is had are called so, and something new a request', () => {
  const ask: WishOf<'ask'> = {
    kind: 'ask',
    title: 'Tier 1',
    person: null,
    packageId: PackageId.parse('p1'),
    policyId: 'policy',
    justification: '',
    answers: [],
    startAt: null,
    ends: null,
    type: 'userAdd',
    assignmentId: null,
  };
  expect(wishWords(ask)).toBe('Request');
  expect(wishWords({ ...ask, assignmentId: 'a1' })).toBe('Renewal');
  expect(wishWords({ ...ask, assignmentId: 'a1', type: 'userUpdate' })).toBe(
    'Change of dates or answers',
  );
});
