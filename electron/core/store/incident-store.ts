import type { Engagement } from '#shared/domain/engagement.ts';
import { Incident, isOpen } from '#shared/domain/incident.ts';
import { seenChange } from '#shared/domain/incident-history.ts';
import { seenAsleep, type WakeReason, wakeReason } from '#shared/domain/snooze.ts';
import { type TaskSpan, tallyOf } from '#shared/domain/task-tally.ts';
import { instant, millis } from '#shared/time.ts';
import { alertRows } from './alert-rows.ts';
import { boardRows, type RowSource } from './board-rows.ts';
import type { Database } from './database.ts';
import { commentIndex } from './comment-index.ts';
import { type Agreed, incidentClocks } from './incident-clocks.ts';
import { historyWriter } from './incident-history.ts';
import { mergeWriter } from './merges.ts';
import { COMPARED_COLUMNS, type ComparedRow } from './news-store.ts';
import type { Pending } from './pending-store.ts';
import { replayed } from './pending-store.ts';
import type { SnoozeMark } from './snooze-marks.ts';
import type { PreparedIncident } from './prepared-incident.ts';
import { type SearchedAlerts, searchedAlerts, searchText } from './search-text.ts';
import { fromJson } from './stored-json.ts';
import { changedAtMs, isAhead } from './told-date.ts';

/** What the rows of a tenant need beside the answer. */
export interface RowContext {
  readonly tenant: number;
  readonly upn: string | null;
  readonly engagement: Engagement;
  readonly agreed: Agreed;
  readonly pending: Pending;
  /** That it is put away; null = it is not, or has to come back already. */
  readonly snooze: SnoozeMark | null;
  /** When the Experts' tasks for the customer's side stood open, our wishes among it. */
  readonly tasks: readonly TaskSpan[];
  /** The same as the service told it, without our wishes. */
  readonly tasksTold: readonly TaskSpan[];
}

interface Present extends ComparedRow {
  readonly n: number;
  readonly readAt: number;
  readonly updatedAt: number;
  readonly hunted: number;
  readonly alerts: number;
  readonly body: string;
}

/** What saving one incident came to. */
export interface SavedIncident {
  readonly changed: { readonly n: number; readonly before: ComparedRow | null } | null;
  readonly robbed: readonly number[];
}
/** What an answer, or the row's alerts, say beside the incident itself. */
type Found = Pick<RowSource, 'alerts' | 'huntedByExperts' | 'readAtMs'>;

const UNCHANGED: SavedIncident = { changed: null, robbed: [] };

/** Evidence looked at when a search text is made again from the rows. */
const SEARCHED_EVIDENCE = 200;

/** What brings a snoozed incident back, told by the writer that found it. */
export type OnWake = (tenant: number, incidentId: string, reason: WakeReason) => void;

/** Cached incidents with their texts, alerts, evidence and search text. Used inside a transaction. */
export function incidentStore(db: Database, onWake: OnWake) {
  const rows = boardRows(db);
  const alertsOf = alertRows(db);
  const history = historyWriter(db);
  const clocks = incidentClocks(db);
  const merges = mergeWriter(db);
  const columns = `i.n, i.read_at AS readAt, i.alerts, ${COMPARED_COLUMNS},
    b.updated_at AS updatedAt, b.hunted, b.body`;
  const joined = `SELECT ${columns} FROM incidents i JOIN incident_bodies b ON b.n = i.n`;
  const byKey = db.prepare<[number, string], Present>(`${joined} WHERE i.tenant = ? AND i.id = ?`);
  const byRow = db.prepare<[number], Present>(`${joined} WHERE i.n = ?`);
  const rowOf = db
    .prepare<[number, string], number>('SELECT n FROM incidents WHERE tenant = ? AND id = ?')
    .pluck();
  const keyOf = db.prepare<[number], { tenant: number; id: string }>(
    'SELECT tenant, id FROM incidents WHERE n = ?',
  );
  const writeBody = db.prepare<[number, number, number, string]>(`
    INSERT INTO incident_bodies (n, updated_at, hunted, body)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (n) DO UPDATE SET
      updated_at = excluded.updated_at, hunted = excluded.hunted, body = excluded.body`);
  const countAlerts = db.prepare<[number], { alerts: number; hunted: number }>(
    'SELECT count(*) AS alerts, ifnull(max(hunted), 0) AS hunted FROM alerts WHERE n = ?',
  );
  const unsearch = db.prepare<[number]>('DELETE FROM search WHERE rowid = ?');
  const search = db.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)');
  const comments = commentIndex(db);

  const index = (
    n: number,
    { tenant, known }: { readonly tenant: number; readonly known: boolean },
    incident: Incident,
    searched: SearchedAlerts,
  ) => {
    if (known) {
      unsearch.run(n);
      comments.remove(n);
    }
    if (incident.comments.length > 0) comments.add(n, incident);
    search.run(n, searchText(incident, searched, tenant));
  };

  /**
   * Only of an incident that was known before: the first look finds nothing changed.
   * @returns the incident as it was.
   */
  const note = (
    present: Present,
    after: { readonly incident: Incident; readonly alerts: number },
    seenAtMs: number,
  ): Incident => {
    const before = { incident: fromJson(Incident, present.body), alerts: present.alerts };
    const change = seenChange(before, after);
    const changedMs = changedAtMs(after.incident.updatedAt, seenAtMs);
    if (change) history.add(present.n, seenAtMs, { ...change, updatedAt: instant(changedMs) });
    const open = isOpen(after.incident.status);
    if (open !== isOpen(before.incident.status)) {
      // At the moment of its last change, or before, since the look before: no nearer is ever known.
      const atMs = Math.min(millis(after.incident.updatedAt), seenAtMs);
      rows.setClosed(present.n, open ? null : atMs);
    }
    return before.incident;
  };

  const searchedIn = (n: number): SearchedAlerts =>
    searchedAlerts(alertsOf.readFor(n, SEARCHED_EVIDENCE).alerts);

  /** Brings a snoozed incident back to the board in the very transaction that found a reason. */
  const wakeUp = (n: number, tenant: number, id: string, reason: WakeReason | null): void => {
    if (reason === null) return;
    rows.setSnoozed(n, 0);
    onWake(tenant, id, reason);
  };

  /** What a row is made from; `n` null: it is not there yet. */
  const sourceOf = (n: number | null, snapshot: Incident, found: Found, context: RowContext) => {
    const { upn, engagement, pending, agreed, tasks } = context;
    const { huntedByExperts } = found;
    return {
      ...found,
      incident: replayed(snapshot, pending),
      engagement,
      upn,
      pending: pending.changes.length,
      refused: pending.refused,
      tasks: tallyOf(tasks),
      clock: clocks.shown(n, { snapshot, huntedByExperts, engagement, pending, tasks }, agreed),
    };
  };

  /**
   * Makes the row again from what is stored: after its alerts or our changes moved.
   * @returns the row as it was before, or null when there is none.
   */
  const recompute = (n: number, context: RowContext): ComparedRow | null => {
    const present = byRow.get(n);
    if (!present) return null;
    const stored = fromJson(Incident, present.body);
    const { alerts, hunted } = countAlerts.get(n) ?? { alerts: 0, hunted: 0 };
    if (alerts !== present.alerts) note(present, { incident: stored, alerts }, present.readAt);
    if (context.snooze && alerts > present.alerts) {
      wakeUp(n, context.tenant, stored.id, 'alert');
    }
    const found = { alerts, huntedByExperts: hunted === 1, readAtMs: present.readAt };
    const source = sourceOf(n, stored, found, context);
    rows.update(n, source);
    writeBody.run(n, present.updatedAt, hunted, present.body);
    index(n, { tenant: context.tenant, known: true }, source.incident, searchedIn(n));
    return present;
  };

  /**
   * @returns what is different now: the incident's row and how it was before (null: not there), or null
   * when nothing is; and the rows that lost alerts to this incident.
   */
  const save = (
    { incident, body, alerts: told }: PreparedIncident,
    readAtMs: number,
    context: RowContext,
  ): SavedIncident => {
    const { tenant, pending, snooze } = context;
    const present = byKey.get(tenant, incident.id);
    const updatedAt = millis(incident.updatedAt);
    const isOlder = present && updatedAt < present.updatedAt;
    if (isOlder && !isAhead(present.updatedAt, readAtMs)) return UNCHANGED;

    const alerts = told?.list ?? null;
    const alertsMoved = alerts !== null && !(present && alertsOf.same(present.n, alerts));
    if (present && present.body === body && !alertsMoved) {
      rows.touch(present.n, readAtMs);
      return UNCHANGED;
    }

    const hunted = alerts ? alerts.some(({ isHunted }) => isHunted) : present?.hunted === 1;
    const count = alerts?.length ?? present?.alerts ?? 0;
    if (present) {
      const before = note(present, { incident, alerts: count }, readAtMs);
      const { engagement, agreed, tasksTold } = context;
      const look = { n: present.n, tenant, engagement, tasks: tasksTold, huntedByExperts: hunted };
      const changedMs = changedAtMs(incident.updatedAt, readAtMs);
      clocks.noteEnds({ ...look, before, after: incident, changedMs }, agreed);
    }
    const found = { alerts: count, huntedByExperts: hunted, readAtMs };
    const source = sourceOf(present?.n ?? null, incident, found, context);
    const n = present?.n ?? rows.add(tenant, source);
    if (snooze) {
      const isJoined = alerts !== null && present !== undefined && alertsOf.anyNew(n, alerts);
      const seen = present
        ? seenAsleep(fromJson(Incident, present.body), { alerts: present.alerts })
        : snooze.seen;
      const after = { ...incident, alerts: count };
      const wishes = pending.changes.map(({ change }) => change);
      const reason = isJoined ? 'alert' : wakeReason(seen, after, wishes);
      if (!present) rows.setSnoozed(n, snooze.untilMs);
      wakeUp(n, tenant, incident.id, reason);
    }
    if (present) rows.update(n, source);
    const { redirectIncidentId } = incident;
    if (present || redirectIncidentId !== null) merges.set(n, tenant, redirectIncidentId);
    writeBody.run(n, updatedAt, hunted ? 1 : 0, body);
    const known = present !== undefined;
    const robbed = alerts && alertsMoved ? alertsOf.replaceAll(tenant, n, { alerts, known }) : [];
    index(n, { tenant, known }, source.incident, told?.searched ?? searchedIn(n));
    return { changed: { n, before: present ?? null }, robbed };
  };

  /**
   * Decides anew whose turn it is and how long we may take: the tenant agreed something else, or tasks
   * came or were ticked off.
   * @returns the row as it was before, or null when there is none.
   */
  const retake = (n: number, context: RowContext): ComparedRow | null => {
    const present = byRow.get(n);
    if (!present) return null;
    const snapshot = fromJson(Incident, present.body);
    const found = { alerts: present.alerts, huntedByExperts: present.hunted === 1 };
    const source = sourceOf(n, snapshot, { ...found, readAtMs: present.readAt }, context);
    rows.setTurn(n, source);
    rows.setClock(n, source.clock);
    return present;
  };

  /** Tasks came that may have stood open before a promise ended: it is noted anew how it did. */
  const noteEndsAgain = (n: number, context: RowContext): void => {
    const present = byRow.get(n);
    if (!present) return;
    const { tenant, engagement, agreed, tasksTold } = context;
    const snapshot = fromJson(Incident, present.body);
    const look = { n, tenant, engagement, tasks: tasksTold, huntedByExperts: present.hunted === 1 };
    clocks.noteEndsAgain({ ...look, snapshot }, agreed);
  };

  /**
   * Puts a row away, unless something happened to it since the person looked: that came while the wish was
   * waiting to be written down, and brings it back at once.
   */
  const putAway = (n: number, { untilMs, seen }: SnoozeMark, context: RowContext): void => {
    rows.setSnoozed(n, untilMs);
    const present = byRow.get(n);
    if (!present) return;
    const { tenant, pending, tasks } = context;
    const { alerts } = present;
    const stored = fromJson(Incident, present.body);
    const wishes = pending.changes.map(({ change }) => change);
    const now = { ...stored, alerts, tasks: tallyOf(tasks).open };
    wakeUp(n, tenant, stored.id, wakeReason(seen, now, wishes));
  };

  return {
    save,
    putAway,
    retake,
    noteEndsAgain,
    recompute,
    putAlert: alertsOf.put,
    rowOf: (tenant: number, id: string): number | null => rowOf.get(tenant, id) ?? null,
    keyOf: (n: number) => keyOf.get(n) ?? null,
    remove: rows.remove,
    setMine: rows.setMine,
    setSnoozed: rows.setSnoozed,
    wakeUp,
    forget: rows.forget,
  };
}
