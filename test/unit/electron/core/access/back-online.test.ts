import { expect, test } from 'vitest';
import { backOnline } from '#electron/core/access/back-online.ts';
import type { OfflineWish } from '#electron/core/store/access-wish-store.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { Instant } from '#shared/time.ts';

const at = (time: string) => Instant.parse(`2026-11-21T${time}:00Z`);
/** One that was recorded, last seen waiting, and settled at those times. */
const wish = (stage: WishStage, times: string): OfflineWish => {
  const [recorded = '', offline = '', settled] = times.split(' ');
  const settledAt = settled === undefined ? null : at(settled);
  return { stage, recordedAt: at(recorded), offlineAt: at(offline), settledAt };
};

test('what waited for the connection is told once it is settled, also what did not count', () => {
  const waiting = [wish('recorded', '04:00 04:10'), wish('recorded', '04:05 04:10')];
  expect(backOnline([], null)).toBeNull();
  expect(backOnline(waiting, null)).toBeNull();
  const settled = [
    wish('done', '04:00 04:40 04:41'),
    wish('done', '04:01 04:38 04:42'),
    wish('overtaken', '04:02 04:40 04:41'),
    wish('refused', '04:03 04:40 04:41'),
    wish('taken-back', '04:03 04:40 04:40'),
  ];
  expect(backOnline(settled, null)).toEqual({
    sent: 2,
    uncounted: 2,
    waiting: 0,
    recordedAt: at('04:00'),
    settledAt: at('04:42'),
  });
  expect(backOnline([...settled, wish('recorded', '04:04 04:40')], null)).toMatchObject({
    sent: 2,
    uncounted: 2,
    waiting: 1,
  });
});

test('tenants that come back one after the other are one time, earlier times are none of it', () => {
  const earlier = [wish('done', '01:00 01:30 01:31'), wish('recorded', '01:00 01:30')];
  const now = [
    wish('done', '04:00 04:30 04:40'),
    wish('done', '04:01 04:41 04:42'),
    wish('void', '04:02 04:44 04:46'),
  ];
  expect(backOnline([...earlier, ...now], null)).toMatchObject({
    sent: 2,
    uncounted: 1,
    waiting: 0,
    recordedAt: at('04:00'),
  });
});

test('what did not count is told on when the connection goes once more, until it is put away', () => {
  const before = [wish('done', '01:00 01:30 01:31'), wish('void', '01:10 01:30 01:32')];
  const now = [wish('done', '04:00 04:30 04:40')];
  expect(backOnline([...before, ...now], null)).toMatchObject({
    sent: 1,
    uncounted: 1,
    recordedAt: at('01:10'),
  });
  expect(backOnline([...before, ...now], at('01:32'))).toMatchObject({ sent: 1, uncounted: 0 });
});

test('a clock that was set back meanwhile leaves nothing out', () => {
  const settled = [wish('done', '04:00 04:40 03:41'), wish('overtaken', '04:00 04:40 03:40')];
  expect(backOnline(settled, null)).toMatchObject({ sent: 1, uncounted: 1, waiting: 0 });
});

test('what the person has put away is not told again, what is settled later is', () => {
  const known = [wish('done', '04:00 04:40 04:41'), wish('done', '04:00 04:40 04:42')];
  expect(backOnline(known, at('04:42'))).toBeNull();
  const later = wish('overtaken', '04:00 04:40 05:30');
  expect(backOnline([...known, later], at('04:42'))).toMatchObject({ sent: 0, uncounted: 1 });
});
