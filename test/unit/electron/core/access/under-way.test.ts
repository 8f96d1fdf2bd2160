import { expect, test } from 'vitest';
import { underWay } from '#electron/core/access/under-way.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const GESTURE = '00000000-0000-4000-8000-00000000000a';
const wish = (stage: WishStage, batch: string | null = GESTURE) => listedWish({ stage, batch });

test('of several recorded together it is known how many were sent, until all are settled', () => {
  const all = [wish('recorded'), wish('sending'), wish('sent'), wish('done'), wish('refused')];
  expect(underWay(all)).toEqual({ sent: 3, total: 5 });
  expect(underWay([wish('done'), wish('refused')])).toBeNull();
});

test('what was taken back is none of them, and one alone is no gesture', () => {
  expect(underWay([wish('recorded'), wish('taken-back')])).toEqual({ sent: 0, total: 1 });
  expect(underWay([wish('recorded', null)])).toBeNull();
});

test('what else is under way counts with them', () => {
  expect(underWay([wish('recorded'), wish('recorded', null), wish('done', null)])).toEqual({
    sent: 0,
    total: 2,
  });
});
