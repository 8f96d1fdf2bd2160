import { z } from 'zod';
import { AlertLine } from '#shared/contract/incident-parts.ts';
import { Alert, AlertId, type Evidence } from '#shared/domain/incident.ts';
import { Instant, millis } from '#shared/time.ts';
import type { Database } from './database.ts';
import { evidenceBody, evidenceOf } from './evidence-body.ts';
import { fromJson } from './stored-json.ts';
import { isAhead } from './told-date.ts';

/** An alert with its evidence, as the service told it. */
export interface AlertSnapshot {
  readonly alert: Alert;
  readonly evidence: readonly Evidence[];
}

/** The same, ready to be written. */
export const PreparedAlert = z.object({
  id: AlertId,
  updatedAt: Instant.nullable(),
  /** Found by Defender Experts for Hunting. */
  isHunted: z.boolean(),
  body: z.string(),
  /** How many pieces of evidence it has. */
  pieces: z.int().min(0),
  /** All of them (evidence-body.ts); empty when it has none. */
  evidence: z.string(),
});
export type PreparedAlert = z.infer<typeof PreparedAlert>;

/** A LIMIT below zero is none. */
const ALL = -1;
const HUNTED = 'microsoftThreatExperts';

export function prepared({ alert, evidence }: AlertSnapshot): PreparedAlert {
  return {
    id: alert.id,
    updatedAt: alert.updatedAt,
    isHunted: alert.detectionSource === HUNTED,
    body: JSON.stringify(alert),
    pieces: evidence.length,
    evidence: evidence.length === 0 ? '' : evidenceBody(evidence),
  };
}

/** Alerts and evidence of incidents by the number of their row. An alert lives in one incident. */
export function alertRows(db: Database) {
  const elsewhere = db
    .prepare<[number, string], number>('SELECT n FROM alerts WHERE tenant = ? AND id = ?')
    .pluck();
  const dropOne = db.prepare<[number, string]>('DELETE FROM alerts WHERE tenant = ? AND id = ?');
  const dropAll = db.prepare<[number]>('DELETE FROM alerts WHERE n = ?');
  // The id is free nearly always: asking before each insert would cost more than the insert that finds out.
  const insert = db.prepare<[number, number, number, string, number, string, number, string]>(`
    INSERT INTO alerts (n, place, tenant, id, hunted, body, pieces, evidence)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, id) DO NOTHING`);
  const present = db.prepare<
    [number, string],
    { n: number; place: number; body: string; evidence: string }
  >('SELECT n, place, body, evidence FROM alerts WHERE tenant = ? AND id = ?');
  const lastPlace = db
    .prepare<[number], number>('SELECT ifnull(max(place), -1) FROM alerts WHERE n = ?')
    .pluck();
  /** @returns false when there is an alert with that id already; then nothing was written. */
  const write = (tenant: number, n: number, place: number, alert: PreparedAlert): boolean => {
    const { id, body, pieces, evidence } = alert;
    const hunted = alert.isHunted ? 1 : 0;
    return insert.run(n, place, tenant, id, hunted, body, pieces, evidence).changes === 1;
  };

  const ids = db.prepare<[number], string>('SELECT id FROM alerts WHERE n = ?').pluck();
  const stored = db.prepare<[number], { body: string; evidence: string }>(
    'SELECT body, evidence FROM alerts WHERE n = ? ORDER BY place',
  );

  return {
    /** Whether an incident has exactly these alerts already. */
    same: (n: number, alerts: readonly PreparedAlert[]): boolean => {
      const rows = stored.all(n);
      if (rows.length !== alerts.length) return false;
      return rows.every(({ body, evidence }, place) => {
        const alert = alerts[place];
        return alert !== undefined && alert.body === body && alert.evidence === evidence;
      });
    },
    /** Whether one of these alerts was not in that incident before. */
    anyNew: (n: number, alerts: readonly PreparedAlert[]): boolean => {
      const known = new Set(ids.all(n));
      return alerts.some(({ id }) => !known.has(id));
    },
    /**
     * The complete list of an incident takes the place of what was known.
     * @param known whether the incident was there before; a new one has nothing to take away.
     * @returns rows of other incidents that lost an alert to this one.
     */
    replaceAll: (
      tenant: number,
      n: number,
      { alerts, known }: { readonly alerts: readonly PreparedAlert[]; readonly known: boolean },
    ): number[] => {
      const robbed = new Set<number>();
      if (known) dropAll.run(n);
      for (const [place, alert] of alerts.entries()) {
        if (write(tenant, n, place, alert)) continue;
        const other = elsewhere.get(tenant, alert.id);
        if (other !== undefined) robbed.add(other);
        dropOne.run(tenant, alert.id);
        write(tenant, n, place, alert);
      }
      return [...robbed];
    },
    /**
     * One alert as it is now, wherever it was before; an older state changes nothing.
     * @returns rows of incidents whose alerts are different now.
     */
    put: (tenant: number, n: number, alert: PreparedAlert, readAtMs: number): number[] => {
      const { id, updatedAt } = alert;
      const row = present.get(tenant, id);
      if (!row) {
        write(tenant, n, (lastPlace.get(n) ?? -1) + 1, alert);
        return [n];
      }
      const same = row.body === alert.body && row.evidence === alert.evidence;
      if (row.n === n && same) return [];
      const known = fromJson(Alert, row.body).updatedAt;
      const isOlder = known !== null && updatedAt !== null && updatedAt < known;
      if (isOlder && !isAhead(millis(known), readAtMs)) return [];
      dropOne.run(tenant, id);
      write(tenant, n, row.n === n ? row.place : (lastPlace.get(n) ?? -1) + 1, alert);
      return row.n === n ? [n] : [n, row.n];
    },
    ...alertReader(db),
  };
}

/** Reads alerts and evidence by the number of their incident's row, in the order of the service. */
export function alertReader(db: Database) {
  const bodies = db.prepare<[number, number], { body: string; evidence: string }>(
    'SELECT body, evidence FROM alerts WHERE n = ? ORDER BY place LIMIT ?',
  );
  const withEvidence = db.prepare<[number], { id: string; evidence: string }>(
    "SELECT id, evidence FROM alerts WHERE n = ? AND evidence <> '' ORDER BY place",
  );
  const totals = db.prepare<[number], { alerts: number; pieces: number }>(
    'SELECT count(*) AS alerts, ifnull(sum(pieces), 0) AS pieces FROM alerts WHERE n = ?',
  );
  const one = db
    .prepare<[number, string], string>('SELECT body FROM alerts WHERE n = ? AND id = ?')
    .pluck();

  return {
    /** The first `mostAlerts` alerts with the first `most` pieces of evidence over all of them. */
    readFor: (n: number, most: number, mostAlerts = ALL) => {
      let left = most;
      const alerts = bodies.all(n, mostAlerts).map((row): AlertSnapshot => {
        const alert = fromJson(Alert, row.body);
        const evidence =
          row.evidence !== '' && left > 0 ? evidenceOf(row.evidence, alert.id, left) : [];
        left -= evidence.length;
        return { alert, evidence };
      });
      return { alerts };
    },
    /** The first `most` pieces of evidence over all alerts. */
    evidenceFor: (n: number, most: number): Evidence[] => {
      const pieces: Evidence[] = [];
      for (const { id, evidence } of withEvidence.iterate(n)) {
        if (pieces.length >= most) break;
        pieces.push(...evidenceOf(evidence, AlertId.parse(id), most - pieces.length));
      }
      return pieces;
    },
    /** How many alerts and pieces of evidence there are. */
    totalsOf: (n: number) => totals.get(n) ?? { alerts: 0, pieces: 0 },
    /** The first alerts, reduced to what a list shows. */
    linesOf: (n: number, most: number): AlertLine[] =>
      bodies.all(n, most).map(({ body }) => fromJson(AlertLine, body)),
    one: (n: number, id: AlertId): Alert | null => {
      const body = one.get(n, id);
      return body === undefined ? null : fromJson(Alert, body);
    },
  };
}
