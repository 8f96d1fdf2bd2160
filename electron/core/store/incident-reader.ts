import { ALERTS_LISTED, type AlertLine, EVIDENCE_READ } from '#shared/contract/incident-parts.ts';
import { ALERTS_SHOWN } from '#shared/contract/incidents.ts';
import { evidenceGroups } from '#shared/domain/evidence-entity.ts';
import { type SeenIncident, seenIncident } from '#shared/domain/change.ts';
import {
  type Alert,
  type AlertId,
  type Evidence,
  Incident,
  IncidentKey,
} from '#shared/domain/incident.ts';
import { type TaskSpan, tallyOf, taskSpans } from '#shared/domain/task-tally.ts';
import { type TurnVerdict, whoseTurn } from '#shared/domain/turn.ts';
import { type Instant, instant } from '#shared/time.ts';
import { alertReader } from './alert-rows.ts';
import type { Database } from './database.ts';
import { shownFacts } from './incident-clocks.ts';
import { type HistoryEntry, historyReader } from './incident-history.ts';
import { mergeReader } from './merges.ts';
import { pendingStore, replayed } from './pending-store.ts';
import { guarded } from './sqlite-failure.ts';
import { taskRows } from './task-rows.ts';
import { fromJson } from './stored-json.ts';
import { engagementFrom } from './tenant-numbers.ts';

/** What the cache knows of one incident. */
export interface CachedIncident {
  /** With our pending changes replayed over it. */
  readonly incident: Incident;
  readonly turn: TurnVerdict;
  /** The first 100. */
  readonly alerts: Alert[];
  readonly alertsTotal: number;
  readonly evidenceTotal: number;
  /** The things in it, each once; null when there are more pieces than were read. */
  readonly evidenceThings: number | null;
  /** Since when it is assigned as the service has it; null when that was so at our first look. */
  readonly assigned: { readonly at: Instant; readonly seenAt: Instant } | null;
  /** Where it was merged to, at the end of the chain. */
  readonly target: ReturnType<ReturnType<typeof mergeReader>['target']>;
  /** What was merged into it. */
  readonly merged: ReturnType<ReturnType<typeof mergeReader>['sources']>;
  /** When it was last read from the service. */
  readonly readAt: Instant;
}

interface Stored {
  readonly n: number;
  readonly tenant: number;
  readonly readAt: number;
  readonly hunted: number;
  readonly engagement: string | null;
  readonly body: string;
}

/** Pieces of evidence in which the device groups are sought that give a turn its reason. */
const GROUPS_SOUGHT_IN = 500;

function deviceGroupsOf(evidence: readonly Evidence[]): string[] {
  const fields = evidence.flatMap((piece) => piece.fields);
  return fields.flatMap(({ name, value }) => (name.endsWith('rbacGroupName') ? [value] : []));
}

function thingsIn(evidence: readonly Evidence[]): number {
  return evidenceGroups(evidence, 0).reduce((sum, { total }) => sum + total, 0);
}

/** Single incidents with everything in them, on a connection that only reads. */
export function incidentReader(db: Database) {
  const pending = pendingStore(db);
  const stored = db.prepare<[string, string], Stored>(`
    SELECT i.n, i.tenant, i.read_at AS readAt, b.hunted, t.engagement, b.body
    FROM tenants t JOIN incidents i ON i.tenant = t.number JOIN incident_bodies b ON b.n = i.n
    WHERE t.id = ? AND i.id = ?`);
  const alerts = alertReader(db);
  const history = historyReader(db);
  const merges = mergeReader(db);
  const marked = db.prepare<[], { tenantId: string; incidentId: string }>(`
    SELECT t.id AS tenantId, p.incident_id AS incidentId
    FROM pending_changes p JOIN tenants t ON t.number = p.tenant`);
  const tasks = taskRows(db);
  const spansOf = (tenant: number, incidentId: string): TaskSpan[] =>
    taskSpans(tasks.of(tenant, incidentId), pending.get(tenant, incidentId).changes);
  const find = ({ tenantId, incidentId }: IncidentKey) => stored.get(tenantId, incidentId) ?? null;

  /** The incident as the service itself last told it, without our changes; null when not in the cache. */
  const snapshot = (key: IncidentKey): Incident | null =>
    guarded('cache.db', () => {
      const found = find(key);
      return found ? fromJson(Incident, found.body) : null;
    });

  return {
    /** Null when it is not (or no longer) in the cache. */
    detail: (key: IncidentKey): CachedIncident | null =>
      guarded('cache.db', () => {
        const found = find(key);
        if (!found) return null;
        const snapshot = fromJson(Incident, found.body);
        const incident = replayed(snapshot, pending.get(found.tenant, key.incidentId));
        const read = alerts.readFor(found.n, GROUPS_SOUGHT_IN, ALERTS_SHOWN);
        const totals = alerts.totalsOf(found.n);
        const evidence = read.alerts.flatMap((alert) => alert.evidence);
        return {
          incident,
          turn: whoseTurn(
            {
              ...incident,
              huntedByExperts: found.hunted === 1,
              tasks: tallyOf(spansOf(found.tenant, key.incidentId)),
              deviceGroups: deviceGroupsOf(evidence),
            },
            engagementFrom(found.engagement),
          ),
          alerts: read.alerts.map(({ alert }) => alert),
          alertsTotal: totals.alerts,
          evidenceTotal: totals.pieces,
          evidenceThings: totals.pieces > evidence.length ? null : thingsIn(evidence),
          assigned: history.assigned(found.n, snapshot.assignedTo),
          target: merges.target(found.tenant, key.incidentId),
          merged: merges.sources(found.tenant, key.incidentId),
          readAt: instant(found.readAt),
        };
      }),
    snapshot,
    /** With our pending changes replayed over it; null when it is not (or no longer) in the cache. */
    shown: (key: IncidentKey): Incident | null =>
      guarded('cache.db', () => {
        const found = find(key);
        if (!found) return null;
        return replayed(fromJson(Incident, found.body), pending.get(found.tenant, key.incidentId));
      }),
    /** The incidents that were merged into this one; none when it is not in the cache. */
    mergedInto: (key: IncidentKey): CachedIncident['merged'] =>
      guarded('cache.db', () => {
        const found = find(key);
        return found ? merges.sources(found.tenant, key.incidentId) : [];
      }),
    /** The Experts' tasks for the customer's side that stand open, our wishes among it. */
    openTasks: (key: IncidentKey): number =>
      guarded('cache.db', () => {
        const found = find(key);
        return found ? tallyOf(spansOf(found.tenant, key.incidentId)).open : 0;
      }),
    /** What its clocks follow from, as it is shown. */
    clockFacts: (key: IncidentKey) =>
      guarded('cache.db', () => {
        const found = find(key);
        return (
          found &&
          shownFacts(
            {
              snapshot: fromJson(Incident, found.body),
              huntedByExperts: found.hunted === 1,
              engagement: engagementFrom(found.engagement),
              pending: pending.get(found.tenant, key.incidentId),
              tasks: spansOf(found.tenant, key.incidentId),
            },
            history.of(found.n),
          )
        );
      }),
    /** All alerts, reduced to what a list shows; empty when the incident is not in the cache. */
    alertLines: (key: IncidentKey): AlertLine[] =>
      guarded('cache.db', () => {
        const found = find(key);
        return found ? alerts.linesOf(found.n, ALERTS_LISTED) : [];
      }),
    alert: (key: IncidentKey, alertId: AlertId): Alert | null =>
      guarded('cache.db', () => {
        const found = find(key);
        return found && alerts.one(found.n, alertId);
      }),
    /** Alerts of all kinds; 0 when the incident is not in the cache. */
    alertCount: (key: IncidentKey): number =>
      guarded('cache.db', () => {
        const found = find(key);
        return found ? alerts.totalsOf(found.n).alerts : 0;
      }),
    /** The first 3,000 pieces of evidence over all alerts, and how many there are. */
    evidence: (key: IncidentKey) =>
      guarded('cache.db', () => {
        const found = find(key);
        if (!found) return { evidence: [], total: 0 };
        const evidence = alerts.evidenceFor(found.n, EVIDENCE_READ);
        return { evidence, total: alerts.totalsOf(found.n).pieces };
      }),
    /** What changed between our looks, newest first. */
    history: (key: IncidentKey): HistoryEntry[] =>
      guarded('cache.db', () => {
        const found = find(key);
        return found ? history.of(found.n) : [];
      }),
    /** What our wishes are compared with: the members they can touch, as the service last told them. */
    seen: (key: IncidentKey): SeenIncident | null => {
      const found = snapshot(key);
      return found && seenIncident(found);
    },
    /** Incidents that are shown with changes of ours. */
    withPending: (): IncidentKey[] =>
      guarded('cache.db', () => marked.all().map((key) => IncidentKey.parse(key))),
  };
}
export type IncidentReader = ReturnType<typeof incidentReader>;
