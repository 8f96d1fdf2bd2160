import { z } from 'zod';
import { ConditionName } from '../entra/conditions.ts';
import { CALL_KINDS } from '../http/call-kind.ts';
import { accessCalls } from './access-calls.ts';
import { call, Done, OneOrAll } from './contract-parts.ts';
import { incidentCalls } from './incident-calls.ts';
import { tenantCalls } from './tenant-calls.ts';

/**
 * The drills of a range: every call of its control address with what it takes and answers. A call is
 * `POST {control}/{name}` with a JSON body; `rangeControl` is the
 * typed client. `GET {control}/traffic` answers what was recorded as NDJSON.
 */

/** One piece of trouble. What says "done" has changed the world although the answer went wrong. */
export const Fault = z.discriminatedUnion('kind', [
  /** Not done; answers this status with Graph's error body. `retryAfter` in seconds, as 503 may carry it. */
  z.object({
    kind: z.literal('error'),
    status: z.int().min(400).max(599).default(500),
    retryAfter: z.number().min(0).max(3_600).optional(),
  }),
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
  /** No answer at all, before or after the work, until the caller gives up. */
  z.object({ kind: z.literal('silence'), done: z.boolean().default(false) }),
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
  call: z.enum(CALL_KINDS),
  /** What the caller named the request; null: nothing. */
  clientRequestId: z.string().nullable(),
  body: z.unknown(),
  /** Home address of whose token it was. */
  person: z.string(),
  status: z.number(),
  /** False when a fault stood before the work. */
  done: z.boolean(),
  at: z.string(),
});
export type ReceivedWrite = z.infer<typeof ReceivedWrite>;

/** Writes that were the same: how often they came, and how often the world was changed by them. */
const Applied = z.object({
  tenantId: z.string(),
  call: z.enum(CALL_KINDS),
  path: z.string(),
  received: z.number(),
  applied: z.number(),
});

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
  ...incidentCalls,
  ...accessCalls,
  ...tenantCalls,
  'faults.mode': call(z.object({ mode: FaultMode }), Done),
  /**
   * The next `times` requests of a tenant (of any, when left out) meet this; `method` and `call` narrow
   * it, and `after` lets so many that fit pass first.
   */
  'faults.next': call(
    OneOrAll.extend({
      fault: Fault,
      times: z.int().min(1).max(10_000).default(1),
      after: z.int().min(0).max(10_000).default(0),
      method: z.enum(['GET', 'PATCH', 'POST']).optional(),
      call: z.enum(CALL_KINDS).optional(),
    }),
    Done,
  ),
  /** What is planned and has not happened, and what has happened so far, by tenant, kind of call and of trouble. */
  'faults.read': call(
    z.object({}),
    z.object({
      waiting: z.number(),
      met: z.array(
        z.object({
          tenantId: z.string(),
          call: z.enum(CALL_KINDS),
          kind: z.string(),
          status: z.number().nullable(),
          times: z.number(),
        }),
      ),
    }),
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
  /**
   * The same, counted: by the caller's request id (one that was applied twice was sent twice as one
   * request), and by content (person, address and body), which tells a wish that was carried out twice.
   */
  'received.applied': call(
    OneOrAll,
    z.object({
      byRequest: z.array(Applied.extend({ clientRequestId: z.string().nullable() })),
      byContent: z.array(Applied.extend({ person: z.string(), body: z.unknown() })),
    }),
  ),
  /** Starts or ends recording; starting forgets what was recorded. */
  'traffic.record': call(z.object({ on: z.boolean() }), Done),
} as const;

export type ControlCalls = typeof controlCalls;
export type ControlName = keyof ControlCalls;
export type ControlInput<N extends ControlName> = z.input<ControlCalls[N]['input']>;
export type ControlOutput<N extends ControlName> = z.output<ControlCalls[N]['output']>;
