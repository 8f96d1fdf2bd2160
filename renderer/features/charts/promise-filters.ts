import type { TenantRow } from '#shared/contract/tenants.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import {
  between,
  isBetween,
  partedMoments,
  type PromiseGroup,
} from '#shared/domain/charts/charts.ts';
import type { PromiseChart, PromisesAsked } from '#shared/domain/charts/promises.ts';
import type { PromiseName } from '#shared/domain/clock/board-clock.ts';
import { type BoardExpression, conjunctsOf } from '#shared/domain/query/expression.ts';
import { formatBoardQuery, formatExpression } from '#shared/domain/query/format.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import type { Press } from './chart-filters.ts';

/** A mark that leads to the board, or why it does not. */
export type PromisePress = Press | { readonly why: string };

/** More names make a search that nobody reads. */
const MOST_TENANTS = 40;

/**
 * What of the board's filter holds for ended promises: tenants, also those it excludes, tenant tags and severities.
 * Pure.
 */
export function promisesAsked(
  filter: BoardFilter,
): Pick<PromisesAsked, 'tenants' | 'notTenants' | 'tenantTags' | 'severities'> {
  const { tenants, tenantTags, severities } = filter;
  const notTenants = conjunctsOf(filter.where).flatMap(excludedTenants);
  return { tenants, notTenants, tenantTags, severities };
}

function excludedTenants(part: BoardExpression): TenantId[] {
  if (part.kind !== 'not' || part.part.kind !== 'list' || part.part.field !== 'tenant') return [];
  return part.part.values.map((id) => TenantId.parse(id));
}

/** The parts of the board's filter that say nothing about ended promises, as the search line has them. Pure. */
export function notFollowed(
  filter: BoardFilter,
  { fromMs, toMs }: Pick<PromiseChart, 'fromMs' | 'toMs'>,
  tenants: readonly TenantRow[],
): string[] {
  const own = isBetween(filter, 'closed', [fromMs, toMs]) ? partedMoments(filter).rest : filter;
  const { statuses, turns, clocks, tags, assignees, olderThan, youngerThan, text } = own;
  const flat = [
    { statuses },
    { turns },
    { clocks },
    { tags },
    { assignees },
    { olderThan },
    { youngerThan },
    { text },
  ].map((part) => formatBoardQuery({ ...EVERYTHING_OPEN, scope: 'open', ...part }, tenants));
  const rest = conjunctsOf(own.where).filter((part) => excludedTenants(part).length === 0);
  return [...flat, ...rest.map((part) => formatExpression(part, tenants))].filter(
    (written) => written !== '',
  );
}

/**
 * What a press on the promises of one row does: the board shows what was seen closed then. It knows neither when
 * something was taken up nor whose turn it was before, and then says so. Pure.
 */
export function promisePress(
  filter: BoardFilter,
  { by, fromMs, toMs }: Omit<PromiseChart, 'rows'>,
  row: PromiseChart['rows'][number],
  promise: PromiseName,
  tenants: ReadonlyMap<TenantId, TenantRow>,
): PromisePress {
  if (row[promise].ended === 0) return { why: 'No clock ended here: nothing to show.' };
  if (promise === 'acknowledge') {
    return { why: 'The board cannot be asked when something was taken up.' };
  }
  if (by === 'party') return { why: 'The board cannot be asked whose turn it was before.' };
  const narrowed = narrowing(by, row.key, tenants);
  if ('why' in narrowed) return narrowed;
  const stretch = [fromMs, toMs] as const;
  const pressed =
    isBetween(filter, 'closed', stretch) &&
    isSame(filter.severities, narrowed.severities) &&
    isSame(filter.tenants, narrowed.tenants);
  if (!pressed) return { pressed, change: { ...between(filter, 'closed', stretch), ...narrowed } };
  const cleared = by === 'severity' ? { severities: [] } : { tenants: [] };
  const { where } = partedMoments(filter).rest;
  return { pressed, change: { where, scope: 'open', ...cleared } };
}

interface Narrowed {
  readonly severities?: string[];
  readonly tenants?: TenantId[];
}

function narrowing(
  by: Exclude<PromiseGroup, 'party'>,
  key: string,
  tenants: ReadonlyMap<TenantId, TenantRow>,
): Narrowed | { readonly why: string } {
  if (by === 'severity') return { severities: [key] };
  if (by === 'tenant') return { tenants: [TenantId.parse(key)] };
  const having = [...tenants.values()].filter(({ terms }) => (terms.contract ?? '') === key);
  if (having.length === 0) return { why: 'No tenant has this contract any more.' };
  if (having.length <= MOST_TENANTS) return { tenants: having.map(({ id }) => id) };
  return { why: `${having.length.toLocaleString()} tenants: too many for one search.` };
}

/** What is not narrowed may be as it is. */
function isSame(asked: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || [...asked].sort().join() === [...wanted].sort().join();
}
