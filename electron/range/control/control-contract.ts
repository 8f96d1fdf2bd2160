import { z } from 'zod';
import { ConditionName } from '../entra/conditions.ts';

/**
 * The drills of a range: every call of its control address with what it takes and answers. A call is
 * `POST {control}/{name}` with a JSON body; `rangeControl` is the
 * typed client. `GET {control}/traffic` answers what was recorded as NDJSON.
 */

const TenantId = z.uuid();
/** Leave it out for all tenants. */
const OneOrAll = z.object({ tenantId: TenantId.optional() });
const Done = z.object({ done: z.literal(true) });
const IncidentRef = z.object({ tenantId: TenantId, incidentId: z.string() });

/** One piece of trouble. What says "done" has changed the world although the answer went wrong. */
export const Fault = z.discriminatedUnion('kind', [
  /** Not done; answers this status with Graph's error body. */
  z.object({ kind: z.literal('error'), status: z.int().min(400).max(599).default(500) }),
  /** Not done; 429. `retryAfter` in seconds; null: the header is missing. */
  z.object({ kind: z.literal('throttle'), retryAfter: z.number().min(0).max(3_600).nullable() }),
  /** Done; the answer breaks off half way. */
  z.object({ kind: z.literal('cut') }),
  /** Done; 200 with JSON that ends too early. */
  z.object({ kind: z.literal('malformed') }),
  /** Done; the answer comes later. */
  z.object({ kind: z.literal('delay'), ms: z.int().min(0).max(120_000) }),
  /** The connection is reset without an answer, before or after the work. */
  z.object({ kind: z.literal('reset'), done: z.boolean().default(false) }),
  /** Not done; 401 that asks for a token with new claims. */
  z.object({ kind: z.literal('challenge') }),
]);
export type Fault = z.infer<typeof Fault>;

export const FaultMode = z.enum(['none', 'storm']);
export type FaultMode = z.infer<typeof FaultMode>;

/** A write that reached Graph, faults included, in the order of arrival. */
export const ReceivedWrite = z.object({
  tenantId: z.string(),
  method: z.string(),
  path: z.string(),
  body: z.unknown(),
  /** Home address of whose token it was. */
  person: z.string(),
  status: z.number(),
  /** False when a fault stood before the work. */
  done: z.boolean(),
  at: z.string(),
});
export type ReceivedWrite = z.infer<typeof ReceivedWrite>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const controlCalls = {
  /** What time it is there, how fast it passes, and how much has happened by itself. */
  'clock.read': call(
    z.object({}),
    z.object({ nowAt: z.string(), speed: z.number(), livedMs: z.number(), events: z.number() }),
  ),
  'clock.speed': call(z.object({ speed: z.number().min(0).max(100_000) }), Done),
  /** Jumps ahead; everything that would have happened meanwhile happens. */
  'clock.advance': call(
    z.object({
      ms: z
        .number()
        .min(0)
        .max(400 * 86_400_000),
    }),
    z.object({ nowAt: z.string(), events: z.number() }),
  ),
  /** New incidents at once, in one tenant or spread over those that answer. */
  'incidents.burst': call(
    OneOrAll.extend({ count: z.int().min(1).max(100_000) }),
    z.object({ created: z.array(IncidentRef) }),
  ),
  /** What a colleague, or the Experts, would do to one incident. */
  'incidents.change': call(
    IncidentRef.extend({
      by: z.string().default('Colleague'),
      status: z.enum(['active', 'inProgress', 'awaitingAction', 'resolved']).optional(),
      severity: z.enum(['high', 'medium', 'low', 'informational']).optional(),
      assignedTo: z.string().nullable().optional(),
      classification: z
        .enum(['truePositive', 'falsePositive', 'informationalExpectedActivity', 'unknown'])
        .nullable()
        .optional(),
      title: z.string().optional(),
      comment: z.string().optional(),
      /** Alerts that come in addition. */
      moreAlerts: z.int().min(1).max(1_000).optional(),
    }),
    Done,
  ),
  'incidents.merge': call(
    z.object({ tenantId: TenantId, from: z.string(), into: z.string() }),
    Done,
  ),
  /** One incident as Graph would show it to a caller who sees everything. */
  'incidents.read': call(IncidentRef, z.record(z.string(), z.unknown())),
  /** Every token of sign-ins before now is refused, in one tenant or in all. */
  'tokens.revoke': call(OneOrAll, Done),
  /** How sign-in goes: life of access tokens, rotation of refresh tokens, who sits at the browser. */
  'tokens.settings': call(
    z.object({
      accessSeconds: z.int().min(1).max(100_000).optional(),
      rotation: z.boolean().optional(),
      /** The address of one of `totals.people`; a `login_hint` goes before it. */
      person: z.string().optional(),
    }),
    Done,
  ),
  /**
   * Puts a tenant in a state of the AADSTS table, or back to `ok` (which ends a challenge too). Graph
   * challenges the tokens of programs that declare cp1 at once; others notice when their token runs out.
   */
  'tenants.condition': call(z.object({ tenantId: TenantId, condition: ConditionName }), Done),
  'tenants.role': call(
    z.object({ tenantId: TenantId, role: z.enum(['operator', 'reader', 'none']) }),
    Done,
  ),
  /** Approves scopes in a tenant, or takes the approval back. */
  'tenants.consent': call(
    z.object({ tenantId: TenantId, scopes: z.array(z.string()), granted: z.boolean() }),
    Done,
  ),
  /** From now on Graph wants tokens that answer a claims challenge (programs that declare cp1). */
  'tenants.challenge': call(OneOrAll, Done),
  /** Requests to /security a minute. What was spent is forgotten. */
  'tenants.budget': call(OneOrAll.extend({ perMinute: z.int().min(1).max(10_000_000) }), Done),
  /** `$expand=alerts` with `$filter` answers 500 for good. */
  'tenants.expand-broken': call(z.object({ tenantId: TenantId, broken: z.boolean() }), Done),
  'faults.mode': call(z.object({ mode: FaultMode }), Done),
  /** The next `times` requests of a tenant (of any, when left out) meet this; `method` narrows it. */
  'faults.next': call(
    OneOrAll.extend({
      fault: Fault,
      times: z.int().min(1).max(10_000).default(1),
      method: z.enum(['GET', 'PATCH', 'POST']).optional(),
    }),
    Done,
  ),
  /** Takes back what `faults.next` planned and has not happened. */
  'faults.clear': call(z.object({}), Done),
  /** Exact numbers. `incidents` counts merged ones too, as a list does. */
  totals: call(
    z.object({}),
    z.object({
      incidents: z.number(),
      byStatus: z.record(z.string(), z.number()),
      /** Addresses of those who can sign in; the first one does unless another is asked for. */
      people: z.array(z.string()),
      tenants: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          incidents: z.number(),
          condition: ConditionName,
          role: z.string(),
          access: z.string(),
          experts: z.string(),
        }),
      ),
      requests: z.object({ graph: z.number(), login: z.number(), faults: z.number() }),
    }),
  ),
  /** Writes that reached Graph. */
  received: call(OneOrAll, z.object({ writes: z.array(ReceivedWrite) })),
  /** Starts or ends recording; starting forgets what was recorded. */
  'traffic.record': call(z.object({ on: z.boolean() }), Done),
} as const;

export type ControlCalls = typeof controlCalls;
export type ControlName = keyof ControlCalls;
export type ControlInput<N extends ControlName> = z.input<ControlCalls[N]['input']>;
export type ControlOutput<N extends ControlName> = z.output<ControlCalls[N]['output']>;
