import type { BoardColumn, BoardRow, BoardSort } from '#shared/domain/board.ts';
import { IncidentId, type IncidentKey } from '#shared/domain/incident.ts';
import { isJustNow } from '#shared/domain/presence.ts';
import { AppError } from '#shared/errors.ts';
import { type Instant, instant } from '#shared/time.ts';
import { clockOf } from './board-clocks.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { type KeyedPlace, ORDERS, type Place } from './board-order.ts';
import { TURNS } from './board-ranks.ts';
import type { Database } from './database.ts';
import { historyReader } from './incident-history.ts';

interface Row {
  readonly n: number;
  readonly tenant: number;
  readonly id: string;
  readonly title: string;
  readonly severity: number;
  readonly status: number;
  readonly turn: number;
  readonly assignee: number;
  readonly mine: number;
  readonly tagList: number;
  readonly alerts: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly pending: number;
  readonly refused: number;
  readonly snoozedUntil: number;
  readonly dueAt: number;
  readonly warnAt: number;
  readonly promise: number;
}

type ShownRow = IncidentKey & Pick<BoardRow, 'updatedAt'>;

const COLUMNS = `n, tenant, id, title, severity, status, turn, assignee, mine, tag_list AS tagList, alerts,
  created_at AS createdAt, updated_at AS updatedAt, pending, refused,
  snoozed_until AS snoozedUntil, due_at AS dueAt, warn_at AS warnAt, promise`;

/** Rows of the board by their number or key, with words in place of numbers. */
export function boardRowReader(db: Database, dictionary: BoardDictionary) {
  const one = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM incidents WHERE n = ?`);
  const byKey = db.prepare<[number, string], Row>(
    `SELECT ${COLUMNS} FROM incidents WHERE tenant = ? AND id = ?`,
  );
  const places = new Map(
    Object.entries(ORDERS).map(([by, { column }]) => {
      return [by, db.prepare<[number], Place>(placeSql(column))] as const;
    }),
  );
  const tenantPlace = db.prepare<[number], Place>(placeSql('tenant'));

  const history = historyReader(db);
  /** Only of rows that changed in the last minutes is it looked up: of most pages, none. */
  const assignedAt = (row: Row, assignedTo: string | null, nowMs: number): Instant | null => {
    if (assignedTo === null || row.mine === 1) return null;
    if (!isJustNow(instant(row.updatedAt), nowMs)) return null;
    const at = history.assigned(row.n, assignedTo)?.at ?? null;
    return at !== null && isJustNow(at, nowMs) ? at : null;
  };

  const placeBy = (n: number, by: BoardColumn) => (places.get(by) ?? tenantPlace).get(n);

  const shown = (row: Row, nowMs: number): BoardRow => {
    const { tenant, title, alerts, pending, refused } = row;
    const assignedTo = row.assignee === 0 ? null : dictionary.word(row.assignee);
    const known = dictionary.tenant(tenant);
    if (!known)
      throw new AppError('damaged', 'A row of the board names a tenant that is not there.');
    return {
      tenantId: known.id,
      incidentId: IncidentId.parse(row.id),
      title,
      severity: dictionary.word(row.severity),
      status: dictionary.word(row.status),
      turn: TURNS[row.turn] ?? 'us',
      clock: clockOf(row),
      assignedTo,
      mine: row.mine === 1,
      assignedAt: assignedAt(row, assignedTo, nowMs),
      alerts,
      createdAt: instant(row.createdAt),
      updatedAt: instant(row.updatedAt),
      tags: [...dictionary.tags(row.tagList)],
      noted: false, // notes are no part of the cache: they are laid over it
      own: false, // nor are our changes
      pending,
      refused,
      snoozedUntil: row.snoozedUntil > 0 ? instant(row.snoozedUntil) : null,
    };
  };

  return {
    rows: (numbers: readonly number[], nowMs: number): BoardRow[] =>
      numbers.flatMap((n) => {
        const row = one.get(n);
        return row ? [shown(row, nowMs)] : [];
      }),
    byKey: ({ tenantId, incidentId }: IncidentKey, nowMs: number): BoardRow | null => {
      const tenant = dictionary.tenantNumber(tenantId);
      const row = tenant === null ? undefined : byKey.get(tenant, incidentId);
      return row ? shown(row, nowMs) : null;
    },
    /** The number of a row that is as it was shown, without a wish of ours that may have moved it since; else null. */
    unchanged: ({ tenantId, incidentId, updatedAt }: ShownRow): number | null => {
      const tenant = dictionary.tenantNumber(tenantId);
      const row = tenant === null ? undefined : byKey.get(tenant, incidentId);
      return row && row.pending === 0 && instant(row.updatedAt) === updatedAt ? row.n : null;
    },
    /** Where a row stands in an order. */
    place: (n: number, sort: BoardSort): KeyedPlace | null => {
      const found = sort.flatMap(({ by }) => placeBy(n, by) ?? []);
      const [first] = found;
      if (!first || found.length < sort.length) return null;
      return { values: found.map(({ value }) => value), tenant: first.tenant, id: first.id };
    },
  };
}

function placeSql(column: string): string {
  return `SELECT ${column} AS value, tenant, id FROM incidents WHERE n = ?`;
}
