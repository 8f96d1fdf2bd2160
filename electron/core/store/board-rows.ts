import { type Incident } from '#shared/domain/incident.ts';
import type { Engagement } from '#shared/domain/engagement.ts';
import { isSameUser } from '#shared/domain/own-name.ts';
import type { BoardClock } from '#shared/domain/clock/board-clock.ts';
import type { TaskTally } from '#shared/domain/task-tally.ts';
import { whoseTurn } from '#shared/domain/turn.ts';
import { millis } from '#shared/time.ts';
import { clockColumns } from './board-clocks.ts';
import { severityRank, sortKey, statusRank, TURNS } from './board-ranks.ts';
import { commentIndex } from './comment-index.ts';
import type { Database } from './database.ts';
import { numbering } from './numbering.ts';
import { changedAtMs } from './told-date.ts';

/** What a row of the board is made from: the incident as shown and what lies around it. */
export interface RowSource {
  readonly incident: Incident;
  readonly alerts: number;
  readonly huntedByExperts: boolean;
  readonly tasks?: TaskTally;
  readonly engagement: Engagement;
  readonly upn: string | null;
  readonly pending: number;
  readonly refused: number;
  readonly readAtMs: number;
  readonly clock: BoardClock;
}

type TurnSource = Pick<RowSource, 'incident' | 'huntedByExperts' | 'engagement' | 'tasks'>;

const COLUMNS = [
  'severity',
  'severity_rank',
  'status',
  'status_rank',
  'turn',
  'assignee',
  'mine',
  'tag_list',
  'alerts',
  'created_at',
  'updated_at',
  'pending',
  'refused',
  'read_at',
  'title',
  'title_key',
  'assignee_key',
  'tags_key',
  'due_at',
  'warn_at',
  'promise',
] as const;

/** Number 0 stands for nobody and for no tags: it is never given to a text. */
const NONE = 0;

/** Tags a person sees: the customer's own and those of the service, each once. */
export function tagsOf({ customTags, systemTags }: Incident): string[] {
  return systemTags.length === 0
    ? [...new Set(customTags)]
    : [...new Set([...customTags, ...systemTags])];
}

function turnRank({ incident, huntedByExperts, engagement, tasks }: TurnSource): number {
  const facts = { ...incident, huntedByExperts, ...(tasks && { tasks }) };
  return TURNS.indexOf(whoseTurn(facts, engagement).turn);
}

/** Writes rows of the board, and tells readers which ones changed. */
export function boardRows(db: Database) {
  const words = numbering(db, 'words');
  const tagLists = numbering(db, 'tag_lists');
  const insert = db.prepare(`
    INSERT INTO incidents (tenant, id, ${COLUMNS.join(', ')})
    VALUES (?, ?, ${COLUMNS.map(() => '?').join(', ')})`);
  const update = db.prepare(
    `UPDATE incidents SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE n = ?`,
  );
  const touch = db.prepare<[number, number]>('UPDATE incidents SET read_at = ? WHERE n = ?');
  const log = db.prepare<[number]>('INSERT INTO board_changes (n) VALUES (?)');
  const drop = db.prepare<[number]>('DELETE FROM incidents WHERE n = ?');
  const unsearch = db.prepare<[number]>('DELETE FROM search WHERE rowid = ?');
  const comments = commentIndex(db);
  const setTurn = db.prepare<[number, number, number]>(
    'UPDATE incidents SET turn = ? WHERE n = ? AND turn <> ?',
  );
  const setClosed = db.prepare<[number, number, number]>(
    'UPDATE incidents SET closed_at = ? WHERE n = ? AND closed_at <> ?',
  );
  const setSnoozed = db.prepare<[number, number]>(
    'UPDATE incidents SET snoozed_until = ? WHERE n = ?',
  );
  const setClock = db.prepare<[number, number, number, number, number, number, number]>(`
    UPDATE incidents SET due_at = ?, warn_at = ?, promise = ?
    WHERE n = ? AND (due_at, warn_at, promise) <> (?, ?, ?)`);
  const setMine = db.prepare<[number, number]>('UPDATE incidents SET mine = ? WHERE n = ?');

  const values = (source: RowSource) => {
    const { incident } = source;
    const tags = tagsOf(incident);
    const { dueAt, warnAt, promise } = clockColumns(source.clock);
    return [
      words.numberOf(incident.severity),
      severityRank(incident.severity),
      words.numberOf(incident.status),
      statusRank(incident.status),
      turnRank(source),
      incident.assignedTo === null ? NONE : words.numberOf(incident.assignedTo),
      isSameUser(incident.assignedTo, source.upn) ? 1 : 0,
      tags.length === 0 ? NONE : tagLists.numberOf(JSON.stringify(tags)),
      source.alerts,
      millis(incident.createdAt),
      changedAtMs(incident.updatedAt, source.readAtMs),
      source.pending,
      source.refused,
      source.readAtMs,
      incident.title,
      sortKey(incident.title),
      incident.assignedTo === null ? '' : sortKey(incident.assignedTo),
      tags.length === 0 ? '' : sortKey(tags.join(', ')),
      dueAt,
      warnAt,
      promise,
    ];
  };

  return {
    /** @returns the number of the new row. */
    add: (tenant: number, source: RowSource): number => {
      const n = Number(insert.run(tenant, source.incident.id, ...values(source)).lastInsertRowid);
      log.run(n);
      return n;
    },
    update: (n: number, source: RowSource): void => {
      update.run(...values(source), n);
      log.run(n);
    },
    /** Read again, nothing new. */
    touch: (n: number, readAtMs: number): void => {
      touch.run(readAtMs, n);
    },
    /** When a look found it closed; null: it is open. */
    setClosed: (n: number, atMs: number | null): void => {
      if (setClosed.run(atMs ?? 0, n, atMs ?? 0).changes > 0) log.run(n);
    },
    /** Until when it is put away (milliseconds since 1970); 0 = it is not. */
    setSnoozed: (n: number, untilMs: number): void => {
      setSnoozed.run(untilMs, n);
      log.run(n);
    },
    setMine: (n: number, mine: boolean): void => {
      setMine.run(mine ? 1 : 0, n);
      log.run(n);
    },
    /** How long we may take, under another contract or turn. */
    setClock: (n: number, clock: BoardClock): void => {
      const { dueAt, warnAt, promise } = clockColumns(clock);
      const now = [dueAt, warnAt, promise] as const;
      if (setClock.run(...now, n, ...now).changes > 0) log.run(n);
    },
    /** Whose turn it is under another engagement. */
    setTurn: (n: number, source: TurnSource): void => {
      const rank = turnRank(source);
      if (setTurn.run(rank, n, rank).changes > 0) log.run(n);
    },
    /** With its texts, alerts and evidence. */
    remove: (n: number): void => {
      unsearch.run(n);
      comments.remove(n);
      drop.run(n);
      log.run(n);
    },
    forget: (): void => {
      words.forget();
      tagLists.forget();
    },
  };
}
