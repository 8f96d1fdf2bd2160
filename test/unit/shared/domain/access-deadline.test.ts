import { expect, test } from 'vitest';
import { afterDuration } from '#shared/domain/access/deadline.ts';
import { Instant } from '#shared/time.ts';

const AT = Instant.parse('2026-11-21T08:00:00Z');

test.for([
  ['P14D', '2026-12-05T08:00:00.000Z'],
  ['PT36H', '2026-11-22T20:00:00.000Z'],
  ['P1W', '2026-11-28T08:00:00.000Z'],
  ['P1DT30M', '2026-11-22T08:30:00.000Z'],
  ['P1M', '2026-12-21T08:00:00.000Z'],
  ['P1Y', '2027-11-21T08:00:00.000Z'],
  ['PT0.5S', '2026-11-21T08:00:00.500Z'],
  ['P99999W', '3943-05-29T08:00:00.000Z'],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['14 days', null],
  ['P999999999Y', null],
] as const)('%s later is %s', ([duration, then]) => {
  expect(afterDuration(AT, duration)).toBe(then);
});
