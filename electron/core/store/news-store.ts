import {
  type ComparedFacts,
  type IncidentNewsKind,
  newsBetween,
} from '#shared/domain/telling/event.ts';
import { FIRST_CLOSED_RANK, statusRank, TURNS } from './board-ranks.ts';
import type { Database } from './database.ts';

const AWAITING = statusRank('awaitingAction');
const OURS = TURNS.indexOf('us');

/** The columns of an incident's row that decide whether something about it is news. */
export interface ComparedRow {
  readonly severityRank: number;
  readonly statusRank: number;
  readonly turn: number;
  readonly mine: number;
}

/** For a SELECT on `incidents i`. */
export const COMPARED_COLUMNS =
  'i.severity_rank AS severityRank, i.status_rank AS statusRank, i.turn, i.mine';

function factsOf(row: ComparedRow): ComparedFacts {
  return {
    open: row.statusRank < FIRST_CLOSED_RANK,
    severityRank: row.severityRank,
    ours: row.turn === OURS,
    mine: row.mine === 1,
    awaiting: row.statusRank === AWAITING,
  };
}

/** What is to be told, and how it was read. */
export interface NewsWanted {
  /** Kinds that some rule asks for. */
  readonly kinds: readonly IncidentNewsKind[];
  readonly late: boolean;
  /** Of whom the rows tell; null = nobody knows. */
  readonly accountId: string | null;
}

/** News of incidents, written in the transaction that changes them. */
export function newsStore(db: Database) {
  const row = db.prepare<[number], ComparedRow>(
    `SELECT ${COMPARED_COLUMNS} FROM incidents i WHERE i.n = ?`,
  );
  const add = db.prepare<[number, string, number, number, string | null]>(
    'INSERT INTO news (n, kinds, late, at, account_id) VALUES (?, ?, ?, ?, ?)',
  );
  const drop = db.prepare<[number, number]>('DELETE FROM news WHERE late = ? AND seq <= ?');

  return {
    /** The row as it is now. */
    compared: (n: number): ComparedRow | null => row.get(n) ?? null,
    /** Compares the row with what it was (null: not there). @returns whether something is to be told. */
    note: (n: number, before: ComparedRow | null, wanted: NewsWanted, atMs: number): boolean => {
      const after = row.get(n);
      if (!after) return false;
      const found = newsBetween(before && factsOf(before), factsOf(after));
      if (!found.some((kind) => wanted.kinds.includes(kind))) return false;
      add.run(n, found.join(' '), wanted.late ? 1 : 0, atMs, wanted.accountId);
      return true;
    },
    /** Of one sort, up to and with that one. */
    forget: (late: boolean, upTo: number): void => {
      drop.run(late ? 1 : 0, upTo);
    },
  };
}
