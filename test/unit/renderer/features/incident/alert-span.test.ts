import { expect, test } from 'vitest';
import { placeIn, spanOf, spanOfAll } from '#renderer/features/incident/alert-span.ts';
import { instant } from '#shared/time.ts';
import { alertLine } from '#test/unit/shared/contract/things.ts';

const during = (from: number | null, to: number | null) => ({
  ...alertLine,
  createdAt: null,
  firstActivityAt: from === null ? null : instant(from),
  lastActivityAt: to === null ? null : instant(to),
});

test('what an alert does not tell of its time stands in for each other', () => {
  expect(spanOf(during(1_000, 5_000))).toEqual({ from: 1_000, to: 5_000 });
  expect(spanOf(during(5_000, 1_000))).toEqual({ from: 1_000, to: 5_000 });
  expect(spanOf(during(null, 5_000))).toEqual({ from: 5_000, to: 5_000 });
  expect(spanOf(during(null, null))).toBeNull();
});

test('the line reaches from the first to the last activity of all alerts', () => {
  const alerts = [during(2_000, 3_000), during(null, null), during(1_000, 9_000)];
  expect(spanOfAll(alerts)).toEqual({ from: 1_000, to: 9_000 });
  expect(spanOfAll([])).toBeNull();
});

test('a bar lies where its time is, and a single moment in the middle', () => {
  expect(placeIn({ from: 0, to: 200 }, { from: 50, to: 100 })).toEqual({ start: 25, width: 25 });
  expect(placeIn({ from: 7, to: 7 }, { from: 7, to: 7 })).toEqual({ start: 50, width: 0 });
});
