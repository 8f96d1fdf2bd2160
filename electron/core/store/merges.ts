import { Incident, IncidentId } from '#shared/domain/incident.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** Merges that are followed; a longer chain, or a circle, is somebody's joke. */
const STEPS = 10;
const LISTED = 50;

/** Remembers where a merged incident went. */
export function mergeWriter(db: Database) {
  const put = db.prepare<[number, number, string]>(`
    INSERT INTO merges (n, tenant, target) VALUES (?, ?, ?)
    ON CONFLICT (n) DO UPDATE SET target = excluded.target`);
  const drop = db.prepare<[number]>('DELETE FROM merges WHERE n = ?');

  return {
    set: (n: number, tenant: number, target: string | null): void => {
      if (target === null) drop.run(n);
      else put.run(n, tenant, target);
    },
  };
}

/** Where an incident went, and which ones came into it. */
export function mergeReader(db: Database) {
  const into = db.prepare<[number, string], { target: string }>(`
    SELECT m.target FROM incidents i JOIN merges m ON m.n = i.n WHERE i.tenant = ? AND i.id = ?`);
  const title = db
    .prepare<[number, string], string>('SELECT title FROM incidents WHERE tenant = ? AND id = ?')
    .pluck();
  const from = db
    .prepare<[number, string, number], string>(`
      SELECT b.body FROM merges m JOIN incident_bodies b ON b.n = m.n
      WHERE m.tenant = ? AND m.target = ? LIMIT ?`)
    .pluck();

  return {
    /** The incident at the end of the chain; null for one that was not merged. `title` null: not held here. */
    target: (tenant: number, first: string) => {
      let target = first;
      for (let step = 0; step < STEPS; step += 1) {
        const next = into.get(tenant, target)?.target;
        if (next === undefined || next === first) break;
        target = next;
      }
      if (target === first) return null;
      return { incidentId: IncidentId.parse(target), title: title.get(tenant, target) ?? null };
    },
    /** The incidents that were merged into this one, with what people said there. */
    sources: (tenant: number, id: string) =>
      from.all(tenant, id, LISTED).map((body) => {
        const incident = fromJson(Incident, body);
        return { incidentId: incident.id, title: incident.title, comments: incident.comments };
      }),
  };
}
