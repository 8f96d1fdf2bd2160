import {
  AGE_BUCKETS,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  type BoardColumn,
  type BoardFilter,
  type BoardRow,
  type BoardSort,
} from '#shared/domain/board.ts';
import { isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { millis } from '#shared/time.ts';

/** A tenant of the model; `place` is the order in which the cache met them. */
export interface ModelTenant {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly place: number;
}

/** A row and all the text it can be found by. */
export interface ModelRow {
  readonly row: BoardRow;
  readonly text: string;
}

const STATUS_ORDER = ['active', 'inProgress', 'awaitingAction', '', 'resolved', 'redirected'];
const TURN_ORDER = ['us', 'customer', 'microsoft', 'nobody'];

function chosen(wanted: readonly string[], ...values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** The rule of the filter in its plainest form. */
export function modelPasses(
  { row, text }: ModelRow,
  filter: BoardFilter,
  tenants: readonly ModelTenant[],
  nowMs: number,
): boolean {
  const ageMs = nowMs - millis(row.createdAt);
  const people = [row.assignedTo ?? ASSIGNED_TO_NOBODY, ...(row.mine ? [ASSIGNED_TO_ME] : [])];
  const tenantTags = tenants.find(({ id }) => id === row.tenantId)?.tags ?? [];
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return (
    (filter.scope === 'all' || (filter.scope === 'open') === isOpen(row.status)) &&
    chosen(filter.tenants, row.tenantId) &&
    chosen(filter.tenantTags, ...tenantTags) &&
    chosen(filter.tags, ...row.tags) &&
    chosen(filter.severities, row.severity) &&
    chosen(filter.statuses, row.status) &&
    chosen(filter.turns, row.turn) &&
    chosen(filter.assignees, ...people) &&
    (filter.youngerThan === null || ageMs < AGE_BUCKETS[filter.youngerThan]) &&
    (filter.olderThan === null || ageMs > AGE_BUCKETS[filter.olderThan]) &&
    (filter.text.toLowerCase().match(/[a-z0-9]+/g) ?? []).every((wanted) =>
      words.some((word) => word.startsWith(wanted)),
    )
  );
}

function valueOf(row: BoardRow, by: BoardColumn, tenants: readonly ModelTenant[]) {
  const rank = (order: readonly string[], word: string, unknown: number) => {
    const found = order.indexOf(word);
    return found < 0 ? unknown : found;
  };
  switch (by) {
    case 'severity':
      return -rank(SEVERITIES, row.severity, 0.5);
    case 'status':
      return rank(STATUS_ORDER, row.status, 3);
    case 'turn':
      return rank(TURN_ORDER, row.turn, 9);
    case 'tenant':
      return tenants.find(({ id }) => id === row.tenantId)?.name.toLowerCase() ?? '';
    case 'title':
      return row.title.toLowerCase().slice(0, 120);
    case 'assignedTo':
      return (row.assignedTo ?? '').toLowerCase();
    case 'tags':
      return row.tags.join(', ').toLowerCase().slice(0, 120);
    case 'alerts':
      return row.alerts;
    case 'createdAt':
    case 'updatedAt':
      return row[by];
  }
}

/** The whole list in order: by the column, then tenant and id, all turned around when descending. */
export function modelSorted(
  rows: readonly BoardRow[],
  { by, descending }: BoardSort,
  tenants: readonly ModelTenant[],
): BoardRow[] {
  const place = (row: BoardRow) => tenants.find(({ id }) => id === row.tenantId)?.place ?? 0;
  const keyed = rows.map((row) => ({
    row,
    keys: [valueOf(row, by, tenants), place(row), row.incidentId],
  }));
  keyed.sort((one, other) => {
    for (const [index, left] of one.keys.entries()) {
      const right = other.keys[index] ?? '';
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
  const sorted = keyed.map(({ row }) => row);
  return descending ? sorted.reverse() : sorted;
}
