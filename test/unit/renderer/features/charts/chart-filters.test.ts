import { expect, test } from 'vitest';
import {
  openPress,
  type Press,
  stretchPress,
  tenantPress,
  turnPress,
} from '#renderer/features/charts/chart-filters.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { formatBoardQuery, settledFilter } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { HOUR_MS, millis } from '#shared/time.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const AT = millis('2026-11-21T05:00:00');
const HOUR = [AT, AT + HOUR_MS] as const;
const asked = (line: string) => parseBoardQuery(line, []).filter;
const after = (filter: BoardFilter, { change }: Press) =>
  settledFilter({ ...filter, ...change }, []);
const line = (filter: BoardFilter) => formatBoardQuery(filter, []);
const AGE = { olderThan: '1h', youngerThan: '4h' } as const;

test.each<[string, string, (filter: BoardFilter) => Press, string]>([
  [
    'an hour of arrivals',
    'severity:high',
    (filter) => stretchPress(filter, 'created', HOUR),
    'is:all severity:high created>=2026-11-21T05:00 created<2026-11-21T06:00',
  ],
  [
    'an hour of closings, instead of the arrivals asked for before',
    'is:all created>=2026-11-01 tag:vip -word',
    (filter) => stretchPress(filter, 'closed', HOUR),
    'is:closed tag:vip -word closed>=2026-11-21T05:00 closed<2026-11-21T06:00',
  ],
  [
    'an hour of one tenant',
    '',
    (filter) => tenantPress(filter, CONTOSO, HOUR),
    `is:all tenant:${CONTOSO} created>=2026-11-21T05:00 created<2026-11-21T06:00`,
  ],
  [
    'a severity and age',
    'is:closed severity:low turn:us',
    (filter) => openPress(filter, 'high', AGE),
    'severity:high turn:us age>1h age<4h',
  ],
  [
    'a word of the service',
    '',
    (filter) => openPress(filter, 'extreme', AGE),
    'severity:=extreme age>1h age<4h',
  ],
  [
    'a turn of what is snoozed',
    'is:snoozed',
    (filter) => turnPress(filter, 'us'),
    'is:snoozed turn:us',
  ],
  [
    'an hour of what is snoozed',
    'is:snoozed turn:us',
    (filter) => stretchPress(filter, 'created', HOUR),
    'is:snoozed turn:us created>=2026-11-21T05:00 created<2026-11-21T06:00',
  ],
  ['a turn', 'tag:vip', (filter) => turnPress(filter, 'customer'), 'turn:customer tag:vip'],
])('%s becomes part of the line', (_, before, press, expected) => {
  const filter = asked(before);
  expect(press(filter).pressed).toBe(false);
  expect(line(after(filter, press(filter)))).toBe(expected);
});

test.each<[string, (filter: BoardFilter) => Press]>([
  ['an hour of arrivals', (filter) => stretchPress(filter, 'created', HOUR)],
  ['an hour of closings', (filter) => stretchPress(filter, 'closed', HOUR)],
  ['an hour of one tenant', (filter) => tenantPress(filter, CONTOSO, HOUR)],
  ['a severity and age', (filter) => openPress(filter, 'high', AGE)],
  ['a turn', (filter) => turnPress(filter, 'us')],
])('a second press on %s takes it away and leaves the rest', (_, press) => {
  const filter = asked('tag:vip -word');
  const once = after(filter, press(filter));
  expect(press(once).pressed).toBe(true);
  expect(after(once, press(once))).toEqual(filter);
  expect(EVERYTHING_OPEN.where).toBeNull();
});
