import { expect, test } from 'vitest';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { withoutPlace } from '#renderer/features/access/wish-place.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const unread = (accountId: string, stage: WishStage) =>
  listedWish({ accountId, stage, wish: null });

test('what cannot be read and waits for the person is to be put away; what has a line, or is a colleague’s, is not', () => {
  const unreadable = unread('ada', 'refused');
  const others = [
    listedWish({ stage: 'refused' }),
    unread('ben', 'refused'),
    unread('ada', 'taken-back'),
  ];
  expect(withoutPlace([...others, unreadable], 'ada')).toEqual([unreadable]);
  expect(withoutPlace([unreadable], null)).toEqual([]);
});
