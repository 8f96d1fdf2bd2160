import { randomUUID } from 'node:crypto';
import { NAME_UNKNOWN, type Permission } from '#shared/contract/incidents.ts';
import type {
  ManyChange,
  ManyPreview,
  ManyReceipt,
  manyIncidentsContract,
} from '#shared/contract/many-incidents.ts';
import {
  BatchId,
  type IncidentChange,
  type SeenIncident,
  seenIncident,
} from '#shared/domain/change.ts';
import { isSoAlready } from '#shared/domain/change-fields.ts';
import { type Incident, type IncidentKey, keyText } from '#shared/domain/incident.ts';
import {
  filledIn,
  LONGEST_COMMENT,
  saysMe,
  type TemplateValues,
  variablesIn,
} from '#shared/domain/templates/template.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { holderOf } from '#shared/domain/turn.ts';
import type { OutboxQueue } from '../outbox/queue.ts';
import type { HandlersOf } from './handler.ts';

interface ManyIncidentsParts {
  readonly queue: OutboxQueue;
  readonly permission: (tenantId: TenantId) => Permission;
  readonly isUnapproved: (tenantId: TenantId) => boolean;
  /** The person's own name in that tenant; null = not known. */
  readonly nameIn: (tenantId: TenantId) => string | null;
  /** The incident with our pending changes; null when it is not (or no longer) held here. */
  readonly shown: (key: IncidentKey) => Incident | null;
  /** The incident as the service last told it. */
  readonly seen: (key: IncidentKey) => SeenIncident | null;
  /** The tenant was read so lately that what the service told still counts. */
  readonly isFresh: (tenantId: TenantId) => boolean;
  /** What a template can say of that incident now. */
  readonly valuesOf: (key: IncidentKey) => TemplateValues;
}

type Refused = ManyReceipt['refused'][number];

const GONE = 'Not on this computer any more.';
const TOO_LONG = 'With its variables filled in the text is longer than a comment may be.';

/** One gesture over incidents of many tenants: what it would do, and doing it. */
export function manyIncidentsHandlers(
  parts: ManyIncidentsParts,
): HandlersOf<typeof manyIncidentsContract> {
  const { queue, permission, nameIn, valuesOf } = parts;

  /** Why nothing is recorded in that tenant; null where it is. */
  const refusalIn = (tenantId: TenantId, named: boolean): string | null => {
    const { allowed, reason } = permission(tenantId);
    if (!allowed) return reason ?? 'Your role there may not change incidents.';
    return named && nameIn(tenantId) === null
      ? `${NAME_UNKNOWN.message} ${NAME_UNKNOWN.remedy}`
      : null;
  };

  /** The change as that incident gets it; null where its text grows too long. */
  const wishFor = (key: IncidentKey, change: ManyChange): IncidentChange | null => {
    if (change.kind === 'take') return { kind: 'assign', assignee: nameIn(key.tenantId) };
    const text = textOf(change);
    if (text === null || variablesIn(text).length === 0) return change;
    const filled = filledIn(text, valuesOf(key));
    if (filled.length > LONGEST_COMMENT) return null;
    if (change.kind !== 'edit') return { kind: 'comment', text: filled };
    return { kind: 'edit', set: { ...change.set, resolvingComment: filled } };
  };

  /** What is left to do of the changes; none: the service told lately that all is so; null: a text grows too long. */
  const wishesFor = (key: IncidentKey, changes: readonly ManyChange[]): IncidentChange[] | null => {
    const wished = changes.map((change) => wishFor(key, change)).filter((one) => one !== null);
    if (wished.length < changes.length) return null;
    const [incident, seen] = [parts.shown(key), parts.seen(key)];
    if (incident === null || seen === null || !parts.isFresh(key.tenantId)) return wished;
    // A wish that waits makes nothing so: it may be refused, or be another person's. But it may undo what is so.
    const states = [seen, seenIncident(incident)];
    return wished.filter((change) => !states.every((state) => isSoAlready(change, state)));
  };

  return {
    'incidents.previewMany': ({ keys, named, changes }) =>
      byTenant(keys).map(([tenantId, own]): ManyPreview => {
        const me = named ? nameIn(tenantId) : null;
        const refusal = refusalIn(tenantId, named);
        const isAlready = (key: IncidentKey) => wishesFor(key, changes)?.length === 0;
        const already = changes.length === 0 || refusal !== null ? 0 : own.filter(isAlready).length;
        const unapproved = refusal === null && parts.isUnapproved(tenantId);
        return { tenantId, incidents: own.length, already, me, refusal, unapproved };
      }),

    'incidents.heldByOthers': ({ keys }) =>
      keys.flatMap((key) => {
        const incident = parts.shown(key);
        const holder = incident && holderOf(incident, nameIn(key.tenantId));
        return holder === null ? [] : [{ ...key, holder }];
      }),

    'incidents.changeMany': async ({ keys, changes }): Promise<ManyReceipt> => {
      const refused: Refused[] = [];
      const leaveOut = (left: readonly IncidentKey[], reason: string) => {
        for (const [tenantId, own] of byTenant(left)) {
          const incidentIds = own.map(({ incidentId }) => incidentId);
          refused.push({ tenantId, incidentIds, reason });
        }
      };
      const named = changes.some(namesPerson);
      const wishes = byTenant(keys).flatMap(([tenantId, own]) => {
        const reason = refusalIn(tenantId, named);
        if (reason !== null) leaveOut(own, reason);
        return reason === null ? own.map((key) => ({ key, wished: wishesFor(key, changes) })) : [];
      });
      leaveOut(
        wishes.filter(({ wished }) => wished === null).map(({ key }) => key),
        TOO_LONG,
      );
      const soAlready = wishes.filter(({ wished }) => wished?.length === 0);
      const batch = BatchId.parse(randomUUID());
      let recorded = 0;
      const gone = new Map<string, IncidentKey>();
      // Change by change: each is based on what those before it made of the incident.
      for (const place of changes.keys()) {
        const step = wishes.flatMap(({ key, wished }) => {
          const change = wished?.[place];
          return change === undefined || gone.has(keyText(key)) ? [] : [{ key, change }];
        });
        const lost = step.length === 0 ? [] : await queue.recordAll(step, batch);
        for (const key of lost) gone.set(keyText(key), key);
        recorded += step.length - lost.length;
      }
      leaveOut([...gone.values()], GONE);
      const meant = wishes.filter(({ wished }) => wished !== null);
      const incidents = meant.length - gone.size - soAlready.length;
      const already = byTenant(soAlready.map(({ key }) => key)).map(([tenantId, own]) => {
        return { tenantId, incidents: own.length };
      });
      return { batch: recorded === 0 ? null : batch, recorded, incidents, already, refused };
    },

    'outbox.discardBatch': ({ batch }) => queue.discardBatch(batch),
  };
}

/** The words of a change that may hold variables; null where it has none. */
function textOf(change: ManyChange): string | null {
  if (change.kind === 'comment') return change.text;
  return change.kind === 'edit' ? (change.set.resolvingComment ?? null) : null;
}

function namesPerson(change: ManyChange): boolean {
  return change.kind === 'take' || saysMe(textOf(change) ?? '');
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
