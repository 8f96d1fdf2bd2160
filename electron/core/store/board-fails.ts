import { ASSIGNED_TO_ME, type BoardFilter } from '#shared/domain/board.ts';
import type { ListField } from '#shared/domain/query/expression.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { wantedTable } from './board-tables.ts';

/** One bit for each filter that has a facet; `OTHER` for all that have none, and for rows that are gone. */
export const FAILS = {
  tenant: 1,
  tag: 2,
  severity: 4,
  status: 8,
  turn: 16,
  assignee: 32,
  age: 64,
  clock: 128,
  OTHER: 256,
} as const;

/** The bit of a filter for each number of its column; null where nothing is asked for. */
export function failTables(filter: BoardFilter, dictionary: BoardDictionary) {
  const bits = (field: ListField, values: readonly string[], bit: number): Uint16Array => {
    const { wanted } = wantedTable(field, values, dictionary);
    return Uint16Array.from(wanted, (is) => (is === 1 ? 0 : bit));
  };
  const asked = (field: ListField, values: readonly string[], bit: number) =>
    values.length === 0 ? null : bits(field, values, bit);
  const inScope = bits('is', [filter.scope], FAILS.OTHER);
  inScope[0] = FAILS.OTHER; // the status of a row that is gone
  const statuses = asked('status', filter.statuses, FAILS.status) ?? inScope.map(() => 0);
  const chosen = asked('tenant', filter.tenants, FAILS.tenant);
  const tagged = asked('tenant-tag', filter.tenantTags, FAILS.OTHER);
  const asleep = filter.scope === 'closed' ? statuses.map(() => FAILS.OTHER) : statuses;
  return {
    tenant:
      chosen && tagged ? chosen.map((fail, at) => fail | (tagged[at] ?? 0)) : (chosen ?? tagged),
    severity: asked('severity', filter.severities, FAILS.severity),
    /**
     * Two for each status, of what is awake and of what is put away: with open work the latter is counted,
     * but not shown.
     */
    scope: Uint16Array.from({ length: 2 * inScope.length }, (_, at) => {
      const own = Math.floor(at / 2);
      return at % 2 === 0 ? (inScope[own] ?? 0) | (statuses[own] ?? 0) : (asleep[own] ?? 0);
    }),
    hides: filter.scope === 'open',
    turn: asked('turn', filter.turns, FAILS.turn),
    tag: asked('tag', filter.tags, FAILS.tag),
    assignee: asked('assigned', filter.assignees, FAILS.assignee),
    clock: asked('sla', filter.clocks, FAILS.clock),
    mine: filter.assignees.includes(ASSIGNED_TO_ME),
  };
}
