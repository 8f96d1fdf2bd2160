import { expect, test } from 'vitest';
import { ListedWish, type WishStage } from '#shared/domain/access/wish.ts';
import { withoutPlace } from '#renderer/features/access/wish-place.ts';
import { CONTOSO, RECEIVED } from '#test/fakes/answers.ts';

const giveBack = {
  kind: 'give-back',
  title: 'Tier 1',
  person: null,
  assignmentId: 'a1',
  packageId: null,
};
const wishOf = (accountId: string, stage: WishStage, wish: object | null) =>
  ListedWish.parse({
    id: '00000000-0000-4000-8000-000000000001',
    tenantId: CONTOSO,
    wish,
    stage,
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
  });

test('what cannot be read and waits for the person is to be put away; what has a line, or is a colleague’s, is not', () => {
  const unreadable = wishOf('ada', 'refused', null);
  const others = [
    wishOf('ada', 'refused', giveBack),
    wishOf('ben', 'refused', null),
    wishOf('ada', 'taken-back', null),
  ];
  expect(withoutPlace([...others, unreadable], 'ada')).toEqual([unreadable]);
  expect(withoutPlace([unreadable], null)).toEqual([]);
});
