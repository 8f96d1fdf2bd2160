import { expect, test } from 'vitest';
import { reminderChoices } from '#shared/domain/telling/reminder.ts';

/** Times of this computer's own clock, whatever its zone. */
const local = (text: string) => new Date(text).getTime();

test.each([
  ['a Friday', '2026-11-20T15:30', '2026-11-21T09:00', '2026-11-23T09:00'],
  ['a Sunday night', '2026-11-22T23:59', '2026-11-23T09:00', '2026-11-23T09:00'],
  ['a Monday early', '2026-11-23T01:00', '2026-11-24T09:00', '2026-11-30T09:00'],
  ['the end of a year', '2026-12-31T12:00', '2027-01-01T09:00', '2027-01-04T09:00'],
])('on %s tomorrow and Monday are the next ones', (_name, now, tomorrow, monday) => {
  const due = reminderChoices(local(now)).map(({ dueMs }) => dueMs);
  expect(due).toEqual([
    local(now) + 3_600_000,
    local(now) + 4 * 3_600_000,
    local(tomorrow),
    local(monday),
  ]);
});
