import { randomUUID } from 'node:crypto';
import { NAME_UNKNOWN, type Permission } from '#shared/contract/incidents.ts';
import type {
  ManyChange,
  ManyPreview,
  ManyReceipt,
  manyIncidentsContract,
} from '#shared/contract/many-incidents.ts';
import { BatchId, type IncidentChange } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { OutboxQueue } from '../outbox/queue.ts';
import type { HandlersOf } from './handler.ts';

interface ManyIncidentsParts {
  readonly queue: OutboxQueue;
  readonly permission: (tenantId: TenantId) => Permission;
  /** The person's own name in that tenant; null = not known. */
  readonly nameIn: (tenantId: TenantId) => string | null;
}

const GONE = 'Not on this computer any more.';

/** One gesture over incidents of many tenants: what it would do, and doing it. */
export function manyIncidentsHandlers(
  parts: ManyIncidentsParts,
): HandlersOf<typeof manyIncidentsContract> {
  const { queue, permission, nameIn } = parts;

  /** Why nothing is recorded in that tenant; null where it is. */
  const refusalIn = (tenantId: TenantId, take: boolean): string | null => {
    const { allowed, reason } = permission(tenantId);
    if (!allowed) return reason ?? 'Your role there may not change incidents.';
    return take && nameIn(tenantId) === null ? NAME_UNKNOWN.message : null;
  };

  const wishIn = (tenantId: TenantId, change: ManyChange): IncidentChange =>
    change.kind === 'take' ? { kind: 'assign', assignee: nameIn(tenantId) } : change;

  return {
    'incidents.previewMany': ({ keys, take }) =>
      byTenant(keys).map(([tenantId, own]): ManyPreview => {
        const me = take ? nameIn(tenantId) : null;
        return { tenantId, incidents: own.length, me, refusal: refusalIn(tenantId, take) };
      }),

    'incidents.changeMany': async ({ keys, change }): Promise<ManyReceipt> => {
      const refused: { tenantId: TenantId; incidents: number; reason: string }[] = [];
      const wishes = byTenant(keys).flatMap(([tenantId, own]) => {
        const reason = refusalIn(tenantId, change.kind === 'take');
        if (reason === null) return own.map((key) => ({ key, change: wishIn(tenantId, change) }));
        refused.push({ tenantId, incidents: own.length, reason });
        return [];
      });
      const batch = BatchId.parse(randomUUID());
      const gone = wishes.length === 0 ? [] : await queue.recordAll(wishes, batch);
      for (const [tenantId, own] of byTenant(gone)) {
        refused.push({ tenantId, incidents: own.length, reason: GONE });
      }
      const recorded = wishes.length - gone.length;
      return { batch: recorded === 0 ? null : batch, recorded, refused };
    },
  };
}

/** The incidents of each tenant, every incident once. */
function byTenant(keys: readonly IncidentKey[]): [TenantId, IncidentKey[]][] {
  const tenants = new Map<TenantId, Map<string, IncidentKey>>();
  for (const key of keys) {
    const own = tenants.get(key.tenantId) ?? new Map<string, IncidentKey>();
    tenants.set(key.tenantId, own.set(key.incidentId, key));
  }
  return [...tenants].map(([tenantId, own]) => [tenantId, [...own.values()]]);
}
