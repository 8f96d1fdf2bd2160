import { z } from 'zod';
import { BatchId, IncidentChange } from '../domain/change.ts';
import { IncidentId, IncidentKey } from '../domain/incident.ts';
import { TenantId } from '../domain/tenant.ts';
import { command, query } from './define.ts';

/** Incidents that one gesture changes; more than this is no triage any more. */
export const MANY = 2000;

/** A change as it is meant for many: `take` is under the person's own name in each tenant. */
export const ManyChange = z.union([
  IncidentChange.refine(({ kind }) => kind !== 'task', 'A task is of one incident.'),
  z.object({ kind: z.literal('take') }),
]);
export type ManyChange = z.infer<typeof ManyChange>;

export const ManyIncidents = z.object({
  keys: z.array(IncidentKey).min(1).max(MANY),
  /** In the order they are recorded. Templates' variables in their texts are filled in for each incident. */
  changes: z.array(ManyChange).min(1).max(5),
});

/** What a change to many incidents means in one tenant. */
export const ManyPreview = z.object({
  tenantId: TenantId,
  incidents: z.int(),
  /** The name that goes in, where the gesture needs one. */
  me: z.string().nullable(),
  /** Those among them that are so already: nothing would be recorded for them. */
  already: z.int(),
  /** Why nothing would be recorded there; null = it would. */
  refusal: z.string().nullable(),
  /** What is recorded there cannot be sent before an administrator of the tenant approves. */
  unapproved: z.boolean(),
});
export type ManyPreview = z.infer<typeof ManyPreview>;

/** An incident that somebody else works on. */
export const HeldIncident = IncidentKey.extend({ holder: z.string() });
export type HeldIncident = z.infer<typeof HeldIncident>;

/** What was recorded, and what was not and why, for each tenant. */
export const ManyReceipt = z.object({
  /** The changes carry it in the outbox; null when nothing was recorded. */
  batch: BatchId.nullable(),
  /** Changes, not incidents. */
  recorded: z.int(),
  /** Incidents that have all of the gesture recorded that was not so already. */
  incidents: z.int(),
  /** How many were so already in all of it, tenant by tenant: nothing is sent for them. */
  already: z.array(z.object({ tenantId: TenantId, incidents: z.int() })),
  refused: z.array(
    z.object({ tenantId: TenantId, incidentIds: z.array(IncidentId), reason: z.string() }),
  ),
});
export type ManyReceipt = z.infer<typeof ManyReceipt>;

/** What taking a gesture back came to, in changes. */
export const TakenBack = z.object({ takenBack: z.int(), onTheWay: z.int() });
export type TakenBack = z.infer<typeof TakenBack>;

export const manyIncidentsContract = {
  /**
   * What a gesture would do, tenant by tenant, before anything is recorded. `named`: it says who the person is
   * there; `changes`: what could be so already, none where a text makes it new everywhere.
   */
  'incidents.previewMany': query(
    ManyIncidents.pick({ keys: true }).extend({
      named: z.boolean(),
      changes: z.array(ManyChange).max(5),
    }),
    z.array(ManyPreview),
  ),
  /** Those of them that a colleague or Defender Experts work on, as it is shown now, and who that is. */
  'incidents.heldByOthers': query(ManyIncidents.pick({ keys: true }), z.array(HeldIncident)),
  /** Records the same wishes for many incidents of any tenants; a tenant that cannot have all has none. */
  'incidents.changeMany': command(ManyIncidents, ManyReceipt),
  /** Takes back what of a gesture was certainly not sent; the rest goes on. */
  'outbox.discardBatch': command(z.object({ batch: BatchId }), TakenBack),
};
