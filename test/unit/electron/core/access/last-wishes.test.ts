import { expect, test } from 'vitest';
import { lastWishes } from '#electron/core/access/last-wishes.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO, FABRIKAM, NOW } from '#test/fakes/answers.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

let count = 0;
function decided(accountId: string, more: object = {}): ListedWish {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return listedWish({ id, accountId, ...more });
}

test('a colleague’s wish at the same computer never takes the place of one’s own, whoever came last', () => {
  const [own, theirs] = [decided('ada'), decided('ben')];
  for (const all of [
    [own, theirs],
    [theirs, own],
  ]) {
    expect(lastWishes(all, 'give-back', 'ada').of(CONTOSO, 'one')).toBe(own);
    expect(lastWishes(all, 'give-back', 'ben').of(CONTOSO, 'one')).toBe(theirs);
  }
  expect(lastWishes([theirs], 'give-back', 'ada').of(CONTOSO, 'one')).toBe(theirs);
});

test('of several the last stands, each in its own tenant and for its own kind', () => {
  const [first, last] = [decided('ada'), decided('ada')];
  const elsewhere = decided('ada', { tenantId: FABRIKAM });
  const found = lastWishes([first, elsewhere, last], 'give-back', 'ada');
  expect(found.of(CONTOSO, 'one')).toBe(last);
  expect(found.of(FABRIKAM, 'one')).toBe(elsewhere);
  expect(lastWishes([first], 'judge', 'ada').all()).toEqual([]);
});

test('what was taken back hides nothing that stands again, and shows where nothing does', () => {
  const at = (minute: number) => instant(NOW + minute * MINUTE_MS);
  const [first, undone] = [
    decided('ada'),
    decided('ada', { stage: 'taken-back', settledAt: at(2) }),
  ];
  expect(lastWishes([first, undone], 'give-back', 'ada').of(CONTOSO, 'one')).toBe(first);
  const done = decided('ada', { stage: 'done', settledAt: at(1) });
  expect(lastWishes([done, undone], 'give-back', 'ada').of(CONTOSO, 'one')).toBe(undone);
  const changed = decided('ada', { stage: 'changed', settledAt: at(3) });
  expect(lastWishes([changed, undone], 'give-back', 'ada').of(CONTOSO, 'one')).toBe(changed);
});
