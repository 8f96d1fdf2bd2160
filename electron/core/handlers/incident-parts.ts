import type { incidentPartsContract } from '#shared/contract/incident-parts.ts';
import type { Account } from '#shared/contract/session.ts';
import type { Contract } from '#shared/domain/clock/contract.ts';
import { incidentClock } from '#shared/domain/clock/incident-clock.ts';
import { evidenceGroups } from '#shared/domain/evidence-entity.ts';
import { seenIncident } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { activity } from '../read/activity.ts';
import type { AuditReader } from '../store/audit-reader.ts';
import type { IncidentReader } from '../store/incident-reader.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { RelatedReader } from '../store/related-reader.ts';
import type { HandlersOf } from './handler.ts';

interface IncidentPartsHandlerParts {
  readonly incidents: IncidentReader;
  readonly related: RelatedReader;
  readonly trail: AuditReader;
  readonly outbox: Pick<OutboxStore, 'listForIncident'>;
  readonly account: () => Account | null;
  /** What holds for a tenant. */
  readonly contractOf: (tenantId: TenantId) => Contract;
}

/** What the full screen of an incident shows beside its detail. */
export function incidentPartsHandlers({
  incidents,
  related,
  trail,
  outbox,
  account,
  contractOf,
}: IncidentPartsHandlerParts): HandlersOf<typeof incidentPartsContract> {
  return {
    'incidents.alerts': incidents.alertLines,
    'incidents.alert': ({ alertId, ...key }) => incidents.alert(key, alertId),
    'incidents.evidence': ({ perKind, ...key }) => {
      const { evidence, total } = incidents.evidence(key);
      return { groups: evidenceGroups(evidence, perKind), read: evidence.length, total };
    },
    'incidents.activity': (key) => {
      const incident = incidents.snapshot(key);
      if (incident === null) return [];
      const seen = incidents.history(key);
      const deeds = trail.ofIncident(key);
      const kept = outbox.listForIncident(key);
      const now = seenIncident(incidents.shown(key) ?? incident);
      return activity({ incident, seen, deeds, accountId: account()?.id ?? null, kept, now });
    },
    'incidents.related': related.of,
    'incidents.clock': (key) => {
      const facts = incidents.clockFacts(key);
      return facts && incidentClock(facts, contractOf(key.tenantId));
    },
  };
}
