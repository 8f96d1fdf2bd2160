import { SECOND_MS } from '#shared/time.ts';
import type { Database } from './database.ts';
import { boardDictionary } from './board-dictionary.ts';
import { FIRST_CLOSED_RANK } from './board-ranks.ts';
import { keptColumns } from './kept-columns.ts';

/** Bits of `flags`: the turn in the two lowest, then these. */
const TURN = 0b11;
const MINE = 4;
const PRESENT = 8;
const SNOOZED = 16;

/** The narrow columns of every incident, by row number. Row 0 never exists. */
export type Columns = ReturnType<typeof emptyColumns>;

/** A row as it is asked for; the columns of one that is gone are null. */
type Row = [
  n: number,
  flags: number | null,
  tenant: number,
  severity: number,
  status: number,
  assignee: number,
  tagList: number,
  alerts: number,
  createdAt: number,
  updatedAt: number,
  closedS: number,
  dueAt: number,
  warnS: number,
];

interface State {
  readonly generation: number;
  readonly tenants: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** What is read at once: core answers in between. */
const CHUNK = 10_000;
/** Columns that were kept are good enough while a start has no more than one row in so many to read again. */
const KEPT_LAG = 50;
const IS_SNOOZED = `(i.snoozed_until > 0 AND i.status_rank < ${FIRST_CLOSED_RANK})`;
const COLUMNS = `i.turn + i.mine * ${MINE} + ${PRESENT} + ${IS_SNOOZED} * ${SNOOZED},
  i.tenant, i.severity, i.status, i.assignee, i.tag_list, i.alerts, i.created_at, i.updated_at,
  i.closed_at / ${SECOND_MS}, i.due_at, i.warn_at / ${SECOND_MS}`;

export const turnOf = (flags: number): number => flags & TURN;
export const isMineFlag = (flags: number): boolean => (flags & MINE) !== 0;
/** An open incident that is put away. */
export const isSnoozed = (flags: number): boolean => (flags & SNOOZED) !== 0;
export const isPresent = (flags: number): boolean => (flags & PRESENT) !== 0;

/**
 * The columns that filters and counts look at, kept in memory (about 60 bytes an incident) and brought up
 * to date from the log of changes before each use. One pass over a million rows takes milliseconds, so
 * every combination of filters is counted exactly; SQL is asked only for the rows that are shown.
 */
export function boardColumns(db: Database) {
  const dictionary = boardDictionary(db);
  const readState = db.prepare<[], State>(`
    SELECT generation, tenants, (SELECT min(stamp) FROM board_changes) AS first,
           (SELECT max(stamp) FROM board_changes) AS last FROM board_state`);
  const chunk = db
    .prepare<[number], Row>(
      `SELECT i.n, ${COLUMNS} FROM incidents i WHERE i.n > ? ORDER BY i.n LIMIT ${CHUNK}`,
    )
    .raw();
  const changed = db
    .prepare<[number], Row>(`
      SELECT c.n, ${COLUMNS} FROM (SELECT DISTINCT n FROM board_changes WHERE stamp > ?) c
      LEFT JOIN incidents i ON i.n = c.n`)
    .raw();

  const kept = keptColumns(db, emptyColumns(0), COLUMNS);
  let columns = emptyColumns(1024);
  let generation = -1;
  let tenantsVersion = -1;
  let stamp = 0;
  let loadedTo: number | null = null;
  let count = 0;
  let size = 1;
  let version = 0;

  const put = (row: Row): void => {
    // By place, not taken apart: a million rows go through here at a start.
    const n = row[0];
    const flags = row[1] ?? 0;
    if (n >= columns.flags.length) columns = grown(columns, n + 1);
    const before = isPresent(columns.flags[n] ?? 0) ? 1 : 0;
    if (n >= size) size = n + 1;
    columns.flags[n] = flags;
    if (!isPresent(flags)) {
      for (const column of Object.values(columns)) column[n] = 0; // nothing of it is kept
      count -= before;
      return;
    }
    columns.tenant[n] = row[2];
    columns.severity[n] = row[3];
    columns.status[n] = row[4];
    columns.assignee[n] = row[5];
    columns.tagList[n] = row[6];
    columns.alerts[n] = row[7];
    columns.createdAt[n] = row[8];
    columns.updatedAt[n] = row[9];
    columns.closedS[n] = row[10];
    columns.dueAt[n] = row[11];
    columns.warnS[n] = row[12];
    count += 1 - before;
  };
  const startOver = (state: State): void => {
    columns = emptyColumns(1024);
    generation = state.generation;
    stamp = state.last ?? 0;
    loadedTo = 0;
    count = 0;
    size = 1;
    dictionary.forget();
    takeKept(state);
  };
  /** What the last run kept takes the place of a pass over all rows; its changes since are read as ever. */
  const takeKept = (state: State): void => {
    const found = kept.moment();
    if (found?.generation !== state.generation || found.stamp > (state.last ?? 0)) return;
    if (isLost(state, found.stamp)) return;
    const held = emptyColumns(Math.max(found.size, 1024));
    if (!kept.read(held, found.size)) return;
    columns = held;
    ({ size, stamp } = found);
    for (const flags of held.flags) if (isPresent(flags)) count += 1;
    loadedTo = null;
    version += 1;
  };

  /** Reads the next part of a first load. @returns whether everything is there. */
  const step = (): boolean => {
    const state = readState.get();
    if (!state) return true;
    if (state.generation !== generation || isLost(state, stamp)) startOver(state);
    if (loadedTo !== null) {
      const rows = chunk.all(loadedTo);
      for (const row of rows) put(row);
      loadedTo = rows.length < CHUNK ? null : (rows.at(-1)?.[0] ?? null);
      version += 1;
      if (loadedTo !== null) return false;
    }
    if (state.last !== null && state.last > stamp) {
      for (const row of changed.all(stamp)) put(row);
      stamp = state.last;
      version += 1;
    }
    if (state.tenants !== tenantsVersion) {
      dictionary.readTenants();
      tenantsVersion = state.tenants;
      version += 1;
    }
    dictionary.readNew();
    return true;
  };

  const refresh = (): void => {
    while (!step());
  };

  return {
    step,
    /** Everything as the database has it now. */
    refresh,
    /** Keeps the columns in the file for the next start, where they were read and those kept are old. */
    keep: (): void => {
      if (generation < 0 || loadedTo !== null) return;
      refresh();
      const before = kept.moment();
      const isSame = before?.generation === generation;
      if (isSame && (stamp - before.stamp) * KEPT_LAG <= count) return;
      kept.write(columns, { generation, stamp, size });
    },
    dictionary,
    /** Valid until the next `refresh`. Rows end before `size`. */
    read: () => ({ columns, size, count, version }),
  };
}
export type BoardColumns = ReturnType<typeof boardColumns>;

/** Changes after `stamp` may have left the log. */
function isLost({ first }: State, stamp: number): boolean {
  return first !== null && stamp < first - 1;
}

/** The narrow columns of every incident, by row number. Row 0 never exists. */
function emptyColumns(length: number) {
  return {
    tenant: new Int32Array(length),
    severity: new Int32Array(length),
    status: new Int32Array(length),
    assignee: new Int32Array(length),
    tagList: new Int32Array(length),
    alerts: new Int32Array(length),
    flags: new Uint8Array(length),
    createdAt: new Float64Array(length),
    updatedAt: new Float64Array(length),
    /** When our looks found it closed, in whole seconds since 1970; 0 = open, or closed at our first look. */
    closedS: new Uint32Array(length),
    /** As the row has it (`board-clocks.ts`). */
    dueAt: new Float64Array(length),
    /** Whole seconds since 1970. */
    warnS: new Uint32Array(length),
  } as const;
}

function grown(columns: Columns, atLeast: number): Columns {
  const next = emptyColumns(Math.max(atLeast, Math.ceil(columns.flags.length * 1.5)));
  next.tenant.set(columns.tenant);
  next.severity.set(columns.severity);
  next.status.set(columns.status);
  next.assignee.set(columns.assignee);
  next.tagList.set(columns.tagList);
  next.alerts.set(columns.alerts);
  next.flags.set(columns.flags);
  next.createdAt.set(columns.createdAt);
  next.updatedAt.set(columns.updatedAt);
  next.closedS.set(columns.closedS);
  next.dueAt.set(columns.dueAt);
  next.warnS.set(columns.warnS);
  return next;
}
