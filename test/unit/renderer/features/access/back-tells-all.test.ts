import { expect, test } from 'vitest';
import { backTellsAll } from '#renderer/features/access/back-tells-all.ts';
import { instant } from '#shared/time.ts';
import { NOW } from '#test/fakes/answers.ts';

const at = instant(NOW);
const back = (waiting: number) => ({
  sent: 2,
  uncounted: 0,
  waiting,
  recordedAt: at,
  settledAt: at,
});

test('what waits for a sign-in is said beside what is still to go after the connection came back', () => {
  expect(backTellsAll({ unsent: 6, back: back(1) })).toBe(false);
  expect(backTellsAll({ unsent: 1, back: back(1) })).toBe(true);
  expect(backTellsAll({ unsent: 0, back: back(1) })).toBe(true);
  expect(backTellsAll({ unsent: 0, back: back(0) })).toBe(false);
  expect(backTellsAll({ unsent: 2, back: null })).toBe(false);
});
