import { afterEach, beforeEach, expect, test } from 'vitest';
import { clockReader } from '#electron/core/store/clock-reader.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { toldClocks } from '#electron/core/store/told-clocks.ts';
import { clockTelling } from '#electron/core/telling/clock-telling.ts';
import { NEW_RULE, type TellingRule } from '#shared/domain/telling/rule.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';
import { tenant as thing } from '../../../shared/contract/things.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const after = (minutes: number) => instant(START + minutes * MINUTE_MS);
const rule = (change: Partial<TellingRule>): TellingRule => ({ ...NEW_RULE, id: 'r', ...change });

/** A cache and a ledger as they are, and a moment that a test sets. */
function bench() {
  const cache = temporaryCache();
  const ledger = memoryLedger();
  tenantStore(ledger).upsert(Tenant.parse({ ...thing, id: CONTOSO, domain: 'contoso.com' }));
  const told = toldClocks(ledger);
  const at = { minute: 0, read: true };
  let rules = [rule({ kinds: ['due', 'breached'] })];
  const make = () =>
    clockTelling({
      clocks: clockReader(cache.reader),
      told,
      rules: () => rules,
      isRead: () => at.read,
      now: () => START + at.minute * MINUTE_MS,
    });
  let telling = make();
  return {
    at,
    telling: () => telling,
    setRules: (...changes: Partial<TellingRule>[]) => {
      rules = changes.map(rule);
    },
    restart: () => {
      telling = make();
    },
    save: (minute: number, own: object = {}) =>
      cache.writer.saveIncidents({
        ...answer(CONTOSO, [
          graphIncident({ createdDateTime: after(0), lastUpdateDateTime: after(minute), ...own }),
        ]),
        expanded: false,
      }),
    /** What is told at that minute. */
    tell: (minute: number) => {
      at.minute = minute;
      const found = telling.pending();
      telling.settle(found);
      return found.news.map(
        ({ clock, event }) => `${clock.incidentId} ${clock.kind}: ${event.note}`,
      );
    },
    remove: () => {
      ledger.close();
      cache.remove();
    },
  };
}
let desk: ReturnType<typeof bench>;
beforeEach(() => {
  desk = bench();
  expect(desk.tell(0)).toEqual([]); // somebody has looked at the clocks of this profile
});
afterEach(() => desk.remove());

test('a clock is told once when it soon runs out, and once when it has', async () => {
  await desk.save(0);
  expect(desk.tell(14)).toEqual([]);
  expect(desk.tell(15)).toEqual(['7 due: 15 min left to take it up']);
  expect(desk.tell(20)).toEqual([]);
  desk.restart();
  expect(desk.tell(29)).toEqual([]);
  expect(desk.tell(30)).toEqual(['7 breached: Not taken up in time']);
  desk.restart();
  expect(desk.tell(31)).toEqual([]);
});

test('both clocks of an incident are told, each once, also when one stood still meanwhile', async () => {
  await desk.save(0);
  expect(desk.tell(40)).toEqual(['7 breached: Not taken up in time']);
  await desk.save(41, { assignedTo: 'ada@msp.example' });
  expect(desk.tell(170)).toEqual(['7 due: 10 min left to resolve it']);
  await desk.save(171, { assignedTo: 'Defender Experts' });
  expect(desk.tell(400)).toEqual([]);
  await desk.save(401, { assignedTo: 'ada@msp.example' });
  expect(desk.tell(402)).toEqual([]);
  expect(desk.tell(411)).toEqual(['7 breached: Not resolved in time']);
});

test('what ran out while the computer slept is told when it wakes up; what soon would have is not', async () => {
  await desk.save(0);
  await desk.save(0, { id: '8', severity: 'medium' });
  expect(desk.tell(500)).toEqual([
    '7 breached: Not taken up in time',
    '8 breached: Not taken up in time',
  ]);
  expect(desk.tell(501)).toEqual([]);
});

test('what was read late and ran out before is told; what ran out more than a day ago is not', async () => {
  await desk.save(0);
  expect(desk.tell(30 + 24 * 60)).toEqual([]);
  await desk.save(1, { id: '8' });
  expect(desk.tell(30 + 24 * 60 - 1)).toHaveLength(2);
});

test('in a tenant that is still being read for the first time nothing is news', async () => {
  await desk.save(0);
  desk.at.read = false;
  expect(desk.tell(31)).toEqual([]);
  desk.at.read = true;
  expect(desk.tell(32)).toEqual([]);
});

test('a profile that never looked at its clocks begins with those it has', async () => {
  const fresh = bench();
  await fresh.save(0);
  expect(fresh.tell(31)).toEqual([]);
  await fresh.save(40, { id: '8' });
  expect(fresh.tell(41)).toEqual(['8 breached: Not taken up in time']);
  fresh.remove();
});

test('rules decide: severity, how long before, and whether at all', async () => {
  await desk.save(0);
  await desk.save(0, { id: '8', severity: 'medium' });
  desk.setRules({ kinds: ['due'], severities: ['medium'], withinMinutes: 45 });
  expect(desk.tell(16)).toEqual(['8 due: 44 min left to take it up']);
  desk.setRules({ kinds: ['new'] });
  expect(desk.tell(70)).toEqual([]);
  expect(desk.telling().leftMs()).toBeNull();
});

test('it waits for the nearest moment that a rule asks for', async () => {
  await desk.save(0);
  await desk.save(0, { id: '8', severity: 'medium' });
  const left = (minute: number) => {
    desk.at.minute = minute;
    return (desk.telling().leftMs() ?? HOUR_MS * 99) / MINUTE_MS;
  };
  expect(left(0)).toBe(15);
  expect(left(15)).toBe(15);
  expect(left(30)).toBe(15);
  expect(left(45)).toBe(15);
  expect(left(60)).toBe(99 * 60);
});
