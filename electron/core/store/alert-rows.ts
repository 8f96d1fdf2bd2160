import { hash } from 'node:crypto';
import { Alert, type Evidence } from '#shared/domain/incident.ts';
import type { Database } from './database.ts';
import { evidenceBody, evidenceOf } from './evidence-body.ts';
import { fromJson } from './stored-json.ts';

/** An alert with its evidence, as the service told it. */
export interface AlertSnapshot {
  readonly alert: Alert;
  readonly evidence: readonly Evidence[];
}

/** The same, ready to be written. */
export interface PreparedAlert {
  readonly snapshot: AlertSnapshot;
  readonly body: string;
  /** All its pieces (evidence-body.ts); empty when it has none. */
  readonly evidence: string;
  /** Tells two states of the alert apart. */
  readonly digest: string;
}

const HUNTED = 'microsoftThreatExperts';

export function isHunted({ alert }: AlertSnapshot): boolean {
  return alert.detectionSource === HUNTED;
}

export function prepared(snapshot: AlertSnapshot): PreparedAlert {
  const body = JSON.stringify(snapshot.alert);
  const evidence = snapshot.evidence.length === 0 ? '' : evidenceBody(snapshot.evidence);
  return { snapshot, body, evidence, digest: hash('sha1', `${body}\n${evidence}`, 'base64') };
}

/** Tells two lists of alerts apart; never empty. */
export function digestOf(alerts: readonly PreparedAlert[]): string {
  const [first] = alerts;
  if (first && alerts.length === 1) return first.digest;
  return hash('sha1', alerts.map(({ digest }) => digest).join(), 'base64');
}

/** Alerts and evidence of incidents by the number of their row. An alert lives in one incident. */
export function alertRows(db: Database) {
  const elsewhere = db
    .prepare<[number, string, number], number>(
      'SELECT n FROM alerts WHERE tenant = ? AND id = ? AND n <> ?',
    )
    .pluck();
  const dropOne = db.prepare<[number, string]>('DELETE FROM alerts WHERE tenant = ? AND id = ?');
  const dropAll = db.prepare<[number]>('DELETE FROM alerts WHERE n = ?');
  const insert = db.prepare<[number, number, number, string, number, string, string]>(`
    INSERT INTO alerts (n, place, tenant, id, hunted, digest, body) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const insertEvidence = db.prepare<[number | bigint, number, string]>(
    'INSERT INTO evidence (alert, pieces, body) VALUES (?, ?, ?)',
  );
  const present = db.prepare<
    [number, string],
    { n: number; place: number; digest: string; body: string }
  >('SELECT n, place, digest, body FROM alerts WHERE tenant = ? AND id = ?');
  const lastPlace = db
    .prepare<[number], number>('SELECT ifnull(max(place), -1) FROM alerts WHERE n = ?')
    .pluck();
  const write = (tenant: number, n: number, place: number, alert: PreparedAlert) => {
    const { snapshot, body, evidence, digest } = alert;
    const hunted = isHunted(snapshot) ? 1 : 0;
    const row = insert.run(n, place, tenant, snapshot.alert.id, hunted, digest, body);
    if (evidence === '') return;
    insertEvidence.run(row.lastInsertRowid, snapshot.evidence.length, evidence);
  };

  return {
    /**
     * The complete list of an incident takes the place of what was known.
     * @returns rows of other incidents that lost an alert to this one.
     */
    replaceAll: (tenant: number, n: number, alerts: readonly PreparedAlert[]): number[] => {
      const robbed = new Set<number>();
      dropAll.run(n);
      const seen = new Set<string>();
      for (const alert of alerts) {
        const { id } = alert.snapshot.alert;
        if (seen.has(id)) continue; // told twice in one answer: the first one counts
        const other = elsewhere.get(tenant, id, n);
        if (other !== undefined) {
          robbed.add(other);
          dropOne.run(tenant, id);
        }
        write(tenant, n, seen.size, alert);
        seen.add(id);
      }
      return [...robbed];
    },
    /**
     * One alert as it is now, wherever it was before; an older state changes nothing.
     * @returns rows of incidents whose alerts are different now.
     */
    put: (tenant: number, n: number, alert: PreparedAlert): number[] => {
      const { id, updatedAt } = alert.snapshot.alert;
      const row = present.get(tenant, id);
      if (!row) {
        write(tenant, n, (lastPlace.get(n) ?? -1) + 1, alert);
        return [n];
      }
      if (row.n === n && row.digest === alert.digest) return [];
      const known = fromJson(Alert, row.body).updatedAt;
      if (known !== null && updatedAt !== null && updatedAt < known) return [];
      dropOne.run(tenant, id);
      write(tenant, n, row.n === n ? row.place : (lastPlace.get(n) ?? -1) + 1, alert);
      return row.n === n ? [n] : [n, row.n];
    },
    ...alertReader(db),
  };
}

/** Reads alerts and evidence by the number of their incident's row, in the order of the service. */
export function alertReader(db: Database) {
  const bodies = db.prepare<
    [number],
    { body: string; pieces: number | null; evidence: string | null }
  >(`
    SELECT a.body, e.pieces, e.body AS evidence
    FROM alerts a LEFT JOIN evidence e ON e.alert = a.number
    WHERE a.n = ? ORDER BY a.place`);

  return {
    /** All alerts, the first `most` pieces of evidence over all of them, and how many there are. */
    readFor: (n: number, most: number) => {
      let total = 0;
      let left = most;
      const alerts = bodies.all(n).map((row): AlertSnapshot => {
        const alert = fromJson(Alert, row.body);
        const evidence = row.evidence && left > 0 ? evidenceOf(row.evidence, alert.id, left) : [];
        left -= evidence.length;
        total += row.pieces ?? 0;
        return { alert, evidence };
      });
      return { alerts, evidenceTotal: total };
    },
  };
}
