import { AGE_BUCKETS, AgeBucket, BoardFilter, EVERYTHING_OPEN } from '../board.ts';
import { Standing } from '../clock/board-clock.ts';
import { isOpen } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { Turn } from '../turn.ts';
import {
  allOf,
  type BoardExpression,
  type BoardTerm,
  conjunctsOf,
  MOST,
  termsIn,
} from './expression.ts';

type Draft = { -readonly [K in keyof BoardFilter]: BoardFilter[K] };
type Scope = BoardFilter['scope'];

/**
 * Puts an expression into a filter: what the panel shows goes into the lists, the rest stays as `where`.
 * @param expression in normal form.
 */
export function filterOf(expression: BoardExpression | null): BoardFilter {
  const draft: Draft = BoardFilter.parse(EVERYTHING_OPEN); // a copy with lists of its own
  const rest: BoardExpression[] = [];
  let scope: Scope | null = null;
  for (const part of conjunctsOf(expression)) {
    const alone = part.kind === 'list' && part.field === 'is' && part.values.length === 1;
    if (alone) scope = scopeIn(part.values);
    else if (!taken(draft, part)) rest.push(part);
  }
  draft.where = allOf(rest);
  draft.scope = scope ?? usualScope(draft);
  return draft;
}

function scopeIn([value]: readonly string[]): Scope {
  return value === 'open' || value === 'snoozed' || value === 'closed' ? value : 'all';
}

/**
 * What is meant when nothing is said of open or closed: open work, but finished work as well where its
 * statuses are asked for, or where the rest itself says which.
 */
export function usualScope({ statuses, where }: BoardFilter): Scope {
  for (const term of where ? termsIn(where) : []) {
    if (term.kind !== 'list') continue;
    if (term.field === 'is') return 'all';
    if (term.field === 'status' && term.values.some((status) => !isOpen(status))) return 'all';
  }
  const closed = statuses.filter((status) => !isOpen(status));
  if (closed.length === 0) return 'open';
  return closed.length === statuses.length ? 'closed' : 'all';
}

/** Whether one of the lists of the filter could take the part. */
function taken(draft: Draft, part: BoardExpression): boolean {
  switch (part.kind) {
    case 'list':
      return takenList(draft, part);
    case 'compare':
      return takenAge(draft, part);
    case 'text':
      if (part.exact || draft.text !== '') return false;
      draft.text = part.text;
      return true;
    case 'and':
    case 'or':
    case 'not':
      return false;
  }
}

type Part<K extends BoardTerm['kind']> = Extract<BoardTerm, { kind: K }>;

function takenList(draft: Draft, { field, values }: Part<'list'>): boolean {
  if (values.length > MOST_OF[field]) return false;
  switch (field) {
    case 'severity':
      return filled(draft.severities, values);
    case 'status':
      return filled(draft.statuses, values);
    case 'turn':
      return filled(draft.turns, Turn.array().parse(values));
    case 'sla':
      return filled(draft.clocks, Standing.array().parse(values));
    case 'tenant':
      return filled(draft.tenants, TenantId.array().parse(values));
    case 'tenant-tag':
      return filled(draft.tenantTags, values);
    case 'tag':
      return filled(draft.tags, values);
    case 'assigned':
      return filled(draft.assignees, values);
    case 'is':
      return false;
  }
}

/** As many as the lists of a filter hold; longer ones stay in the expression. */
const MOST_OF: Readonly<Record<Part<'list'>['field'], number>> = {
  severity: 20,
  status: 20,
  turn: Turn.options.length,
  sla: Standing.options.length,
  tenant: MOST.values,
  'tenant-tag': 100,
  tag: 100,
  assigned: 100,
  is: 1,
};

function filled<T>(list: T[], values: readonly T[]): boolean {
  if (list.length > 0) return false;
  list.push(...values);
  return true;
}

/** The quick choices of the panel; any other span stays in the expression. */
function takenAge(draft: Draft, { field, way, value }: Part<'compare'>): boolean {
  const bucket = AgeBucket.options.find((option) => AGE_BUCKETS[option] === value);
  if (field !== 'age' || bucket === undefined) return false;
  const member = way === '>' ? 'olderThan' : 'youngerThan';
  if (draft[member] !== null) return false;
  draft[member] = bucket;
  return true;
}
