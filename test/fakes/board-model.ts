import {
  AGE_BUCKETS,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  type BoardColumn,
  type BoardFilter,
  type BoardRow,
  type BoardSort,
} from '#shared/domain/board.ts';
import { standingOf } from '#shared/domain/clock/board-clock.ts';
import { isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { isNamed } from '#shared/domain/person-name.ts';
import type { BoardExpression, BoardTerm, CompareField } from '#shared/domain/query/expression.ts';
import { millis, SECOND_MS } from '#shared/time.ts';

/** A tenant of the model; `place` is the order in which the cache met them. */
export interface ModelTenant {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly place: number;
}

/** A row and all the text it can be found by, with `|` between two texts. */
export interface ModelRow {
  readonly row: BoardRow;
  readonly text: string;
  /** When it was seen closed, in milliseconds; null = open, or closed at the first look. */
  readonly closedMs?: number | null;
}

const STATUS_ORDER = ['active', 'inProgress', 'awaitingAction', '', 'resolved', 'redirected'];
const TURN_ORDER = ['us', 'customer', 'microsoft', 'nobody'];

function chosen(wanted: readonly string[], ...values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** The rule of the filter in its plainest form. */
export function modelPasses(
  { row, text, closedMs = null }: ModelRow,
  filter: BoardFilter,
  tenants: readonly ModelTenant[],
  nowMs: number,
): boolean {
  const ageMs = nowMs - millis(row.createdAt);
  const people = peopleOf(row);
  const tenantTags = tagsOfTenant(row, tenants);
  return (
    (filter.scope === 'all' || filter.scope === scopeOf(row)) &&
    chosen(filter.tenants, row.tenantId) &&
    chosen(filter.tenantTags, ...tenantTags) &&
    chosen(filter.tags, ...tagsOf(row)) &&
    chosen(filter.severities, row.severity) &&
    chosen(filter.statuses, row.status) &&
    chosen(filter.turns, row.turn) &&
    chosen(filter.clocks, standingOf(row.clock, nowMs)) &&
    (filter.assignees.length === 0 || isOneOf(people, filter.assignees)) &&
    (filter.youngerThan === null || ageMs < AGE_BUCKETS[filter.youngerThan]) &&
    (filter.olderThan === null || ageMs > AGE_BUCKETS[filter.olderThan]) &&
    hasWords(text, filter.text) &&
    (filter.where === null || modelHolds({ row, text, closedMs }, filter.where, tenants, nowMs))
  );
}

/** The rule of an expression in its plainest form. */
export function modelHolds(
  row: ModelRow,
  expression: BoardExpression,
  tenants: readonly ModelTenant[],
  nowMs: number,
): boolean {
  const holds = (part: BoardExpression) => modelHolds(row, part, tenants, nowMs);
  switch (expression.kind) {
    case 'and':
      return expression.parts.every(holds);
    case 'or':
      return expression.parts.some(holds);
    case 'not':
      return !holds(expression.part);
    case 'text':
      return expression.exact
        ? hasPhrase(row.text, expression.text)
        : hasWords(row.text, expression.text);
    case 'compare':
      return compares(row, expression, nowMs);
    case 'list':
      if (expression.field === 'assigned') return isOneOf(peopleOf(row.row), expression.values);
      return valuesOf(row.row, expression.field, { tenants, nowMs }).some((value) =>
        expression.values.includes(value),
      );
  }
}

function scopeOf({ status, snoozedUntil }: BoardRow): BoardFilter['scope'] {
  if (!isOpen(status)) return 'closed';
  return snoozedUntil === null ? 'open' : 'snoozed';
}

function peopleOf({ assignedTo, mine }: BoardRow): string[] {
  return [assignedTo ?? ASSIGNED_TO_NOBODY, ...(mine ? [ASSIGNED_TO_ME] : [])];
}

function isOneOf(people: readonly string[], wanted: readonly string[]): boolean {
  const words = [ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY];
  const names = wanted.filter((value) => !words.includes(value));
  return people.some((person) =>
    words.includes(person) ? wanted.includes(person) : names.some((name) => isNamed(person, name)),
  );
}

function tagsOf({ tags }: BoardRow): readonly string[] {
  return tags.length === 0 ? [UNTAGGED] : tags;
}

function tagsOfTenant({ tenantId }: BoardRow, tenants: readonly ModelTenant[]): readonly string[] {
  return tenants.find(({ id }) => id === tenantId)?.tags ?? [];
}

function valuesOf(
  row: BoardRow,
  field: Extract<BoardTerm, { kind: 'list' }>['field'],
  { tenants, nowMs }: { readonly tenants: readonly ModelTenant[]; readonly nowMs: number },
): readonly string[] {
  switch (field) {
    case 'sla':
      return [standingOf(row.clock, nowMs)];
    case 'is':
      return [scopeOf(row), 'all'];
    case 'tenant':
      return [row.tenantId];
    case 'tenant-tag':
      return tagsOfTenant(row, tenants);
    case 'tag':
      return tagsOf(row);
    case 'assigned':
      return peopleOf(row);
    case 'severity':
    case 'status':
    case 'turn':
      return [row[field]];
  }
}

function comparedValue(
  { row, closedMs = null }: ModelRow,
  field: CompareField,
  nowMs: number,
): number | null {
  switch (field) {
    case 'age':
      return nowMs - millis(row.createdAt);
    case 'updated':
      return nowMs - millis(row.updatedAt);
    case 'sla':
      return row.clock.state === 'running' ? millis(row.clock.dueAt) - nowMs : null;
    case 'created':
      return millis(row.createdAt);
    case 'closed':
      return closedMs === null ? null : Math.floor(closedMs / SECOND_MS) * SECOND_MS;
    case 'alerts':
      return row.alerts;
  }
}

function compares(
  row: ModelRow,
  { field, way, value }: Extract<BoardTerm, { kind: 'compare' }>,
  nowMs: number,
): boolean {
  const held = comparedValue(row, field, nowMs);
  if (held === null) return false;
  if (way === '=') return held === value;
  if (way.endsWith('=') && held === value) return true;
  return way.startsWith('>') ? held > value : held < value;
}

const wordsIn = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

function hasWords(text: string, wanted: string): boolean {
  const words = wordsIn(text);
  return wordsIn(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

function hasPhrase(text: string, wanted: string): boolean {
  const phrase = ` ${wordsIn(wanted).join(' ')} `;
  return text.split('|').some((piece) => ` ${wordsIn(piece).join(' ')} `.includes(phrase));
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
    case 'dueAt':
      return dueOrder(row);
    case 'createdAt':
    case 'updatedAt':
      return row[by];
  }
}

/** What is due first, then what stands still by what is left, then the rest. */
function dueOrder({ clock }: BoardRow): number {
  if (clock.state === 'none') return Infinity;
  return clock.state === 'running' ? millis(clock.dueAt) : 1e15 + clock.restMs;
}

/** The whole list in order: by the columns, then tenant and id in the direction of the last. */
export function modelSorted(
  rows: readonly BoardRow[],
  sort: BoardSort,
  tenants: readonly ModelTenant[],
): BoardRow[] {
  const place = (row: BoardRow) => tenants.find(({ id }) => id === row.tenantId)?.place ?? 0;
  const last = sort.at(-1)?.descending ?? false;
  const keyed = rows.map((row) => ({
    row,
    keys: [
      ...sort.map(({ by, descending }) => ({ value: valueOf(row, by, tenants), descending })),
      { value: place(row), descending: last },
      { value: row.incidentId, descending: last },
    ],
  }));
  keyed.sort((one, other) => {
    for (const [index, { value, descending }] of one.keys.entries()) {
      const right = other.keys[index]?.value ?? '';
      if (value !== right) return value < right === descending ? 1 : -1;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}
