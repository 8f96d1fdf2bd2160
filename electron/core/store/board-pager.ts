import { type Match, wantedRows } from './board-match.ts';
import { type IndexedColumn, ORDERS, type Place } from './board-order.ts';
import type { Database } from './database.ts';

/** Where a page begins. */
export type Start =
  | { readonly kind: 'after'; readonly place: Place }
  | { readonly kind: 'offset'; readonly offset: number }
  /** At the rows of a value, and some wanted rows on from there. */
  | { readonly kind: 'from'; readonly value: number; readonly offset: number };

/** A sort that an index serves. */
export interface IndexedSort {
  readonly by: IndexedColumn;
  readonly descending: boolean;
}

interface TenantPart {
  readonly tenant: number;
  /** The id behind which the part begins; null = at the tenant's first row. */
  readonly after: string | null;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** What is wanted of one tenant. */
interface TenantRows {
  readonly match: Match;
  /** Its wanted rows, in any order. */
  readonly wanted: Int32Array;
  /** All its rows, wanted or not. */
  readonly count: number;
}

interface Request {
  readonly match: Match;
  /** All rows there are, wanted or not. */
  readonly count: number;
  readonly start: Start;
  readonly limit: number;
}

/** Microseconds, measured: to look at one entry of a sort index, and to fetch one row and sort it. */
const LOOK_COST = 0.13;
const FETCH_COST = 1.8;
/** Beyond this, gathering the rows is never tried. */
const GATHERED = 200_000;

/**
 * Finds the rows of one page, in order. Two ways: walk the index of the sort and pass over what is not
 * wanted, or gather the wanted rows and sort them. The exact number of wanted rows decides which is
 * cheaper; a walk that turns out long (all wanted rows at the far end) is given up for gathering.
 */
export function boardPager(db: Database) {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  let fails: Uint16Array = new Uint16Array(0);
  let looksLeft = 0;
  // Past the allowance everything is accepted: the walk ends at once, and its result is thrown away.
  db.function('wanted', { directOnly: true }, (n) => {
    looksLeft -= 1;
    return looksLeft < 0 || (typeof n === 'number' && fails[n] === 0) ? 1 : 0;
  });

  const prepare = (sql: string) => db.prepare<unknown[], number>(sql).pluck();
  const statement = (sql: string) => {
    const known = statements.get(sql) ?? prepare(sql);
    statements.set(sql, known);
    return known;
  };

  const walk = (sort: IndexedSort, { match, count, start, limit }: Request, looks: number) => {
    const all = match.total === count;
    const { sql, values } = walkSql(sort, start, { limit, filtered: !all });
    fails = match.fails;
    looksLeft = looks;
    const rows = statement(sql).all(...values);
    return looksLeft < 0 ? null : rows;
  };
  const gather = (sort: IndexedSort, { match, start, limit }: Request) => {
    const { sql, values } = gatherSql(sort, start, limit);
    return statement(sql).all(JSON.stringify([...wantedRows(match)]), ...values);
  };

  return {
    /** Numbers of at most `limit` rows. */
    rows: (sort: IndexedSort, request: Request): number[] => {
      const { match, count, start, limit } = request;
      if (match.total === 0) return [];
      const toFetch = match.total * FETCH_COST;
      const first = start.kind === 'after' ? 0 : start.offset;
      const toWalk = ((first + limit) / match.total) * count * LOOK_COST;
      const gatherable = match.total <= GATHERED && match.total < count;
      if (gatherable && toFetch < toWalk) return gather(sort, request);
      const allowance = gatherable ? Math.ceil((toWalk + toFetch) / LOOK_COST) : Infinity;
      return walk(sort, request, allowance) ?? gather(sort, request);
    },
    /**
     * Rows of one tenant by id, after one of them or from its first: a part of the order by tenant. Where few
     * of its many rows are wanted, those are fetched and sorted.
     */
    ofTenant: ({ match, wanted, count }: TenantRows, part: TenantPart): number[] => {
      const { tenant, after, descending, limit, offset } = part;
      const [direction, sign] = descending ? ['DESC', '<'] : ['ASC', '>'];
      const from = after === null ? '' : `AND id ${sign} ?`;
      const order = `ORDER BY id ${direction} LIMIT ? OFFSET ?`;
      const values = [...(after === null ? [] : [after]), limit, offset];
      const toWalk = Math.min(1, (offset + limit) / wanted.length) * count * LOOK_COST;
      if (wanted.length <= GATHERED && wanted.length * FETCH_COST < toWalk) {
        const sql = `SELECT n FROM incidents WHERE n IN (SELECT value FROM json_each(?)) ${from} ${order}`;
        return statement(sql).all(JSON.stringify([...wanted]), ...values);
      }
      fails = match.fails;
      looksLeft = Infinity;
      const sql = `SELECT n FROM incidents WHERE tenant = ? ${from} AND wanted(n) ${order}`;
      return statement(sql).all(tenant, ...values);
    },
  };
}

/** The walk along the index of a sort; `filtered` looks at each row's number before it is taken. */
export function walkSql(
  { by, descending }: IndexedSort,
  start: Start,
  { limit, filtered }: { limit: number; filtered: boolean },
) {
  const { column, index } = ORDERS[by];
  const { where, values } = startSql(column, descending, start);
  const conditions = [...where, ...(filtered ? ['wanted(n)'] : [])];
  const sql = `SELECT n FROM incidents INDEXED BY ${index}
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ${orderSql(column, descending)} LIMIT ? OFFSET ?`;
  return { sql, values: [...values, limit, start.kind === 'after' ? 0 : start.offset] };
}

/** The rows of a JSON list (first parameter), sorted. */
export function gatherSql({ by, descending }: IndexedSort, start: Start, limit: number) {
  const { column } = ORDERS[by];
  const { where, values } = startSql(column, descending, start);
  const conditions = ['n IN (SELECT value FROM json_each(?))', ...where];
  // The plus keeps the sort's own index out: here the rows are given.
  const sql = `SELECT n FROM incidents WHERE ${conditions.join(' AND ')}
    ${orderSql(`+${column}`, descending)} LIMIT ? OFFSET ?`;
  return { sql, values: [...values, limit, start.kind === 'after' ? 0 : start.offset] };
}

function startSql(column: string, descending: boolean, start: Start) {
  if (start.kind === 'offset') return { where: [], values: [] };
  const sign = descending ? '<' : '>';
  if (start.kind === 'from') return { where: [`${column} ${sign}= ?`], values: [start.value] };
  const { value, tenant, id } = start.place;
  return { where: [`(${column}, tenant, id) ${sign} (?, ?, ?)`], values: [value, tenant, id] };
}

function orderSql(column: string, descending: boolean): string {
  const direction = descending ? 'DESC' : 'ASC';
  return `ORDER BY ${column} ${direction}, tenant ${direction}, id ${direction}`;
}
