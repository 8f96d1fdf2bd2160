import { FOUND_INCIDENTS, type FoundIncident, type FoundWithin } from '#shared/contract/find.ts';
import {
  type AskedWords,
  askedWords,
  piecesIn,
  stretchesIn,
} from '#shared/domain/find/asked-words.ts';
import { type Evidence, Incident, IncidentKey } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import { type AlertSnapshot, alertReader } from './alert-rows.ts';
import type { Database } from './database.ts';
import { wholeTokens } from './entity-keys.ts';
import { pendingStore, replayed } from './pending-store.ts';
import { searchBeginnings } from './search-beginnings.ts';
import { guarded } from './sqlite-failure.ts';
import { fromJson } from './stored-json.ts';

/** Of what fits more incidents than this, the latest stored are looked at. */
const MOST = 5_000;
const ALERTS = 200;
const PIECES = 500;
const SHOWN_ALERTS = 3;
const SHOWN_ENTITIES = 4;
const SHOWN_COMMENTS = 3;
/** Characters of a comment that are shown, around what was found. */
const AROUND = 160;

interface Row {
  readonly tenantId: string;
  readonly incidentId: string;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly updatedAt: number;
}

/**
 * Finds words in all incidents through their search index, and then where in an incident they stand by
 * reading it: alerts and evidence have no index of their own. On a connection that only reads.
 */
export function findReader(db: Database) {
  const matching = (table: string) =>
    db
      .prepare<[string, number], number>(
        `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?`,
      )
      .pluck();
  const [inTexts, inComments] = [matching('search'), matching('comment_search')];
  const beginning = searchBeginnings(db);
  const latest = db.prepare<[string, number], Row>(`
    SELECT t.id AS tenantId, i.id AS incidentId, i.title, s.text AS severity, w.text AS status,
           i.updated_at AS updatedAt
    FROM incidents i JOIN tenants t ON t.number = i.tenant
    JOIN words s ON s.number = i.severity JOIN words w ON w.number = i.status
    WHERE i.n IN (SELECT value FROM json_each(?)) ORDER BY i.updated_at DESC LIMIT ?`);
  const stored = db.prepare<[string, string], { n: number; tenant: number; body: string }>(`
    SELECT i.n, i.tenant, b.body
    FROM tenants t JOIN incidents i ON i.tenant = t.number JOIN incident_bodies b ON b.n = i.n
    WHERE t.id = ? AND i.id = ?`);
  const byKey = db.prepare<[string, string], Row>(`
    SELECT t.id AS tenantId, i.id AS incidentId, i.title, s.text AS severity, w.text AS status,
           i.updated_at AS updatedAt
    FROM tenants t JOIN incidents i ON i.tenant = t.number
    JOIN words s ON s.number = i.severity JOIN words w ON w.number = i.status
    WHERE t.id = ? AND i.id = ?`);
  const alerts = alertReader(db);
  const pending = pendingStore(db);

  const inSnapshot = <T>(work: () => T): T => db.transaction(work)();

  return {
    /** The latest incidents with all of it; `total` counts up to 5,000, `more` says that there are more. */
    incidents: (text: string) =>
      guarded('cache.db', () =>
        inSnapshot(() => {
          const asked = askedWords(text);
          const query = findQuery(asked);
          if (query === null) return { incidents: [], total: 0, more: false };
          const whole = wholeTokens(text.trim()).map((token) => `"${token}"`);
          const texts = inTexts.all(
            [`(${asked.map(beginning).join(' AND ')})`, ...whole].join(' OR '),
            MOST + 1,
          );
          const found = new Set([...texts, ...inComments.all(query, MOST + 1)]);
          const rows = latest.all(JSON.stringify([...found].slice(0, MOST)), FOUND_INCIDENTS);
          const more = found.size > MOST;
          return { incidents: rows.map(listed), total: Math.min(found.size, MOST), more };
        }),
      ),

    /** Those of the keys that are in the cache, at most as many as are listed. */
    listed: (keys: readonly IncidentKey[]): FoundIncident[] =>
      guarded('cache.db', () =>
        keys
          .slice(0, FOUND_INCIDENTS)
          .flatMap(({ tenantId, incidentId }) => byKey.get(tenantId, incidentId) ?? [])
          .map(listed),
      ),

    /** Where in an incident it stands; null when it is not in the cache. */
    within: (key: IncidentKey, text: string): Omit<FoundWithin, 'notes'> | null =>
      guarded('cache.db', () => {
        const row = stored.get(key.tenantId, key.incidentId);
        if (!row) return null;
        const incident = replayed(
          fromJson(Incident, row.body),
          pending.get(row.tenant, key.incidentId),
        );
        const asked = askedWords(text);
        const read = alerts.readFor(row.n, PIECES, ALERTS).alerts;
        return {
          ...IncidentKey.parse(key),
          title: incident.title,
          alerts: best(read, ({ alert }) => piecesIn(alert.title, asked), SHOWN_ALERTS).map(
            ({ alert: { id, title } }) => ({ id, title }),
          ),
          entities: entitiesIn(read, asked, text.trim().toLowerCase()),
          comments: best(
            incident.comments,
            (said) => piecesIn(said.text, asked),
            SHOWN_COMMENTS,
          ).map(({ text: said, author }) => ({ text: around(said, asked), author })),
        };
      }),
  };
}
export type FindReader = ReturnType<typeof findReader>;

/** Every piece as words side by side, the last as the beginning of one. Null when there is no word. */
function findQuery(asked: AskedWords): string | null {
  if (asked.length === 0) return null;
  return asked.map((words) => `"${words.join(' ')}"*`).join(' AND ');
}

function listed({ tenantId, incidentId, updatedAt, ...same }: Row): FoundIncident {
  const key = IncidentKey.parse({ tenantId, incidentId });
  return { ...key, ...same, updatedAt: instant(updatedAt) };
}

/** Those with the most of it, as they come; none where nothing of it stands. */
function best<T>(all: readonly T[], count: (one: T) => number, most: number): T[] {
  const counted = all.map((one) => ({ one, count: count(one) }));
  const highest = counted.reduce((top, { count: own }) => Math.max(top, own), 0);
  if (highest === 0) return [];
  return counted
    .filter(({ count: own }) => own === highest)
    .slice(0, most)
    .map(({ one }) => one);
}

/** Each thing once, by what it is called, or by a hash, an id or another value that is meant exactly. */
function entitiesIn(read: readonly AlertSnapshot[], asked: AskedWords, exact: string) {
  const things = new Map<string, Evidence>();
  for (const piece of read.flatMap(({ evidence }) => evidence)) {
    const name = `${piece.kind} ${piece.label}`;
    if (!things.has(name)) things.set(name, piece);
  }
  const isMeant = ({ deviceId, userObjectId, userPrincipalName, fields }: Evidence) =>
    [deviceId, userObjectId, userPrincipalName, ...fields.map(({ value }) => value)].some(
      (value) => value?.toLowerCase() === exact,
    );
  const count = (piece: Evidence) => {
    const words = piecesIn(`${piece.label} \ue000 ${piece.detail ?? ''}`, asked);
    return words < asked.length && isMeant(piece) ? asked.length : words;
  };
  return best([...things.values()], count, SHOWN_ENTITIES).map(({ kind, label, detail }) => ({
    kind,
    label,
    detail,
  }));
}

/** Long comments are cut around the first thing that was found. */
function around(text: string, asked: AskedWords): string {
  if (text.length <= 2 * AROUND) return text;
  const [first] = stretchesIn(text, asked)
    .flat()
    .sort((one, other) => one.start - other.start);
  const start = Math.max(0, (first?.start ?? 0) - AROUND);
  const end = start + 2 * AROUND;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
