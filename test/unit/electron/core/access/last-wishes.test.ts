import { expect, test } from 'vitest';
import { lastWishes } from '#electron/core/access/last-wishes.ts';
import { ListedWish } from '#shared/domain/access/wish.ts';
import { CONTOSO, FABRIKAM, RECEIVED } from '#test/fakes/answers.ts';

let count = 0;
function decided(accountId: string, more: object = {}): ListedWish {
  count += 1;
  return ListedWish.parse({
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    tenantId: CONTOSO,
    wish: {
      kind: 'give-back',
      assignmentId: 'one',
      packageId: null,
      title: 'Tier 1',
      person: null,
    },
    stage: 'recorded',
    accountId,
    batch: null,
    recordedAt: RECEIVED,
    sentAt: null,
    settledAt: null,
    attempts: 0,
    seen: null,
    found: null,
    reason: null,
    remedy: null,
    ...more,
  });
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
