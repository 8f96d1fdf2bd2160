import { expect, test } from 'vitest';
import { requestBudget } from '#electron/range/graph/budget.ts';

test('a minute takes so many requests, and refused ones keep the door shut', () => {
  let now = 0;
  const budget = requestBudget(() => now);

  expect([
    budget.spend('a', 2),
    budget.spend('a', 2),
    budget.spend('a', 2),
    budget.spend('b', 2),
  ]).toEqual([null, null, 60, null]);
  now = 59_000;
  expect(budget.spend('a', 2)).not.toBeNull();
  now = 61_000;
  expect(budget.spend('a', 2)).toBeNull();
});
