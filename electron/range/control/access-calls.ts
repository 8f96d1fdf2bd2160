import { z } from 'zod';
import { ASSIGNMENT_STATES, REQUEST_STATES } from '../world/entitlement/access-words.ts';
import { call, Done, OneOrAll, TenantId } from './contract-parts.ts';

const RequestRef = z.object({ tenantId: TenantId, requestId: z.string() });
/** Somebody by home address; left out, the person who signs in. */
const Person = z.string().optional();

const Stage = z.object({
  id: z.string(),
  status: z.string(),
  result: z.string(),
  /** Address of who decided. */
  by: z.string().nullable(),
  /** Addresses of those who may decide it now. */
  approvers: z.array(z.string()),
});

const Request = z.object({
  requestId: z.string(),
  type: z.string(),
  packageId: z.string(),
  policyId: z.string(),
  package: z.string(),
  /** Addresses. */
  requestor: z.string(),
  target: z.string(),
  state: z.enum(REQUEST_STATES),
  status: z.string(),
  assignmentId: z.string().nullable(),
  stages: z.array(Stage),
});

const Assignment = z.object({
  assignmentId: z.string(),
  packageId: z.string(),
  package: z.string(),
  target: z.string(),
  state: z.enum(ASSIGNMENT_STATES),
  endAt: z.string().nullable(),
});

/** A decision that arrived for one stage, whatever became of it. */
const ReceivedDecision = z.object({
  person: z.string(),
  result: z.unknown(),
  status: z.number(),
  /** It changed the world. */
  done: z.boolean(),
  clientRequestId: z.string().nullable(),
  at: z.string(),
});

const Answered = z.object({ questionId: z.string(), value: z.string() });

/** Drills on access packages. */
export const accessCalls = {
  /**
   * A request as somebody makes it in My Access, at home or as a guest; it waits for its first approver at
   * once. `approver` picks a policy that this person decides in its first stage.
   */
  'access.request': call(
    z.object({
      tenantId: TenantId,
      person: Person,
      approver: z.string().optional(),
      packageId: z.string().optional(),
      policyId: z.string().optional(),
      justification: z.string().nullable().default('From a drill.'),
      answers: z.array(Answered).optional(),
    }),
    Request,
  ),
  /** Decides the stage that is open, as one of its approvers: somebody else than the person who signs in, when left out. */
  'access.decide': call(
    RequestRef.extend({
      by: z.string().optional(),
      result: z.enum(['Approve', 'Deny']),
      justification: z.string().nullable().default('From a drill.'),
    }),
    Request,
  ),
  /**
   * The same in the gap that another desk has to survive: right after the stages were read (`after-read`),
   * or when a decision has arrived and is not yet carried out (`before-write`).
   */
  'access.race': call(
    RequestRef.extend({
      when: z.enum(['after-read', 'before-write']),
      what: z.enum(['Approve', 'Deny', 'withdraw']),
      by: z.string().optional(),
    }),
    Done,
  ),
  /**
   * So many reads after the next write to a tenant's access (a decision, a request, a review) still answer
   * from before it: the service said yes and does not show it yet.
   */
  'access.lag': call(
    z.object({ tenantId: TenantId, reads: z.int().min(1).max(1_000).default(10) }),
    Done,
  ),
  /** The requestor takes the request back. */
  'access.withdraw': call(RequestRef, Request),
  /** The requestor's answers are others from now on. */
  'access.answers': call(RequestRef.extend({ answers: z.array(Answered) }), Done),
  /** How the delivery of a request will go. */
  'access.outcome': call(
    RequestRef.extend({ outcome: z.enum(['delivered', 'deliveryFailed', 'partiallyDelivered']) }),
    Done,
  ),
  /** An assignment ends now, as if its time were up. */
  'access.expire': call(z.object({ tenantId: TenantId, assignmentId: z.string() }), Done),
  /** Where somebody stands in a tenant's directory. */
  'access.guest': call(
    z.object({
      tenantId: TenantId,
      person: Person,
      state: z.enum(['absent', 'member', 'blocked']),
    }),
    Done,
  ),
  /** Whether others ask, decide and judge by themselves as time is lived through. They do until told not to. */
  'access.people': call(z.object({ act: z.boolean() }), Done),
  /** Closes entitlement management to guests on its Graph side (403), or opens it. */
  'access.closed': call(z.object({ tenantId: TenantId, closed: z.boolean() }), Done),
  /** The open review of a package, or a new one over all who have it. Left out: of the first that is reviewed. */
  'access.review': call(
    z.object({ tenantId: TenantId, packageId: z.string().optional() }),
    z.object({ definitionId: z.string(), instanceId: z.string(), items: z.number() }),
  ),
  /** Everything there is, whatever Graph would show to whom. */
  'access.read': call(
    z.object({ tenantId: TenantId }),
    z.object({
      requests: z.array(Request),
      assignments: z.array(Assignment),
      /** By home address; people of the provider only. */
      guests: z.record(z.string(), z.enum(['absent', 'member', 'blocked'])),
      /** How many of our own people approve there. */
      approvers: z.array(z.string()),
      service: z.enum(['full', 'self-service', 'closed']),
    }),
  ),
  /** Decisions that arrived over Graph, by stage: who sent them, and how many of them counted. */
  'access.decisions': call(
    OneOrAll,
    z.object({
      stages: z.array(
        z.object({
          tenantId: z.string(),
          approvalId: z.string(),
          stageId: z.string(),
          received: z.number(),
          applied: z.number(),
          decisions: z.array(ReceivedDecision),
        }),
      ),
    }),
  ),
} as const;
