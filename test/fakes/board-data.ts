import {
  AGE_BUCKETS,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  type BoardColumn,
  type BoardCounts,
  type BoardFilter,
  BoardRow,
  type BoardSort,
  type FacetCount,
} from '#shared/domain/board.ts';
import { type BoardClock, NO_CLOCK, standingOf } from '#shared/domain/clock/board-clock.ts';
import type { Grouping } from '#shared/domain/arrangement.ts';
import { isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { whoseTurn } from '#shared/domain/turn.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, millis } from '#shared/time.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { modelHolds } from './board-model.ts';

/** The moment every fake begins at. */
export const FAKE_NOW = Date.parse('2026-11-21T04:00:00.000Z');

const TITLES = [
  'Multi-stage incident involving Initial access & Lateral movement on multiple endpoints',
  'Suspicious sign-in from an unfamiliar location',
  'Malware prevented on one endpoint',
  'Email messages containing malicious URL removed after delivery',
  'Mass download by a departing user',
  'Defender Experts: Hands-on-keyboard activity',
  'Unusual addition of credentials to an OAuth app',
  '\u202egpj.exe \u200bopened by <img src=x onerror=alert(1)> "><script>alert(2)</script>',
];
const STATUSES = [
  'active',
  'active',
  'active',
  'inProgress',
  'awaitingAction',
  'resolved',
  'resolved',
];
const PEOPLE = [null, null, 'ada@msp.example', 'grace@msp.example', 'Defender Experts', 'Customer'];
const TAGS = ['ransomware', 'vip', 'shift-2', 'phishing', 'watch'];

/** A repeatable sequence of numbers in 0..1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], at: number): T {
  const found = list[Math.floor(at * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

/** `count` incidents spread over the tenants, newest first, the same for the same seed. */
export function fakeRows(tenants: readonly TenantRow[], count: number): BoardRow[] {
  const next = numbers(7);
  return Array.from({ length: count }, (_, index) => {
    const ageMs = Math.floor(180 * DAY_MS * (index / count) ** 2) + index * 900 + 20_000;
    const tenant = pick(tenants, next() ** 1.6);
    const title = pick(TITLES, next());
    const status = pick(STATUSES, next());
    const assignedTo = pick(PEOPLE, next());
    const level = next();
    const severity = SEVERITIES[level < 0.08 ? 0 : level < 0.35 ? 1 : level < 0.8 ? 2 : 3];
    const facts = { status, assignedTo, classification: null, title, systemTags: [] };
    const { turn } = whoseTurn({ ...facts, huntedByExperts: false });
    const updatedAt = instant(FAKE_NOW - ageMs);
    return BoardRow.parse({
      tenantId: tenant.id,
      incidentId: String(100_000 - index),
      title: `${title}${next() < 0.3 ? ` (${index})` : ''}`,
      severity,
      status,
      turn,
      clock: clockOf(status, turn, FAKE_NOW - ageMs),
      assignedTo,
      mine: assignedTo === 'ada@msp.example',
      alerts: 1 + Math.floor(next() ** 6 * 60),
      createdAt: instant(FAKE_NOW - ageMs - Math.floor(next() * 600) * MINUTE_MS),
      updatedAt,
      tags: next() < 0.25 ? [pick(TAGS, next())] : [],
      pending: 0,
      refused: 0,
      snoozedUntil: null,
    });
  });
}

function clockOf(status: string, turn: string, sinceMs: number): BoardClock {
  if (!isOpen(status)) return NO_CLOCK;
  const promise = 'resolve' as const;
  if (turn !== 'us') return { state: 'stopped', promise, restMs: HOUR_MS };
  const at = (hours: number) => instant(sinceMs + hours * HOUR_MS);
  return { state: 'running', promise, warnAt: at(6), dueAt: at(8) };
}

function fits(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function assigneeOf(row: BoardRow): string[] {
  if (row.assignedTo === null) return [ASSIGNED_TO_NOBODY];
  return row.mine ? [row.assignedTo, ASSIGNED_TO_ME] : [row.assignedTo];
}

/** The rule of the filter, over plain rows. */
export function passes(row: BoardRow, filter: BoardFilter): boolean {
  const asleep = row.snoozedUntil !== null;
  const scope = isOpen(row.status) ? (asleep ? 'snoozed' : 'open') : 'closed';
  if (filter.scope !== 'all' && filter.scope !== scope) return false;
  const ageMs = FAKE_NOW - millis(row.createdAt);
  if (filter.olderThan && ageMs <= AGE_BUCKETS[filter.olderThan]) return false;
  if (filter.youngerThan && ageMs >= AGE_BUCKETS[filter.youngerThan]) return false;
  const title = ` ${row.title.toLowerCase()}`;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    fits(filter.tenants, row.tenantId) &&
    fits(filter.severities, row.severity) &&
    fits(filter.statuses, row.status) &&
    fits(filter.turns, row.turn) &&
    fits(filter.clocks, standingOf(row.clock, FAKE_NOW)) &&
    (filter.tags.length === 0 ||
      filter.tags.some((tag) =>
        tag === UNTAGGED ? row.tags.length === 0 : row.tags.includes(tag),
      )) &&
    (filter.assignees.length === 0 || assigneeOf(row).some((n) => filter.assignees.includes(n))) &&
    words.every((word) => title.includes(` ${word}`)) &&
    (filter.where === null || modelHolds({ row, text: row.title }, filter.where, [], FAKE_NOW))
  );
}

function sortValue(row: BoardRow, by: BoardColumn): string | number {
  if (by === 'severity') return -SEVERITIES.findIndex((word) => word === row.severity);
  if (by === 'tenant') return row.tenantId;
  if (by === 'dueAt') return row.clock.state === 'running' ? row.clock.dueAt : 'z';
  if (by === 'tags') return row.tags.join(' ');
  return row[by] ?? '';
}

export function sorted(rows: readonly BoardRow[], sort: BoardSort): BoardRow[] {
  return [...rows].sort((one, other) => {
    for (const { by, descending } of sort) {
      const [left, right] = [sortValue(one, by), sortValue(other, by)];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return Number(other.incidentId) - Number(one.incidentId);
  });
}

function counted(values: Iterable<string>): FacetCount[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count)
    .slice(0, 1000);
}

export function fakeCounts(all: readonly BoardRow[], filter: BoardFilter): BoardCounts {
  const without = (part: Partial<BoardFilter>) =>
    all.filter((row) => passes(row, { ...filter, ...part }));
  const ages = without({ youngerThan: null, olderThan: null });
  return {
    total: without({}).length,
    facets: {
      tenant: counted(without({ tenants: [] }).map((row) => row.tenantId)),
      tag: counted(
        without({ tags: [] }).flatMap(({ tags }) => (tags.length === 0 ? [UNTAGGED] : tags)),
      ),
      severity: counted(without({ severities: [] }).map((row) => row.severity)),
      status: counted(without({ statuses: [] }).map((row) => row.status)),
      turn: counted(without({ turns: [] }).map((row) => row.turn)),
      clock: counted(without({ clocks: [] }).map((row) => standingOf(row.clock, FAKE_NOW))),
      assignee: counted(without({ assignees: [] }).flatMap(assigneeOf)),
      age: Object.entries(AGE_BUCKETS).map(([value, spanMs]) => ({
        value,
        count: ages.filter((row) => FAKE_NOW - millis(row.createdAt) < spanMs).length,
      })),
    },
  };
}

/** How many rows an open board leaves out because they are put away. */
export function snoozedIn(rows: readonly BoardRow[], filter: BoardFilter): number {
  if (filter.scope !== 'open') return 0;
  return rows.filter((row) => passes(row, { ...filter, scope: 'snoozed' })).length;
}

/** Rows divided by a column, groups in the order of their values. */
export function grouped(rows: readonly BoardRow[], by: Grouping | null) {
  if (by === null) return { rows, groups: null };
  const valueOf = (row: BoardRow): string => {
    if (by === 'tenant') return row.tenantId;
    if (by === 'sla') return standingOf(row.clock, FAKE_NOW);
    return (by === 'assignedTo' ? row.assignedTo : row[by]) ?? ASSIGNED_TO_NOBODY;
  };
  const groups = counted(rows.map(valueOf)).sort((one, other) =>
    one.value < other.value ? -1 : 1,
  );
  const inOrder = groups.flatMap(({ value }) => rows.filter((row) => valueOf(row) === value));
  return { rows: inOrder, groups };
}
