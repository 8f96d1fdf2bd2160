import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { clockReader } from '#electron/core/store/clock-reader.ts';
import { incidentReader } from '#electron/core/store/incident-reader.ts';
import { boardClock, Standing } from '#shared/domain/clock/board-clock.ts';
import { type Contract, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { incidentClock } from '#shared/domain/clock/incident-clock.ts';
import { type Engagement, UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(() => {
  cache = temporaryCache();
});
afterEach(() => cache.remove());

const START = Date.parse('2026-11-20T10:00:00Z');
const after = (minutes: number) => instant(START + minutes * MINUTE_MS);
const key = (id = '7') => ({ tenantId: CONTOSO, incidentId: IncidentId.parse(id) });
const clock = (id = '7') => boardReader(cache.reader).rows([key(id)])[0]?.clock;
const save = (minutes: number, own: object = {}) =>
  cache.writer.saveIncidents({
    ...answer(CONTOSO, [
      graphIncident({
        createdDateTime: after(0),
        lastUpdateDateTime: after(minutes),
        ...own,
      }),
    ]),
    expanded: false,
  });
const describeTenant = (contract: Partial<Contract>, engagement: Partial<Engagement> = {}) =>
  cache.writer.saveTenants([
    {
      id: CONTOSO,
      name: 'Contoso',
      colour: 1,
      tags: [],
      engagement: { ...UNKNOWN_ENGAGEMENT, ...engagement },
      contract: { ...USUAL_CONTRACT, ...contract },
    },
  ]);
const due = (promise: 'acknowledge' | 'resolve', warn: number, minutes: number) => ({
  state: 'running',
  promise,
  warnAt: after(warn),
  dueAt: after(minutes),
});

describe('the clock of a row', () => {
  test('is the first to run out: taking it up, and once that is done resolving it', async () => {
    await save(0);
    expect(clock()).toEqual(due('acknowledge', 22.5, 30));
    await save(10, { assignedTo: 'ada@msp.example' });
    expect(clock()).toEqual(due('resolve', 135, 180));
  });

  test('stands still while Defender Experts have it, and goes on where it was', async () => {
    await save(0);
    await save(20, { assignedTo: 'Defender Experts' });
    const rest = 10 * MINUTE_MS;
    expect(clock()).toEqual({ state: 'stopped', promise: 'acknowledge', restMs: rest });
    await save(200, { assignedTo: 'Customer', status: 'awaitingAction' });
    expect(clock()).toMatchObject({ state: 'running', promise: 'acknowledge', dueAt: after(210) });
  });

  test('is gone once the incident is resolved, and back when it is opened again', async () => {
    await save(0, { assignedTo: 'ada@msp.example' });
    await save(30, { assignedTo: 'ada@msp.example', status: 'resolved' });
    expect(clock()).toEqual({ state: 'none' });
    await save(40, { assignedTo: 'ada@msp.example', status: 'active' });
    expect(clock()).toMatchObject({ state: 'running', promise: 'resolve' });
  });

  test('is gone where nothing is promised', async () => {
    await save(0, { severity: 'informational' });
    expect(clock()).toEqual({ state: 'none' });
    await save(1, { severity: 'low' });
    expect(clock()).toMatchObject({ state: 'running', promise: 'acknowledge' });
  });

  test('follows a wish of ours from the moment it was recorded, and goes back when it is taken back', async () => {
    await save(0);
    const change = { kind: 'assign', assignee: 'ada@msp.example' } as const;
    const wish = { ...key(), refused: 0 };
    await cache.writer.setPending({ ...wish, changes: [{ change, by: 'Ada', at: after(12) }] });
    expect(clock()).toMatchObject({ promise: 'resolve', dueAt: after(180) });
    const facts = incidentReader(cache.reader).clockFacts(key());
    expect(facts?.acknowledgedMs).toBe(START + 12 * MINUTE_MS);

    await cache.writer.setPending({ ...wish, changes: [] });
    expect(clock()).toMatchObject({ promise: 'acknowledge', dueAt: after(30) });
  });

  test('is the same that the pane works out', async () => {
    await save(0);
    await save(20, { assignedTo: 'Defender Experts' });
    await save(90, { assignedTo: 'ada@msp.example' });
    const facts = incidentReader(cache.reader).clockFacts(key());
    expect(facts && boardClock(incidentClock(facts, USUAL_CONTRACT))).toEqual(clock());
  });
});

describe('what a tenant agreed', () => {
  test('holds at once for all its open incidents, and for those that come', async () => {
    await save(0);
    await save(0, { id: '8', status: 'resolved' });
    await describeTenant({ raisesHigh: true });
    expect(clock()).toMatchObject({ dueAt: after(15) });
    expect(clock('8')).toEqual({ state: 'none' });
    await save(0, { id: '9' });
    expect(clock('9')).toMatchObject({ dueAt: after(15) });

    await describeTenant({});
    expect(clock('9')).toMatchObject({ dueAt: after(30) });
  });

  test('stops the clock when the customer does the triage from now on', async () => {
    await save(0);
    await describeTenant({});
    await describeTenant({}, { customerAreas: ['triage'] });
    expect(clock()).toMatchObject({ state: 'stopped' });
  });

  test('counts in its own hours, also over a change of the clocks there', async () => {
    const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
    const resolve = { ms: 2 * HOUR_MS, counting: 'hours' } as const;
    await describeTenant({
      calendar: { timeZone: 'America/New_York', hours, holidays: ['2026-03-09'] },
      targets: { high: { acknowledge: null, resolve } },
    });
    // Friday 16:00 in New York is EST (UTC-5); the next working day is Tuesday, in EDT (UTC-4).
    const friday = '2026-03-06T21:00:00.000Z';
    await save(0, { createdDateTime: friday, lastUpdateDateTime: friday });
    expect(clock()).toMatchObject({ dueAt: '2026-03-10T14:00:00.000Z' });
  });
});

describe('time passes without a write', () => {
  const standing = (word: string, minutes: number) => {
    const filter = parseBoardQuery(word, []).filter;
    return boardReader(cache.reader).counts(filter, START + minutes * MINUTE_MS).total;
  };

  test.each([
    [0, 'running'],
    [22.5, 'warning'],
    [30, 'breached'],
  ] as const)('after %d minutes it is %s', async (minutes, expected) => {
    await save(0);
    const found = Standing.options.filter((word) => standing(`sla:${word}`, minutes) === 1);
    expect(found).toEqual([expected]);
    const { facets } = boardReader(cache.reader).counts(
      EVERYTHING_OPEN,
      START + minutes * MINUTE_MS,
    );
    expect(facets.clock).toEqual([{ value: expected, count: 1 }]);
  });

  test('sla<30m finds what has less left, and what is over; not what stands still', async () => {
    await save(0);
    await save(0, { id: '8', assignedTo: 'Defender Experts' });
    await save(0, { id: '9', severity: 'medium' });
    expect(standing('sla<20m', 5)).toBe(0);
    expect(standing('sla<20m', 11)).toBe(1);
    expect(standing('sla<20m', 500)).toBe(2);
    expect(standing('sla>40m', 5)).toBe(1);
    expect(standing('sla:stopped', 5)).toBe(1);
    expect(standing('-sla:stopped,none', 5)).toBe(2);
  });

  test('how many press, and the next moment at which that changes, come from an index', async () => {
    await save(0);
    await save(0, { id: '9', severity: 'medium' });
    const clocks = clockReader(cache.reader);
    const at = (minutes: number) => START + minutes * MINUTE_MS;
    expect(clocks.pressing(at(0))).toEqual({ breached: 0, warning: 0 });
    expect(clocks.nextChange(at(0))).toBe(at(22.5));
    expect(clocks.nextChange(at(22.5))).toBe(at(30));
    expect(clocks.pressing(at(46))).toEqual({ breached: 1, warning: 1 });
    expect(clocks.nextChange(at(46))).toBe(at(60));
    expect(clocks.nextChange(at(60))).toBeNull();
  });

  test('what is put away does not press: the open board does not show it either', async () => {
    await save(0);
    await save(0, { id: '9', severity: 'medium' });
    const pressing = () => clockReader(cache.reader).pressing(START + 46 * MINUTE_MS);
    const put = (id: string, untilMs: number | null) => {
      const severity = id === '9' ? 'medium' : 'high';
      const seen = { status: 'active', assignedTo: null, severity, comments: 0, alerts: 0 };
      const snooze = untilMs === null ? null : { untilMs, seen };
      return cache.writer.setSnooze({ ...key(id), snooze });
    };
    await put('7', START + DAY_MS);
    expect(pressing()).toEqual({ breached: 0, warning: 1 });
    await put('9', START + DAY_MS);
    expect(pressing()).toEqual({ breached: 0, warning: 0 });
    expect(standing('sla:breached,warning', 46)).toBe(0);
    await put('7', null);
    expect(pressing()).toEqual({ breached: 1, warning: 0 });
  });
});

test('rows from before there were clocks get theirs when the tenants are told to the cache', async () => {
  await save(0);
  cache.db.exec(`UPDATE incidents SET due_at = 9000000000000000, warn_at = 0, promise = 0;
    UPDATE tenants SET contract = NULL`); // as the migration leaves them
  expect(clock()).toEqual({ state: 'none' });
  await describeTenant({});
  expect(clock()).toMatchObject({ dueAt: after(30) });
});
