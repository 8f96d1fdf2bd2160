import { z } from 'zod';
import { ChangeId, ChangeStage, IncidentChange, ListedChange } from '../domain/change.ts';
import { ChangeField } from '../domain/change-fields.ts';
import { Alert, Comment, Incident, IncidentId, IncidentKey } from '../domain/incident.ts';
import { Snooze } from '../domain/snooze.ts';
import { TenantId } from '../domain/tenant.ts';
import { Turn } from '../domain/turn.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

/** May the person do it here; if not, why not and who can change that (design, law 6). */
export const Permission = z.object({ allowed: z.boolean(), reason: z.string().nullable() });
export type Permission = z.infer<typeof Permission>;

/** Why nobody can take an incident where `me` is null, and what to do instead. */
export const NAME_UNKNOWN = {
  message:
    'Your name in this tenant is not known: Microsoft did not tell which user you are there.',
  remedy: 'Give it under Tenants → Edit, or take the incident in the portal.',
} as const;

export const ALERTS_SHOWN = 100;

/** Everything the side pane shows, from the local database alone. */
export const IncidentDetail = z.object({
  /** With the unsent changes applied. */
  incident: Incident,
  turn: z.object({ turn: Turn, reason: z.string(), service: z.string(), area: z.string() }),
  /** The first 100; `alertsTotal` says how many there are. */
  alerts: z.array(Alert),
  alertsTotal: z.int(),
  /** Pieces of evidence of all alerts. */
  evidenceTotal: z.int(),
  /** The things they speak of, each once; null = more pieces than are looked at here. */
  evidenceThings: z.int().nullable(),
  /** Since when it is assigned as the service has it, and the look that found it so; null = not known. */
  assigned: z.object({ at: Instant, seenAt: Instant }).nullable(),
  /** The incident it was merged into, at the end of the chain; `title` null = not held here. */
  target: z.object({ incidentId: IncidentId, title: z.string().nullable() }).nullable(),
  /** The incidents that were merged into it, with what people said there. */
  merged: z.array(
    z.object({ incidentId: IncidentId, title: z.string(), comments: z.array(Comment) }),
  ),
  /** That it is put away on this computer, and when it comes back at the latest. */
  snooze: Snooze.pick({ untilAt: true, wakeAt: true }).nullable(),
  /** When this incident was last read from the service. */
  readAt: Instant,
  /** Our changes to it, newest first; settled ones of the last days included. */
  changes: z.array(ListedChange),
  /** The signed-in person's name in that tenant, as `assignedTo` would carry it; null = not known yet. */
  me: z.string().nullable(),
  write: Permission,
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const Receipt = z.object({ id: ChangeId, stage: ChangeStage });
export type Receipt = z.infer<typeof Receipt>;

export const OutboxEntry = ListedChange.extend({
  title: z.string(),
  /** Of one that waits: when its tenant is tried again; null = now, or it is not held back. */
  nextTryAt: Instant.nullable(),
  /** It waits until an administrator of its tenant approves that Tidewatch changes incidents. */
  unapproved: z.boolean(),
  /** It was sent, and undoing it would put something back as the incident is now. */
  undoable: z.boolean(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;

export const incidentsContract = {
  /** Null when the incident is not (or no longer) in the cache. */
  'incidents.detail': query(IncidentKey, IncidentDetail.nullable()),
  /** Records the wish in the outbox; the receipt means recorded, not done. */
  'incidents.change': command(IncidentKey.extend({ change: IncidentChange }), Receipt),
  /** Assigns to the signed-in person under their name in that tenant. */
  'incidents.take': command(IncidentKey, Receipt),
  /** Asks the service for this one incident now; `data.changed` brings the answer. */
  'incidents.reread': command(IncidentKey, z.null()),
  /** Changes that are not settled, newest first, and those settled in the last day. */
  'outbox.list': query(z.object({}), z.array(OutboxEntry)),
  /** Tries what waits for a tenant now, whatever is left of a pause; what the service asked for is obeyed. */
  'outbox.sendNow': command(z.object({ tenantId: TenantId }), z.null()),
  /** Takes a wish back that was not sent, or puts a refused one away. */
  'outbox.discard': command(z.object({ id: ChangeId }), z.null()),
  /** Sends a refused wish again, on top of what the service has now. */
  'outbox.retry': command(z.object({ id: ChangeId }), Receipt),
  /**
   * Settles a refused wish member by member: those in `mine` are sent again, for the others what the
   * service has now stays. Null when none is mine: the wish is put away.
   */
  'outbox.settle': command(
    z.object({ id: ChangeId, mine: z.array(ChangeField).max(ChangeField.options.length) }),
    Receipt.nullable(),
  ),
};
