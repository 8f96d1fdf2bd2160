import {
  AgeBucket,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  BoardFilter,
} from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { SEVERITIES, STATUSES } from '#shared/domain/incident.ts';
import type { BoardExpression } from '#shared/domain/query/expression.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { NOW } from './answers.ts';
import { chooser, PEOPLE, TAGS, TENANTS, WORDS } from './board-world.ts';

type Draw = ReturnType<typeof chooser>;

/** A random expression over the world of `fillBoard`, the same for the same seed. */
export function randomExpression(seed: number, levels: number): BoardExpression {
  return drawn(chooser(seed), levels);
}

function drawn(draw: Draw, levels: number): BoardExpression {
  const { next, pick } = draw;
  if (levels <= 1 || next() < 0.35) return drawnTerm(draw);
  if (next() < 0.3) return { kind: 'not', part: drawn(draw, levels - 1) };
  const parts = Array.from({ length: 2 + Math.floor(next() * 2) }, () => drawn(draw, levels - 1));
  return { kind: pick(['and', 'or']), parts };
}

function drawnTerm({ next, pick }: Draw): BoardExpression {
  const few = <T>(list: readonly T[]): T[] => [...new Set([pick(list), pick(list)])];
  const people = [...PEOPLE.map((name) => name ?? ASSIGNED_TO_NOBODY), ASSIGNED_TO_ME];
  const draws: readonly (() => BoardExpression)[] = [
    () => ({ kind: 'list', field: 'severity', values: few([...SEVERITIES, 'extreme']) }),
    () => ({ kind: 'list', field: 'status', values: few([...STATUSES, 'pausedByService']) }),
    () => ({ kind: 'list', field: 'turn', values: few(['us', 'microsoft', 'customer', 'nobody']) }),
    () => ({ kind: 'list', field: 'sla', values: few(Standing.options) }),
    () => ({ kind: 'list', field: 'tenant', values: few(TENANTS.map(({ id }) => id)) }),
    () => ({ kind: 'list', field: 'tenant-tag', values: few(['gold', 'eu', 'none such']) }),
    () => ({ kind: 'list', field: 'tag', values: few([...TAGS, 'Defender Experts', UNTAGGED]) }),
    () => ({ kind: 'list', field: 'assigned', values: few(people) }),
    () => ({ kind: 'list', field: 'is', values: [pick(['open', 'snoozed', 'closed', 'all'])] }),
    () => ({ kind: 'compare', field: 'sla', way: pick(['>', '<']), value: pick(SPANS) }),
    () => ({ kind: 'compare', field: 'age', way: pick(['>', '<']), value: pick(SPANS) }),
    () => ({ kind: 'compare', field: 'updated', way: pick(['>', '<']), value: pick(SPANS) }),
    () => ({
      kind: 'compare',
      field: pick(['created', 'closed']),
      way: pick(['>', '>=', '<', '<=']),
      value: pick(MOMENTS),
    }),
    () => ({
      kind: 'compare',
      field: 'alerts',
      way: pick(['>', '>=', '<', '<=', '=']),
      value: Math.floor(next() * 4),
    }),
    () => ({ kind: 'text', text: pick(WORDS).slice(0, 5), exact: false }),
    () => ({ kind: 'text', text: `${pick(WORDS)} ${pick(WORDS)}`, exact: true }),
    () => ({ kind: 'text', text: pick([...WORDS, 'malw', 'ada@msp.example']), exact: true }),
  ];
  return pick(draws)();
}

/** Moments of the world of `fillBoard`: around the one it is read at, and of long ago. */
const MOMENTS = [0.5, 3, 7, 20, 59].map((days) => NOW - days * DAY_MS);
const SPANS = [90 * MINUTE_MS, 5 * HOUR_MS, DAY_MS, 3 * DAY_MS, 7 * DAY_MS, 20 * DAY_MS];

/** A random filter over the same world. */
export function randomFilter(seed: number): BoardFilter {
  const { next, pick, some } = chooser(seed);
  const age = () => (next() < 0.2 ? pick(AgeBucket.options) : null);
  return BoardFilter.parse({
    scope: pick(['open', 'snoozed', 'closed', 'all']),
    tenants: some(TENANTS, 0.3).map(({ id }) => id),
    tenantTags: some(['gold', 'eu', 'none such'], 0.2),
    tags: some([...TAGS, 'Defender Experts'], 0.3),
    severities: some([...SEVERITIES, 'extreme'], 0.3),
    statuses: some([...STATUSES, 'pausedByService'], 0.2),
    turns: some(['us', 'microsoft', 'nobody'], 0.2),
    clocks: some(Standing.options, 0.2),
    assignees: some([...PEOPLE.map((name) => name ?? ASSIGNED_TO_NOBODY), ASSIGNED_TO_ME], 0.3),
    youngerThan: age(),
    olderThan: age(),
    text: next() < 0.3 ? `${pick(WORDS).slice(0, 4)} ${next() < 0.3 ? 'host1' : ''}` : '',
    where: next() < 0.6 ? randomExpression(seed * 31, 3) : null,
  });
}
