import type { BoardColumn, BoardRow, BoardSort } from '#shared/domain/board.ts';
import { IncidentId, type IncidentKey } from '#shared/domain/incident.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { clockOf } from './board-clocks.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { type KeyedPlace, ORDERS, type Place } from './board-order.ts';
import { TURNS } from './board-ranks.ts';
import type { Database } from './database.ts';

interface Row {
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

const COLUMNS = `tenant, id, title, severity, status, turn, assignee, mine, tag_list AS tagList, alerts,
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

  const placeBy = (n: number, by: BoardColumn) => (places.get(by) ?? tenantPlace).get(n);

  const shown = (row: Row): BoardRow => {
    const { tenant, id, severity, status, turn, assignee, mine, tagList, ...rest } = row;
    const { dueAt, warnAt, promise, ...same } = rest;
    const known = dictionary.tenant(tenant);
    if (!known)
      throw new AppError('damaged', 'A row of the board names a tenant that is not there.');
    return {
      ...same,
      tenantId: known.id,
      incidentId: IncidentId.parse(id),
      severity: dictionary.word(severity),
      status: dictionary.word(status),
      turn: TURNS[turn] ?? 'us',
      clock: clockOf({ dueAt, warnAt, promise }),
      assignedTo: assignee === 0 ? null : dictionary.word(assignee),
      mine: mine === 1,
      createdAt: instant(row.createdAt),
      updatedAt: instant(row.updatedAt),
      tags: [...dictionary.tags(tagList)],
      snoozedUntil: row.snoozedUntil > 0 ? instant(row.snoozedUntil) : null,
    };
  };

  return {
    rows: (numbers: readonly number[]): BoardRow[] =>
      numbers.flatMap((n) => {
        const row = one.get(n);
        return row ? [shown(row)] : [];
      }),
    byKey: ({ tenantId, incidentId }: IncidentKey): BoardRow | null => {
      const tenant = dictionary.tenantNumber(tenantId);
      const row = tenant === null ? undefined : byKey.get(tenant, incidentId);
      return row ? shown(row) : null;
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
