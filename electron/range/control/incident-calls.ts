import { z } from 'zod';
import { ACTION_STATUSES, ACTION_TYPES, TASK_STATUSES } from '../world/task-words.ts';
import { call, Done, IncidentRef, OneOrAll, TenantId } from './contract-parts.ts';

/** What a colleague, or the Experts, would do to one incident. */
const Change = IncidentRef.extend({
  by: z.string().default('Colleague'),
  status: z.enum(['active', 'inProgress', 'awaitingAction', 'resolved']).optional(),
  severity: z.enum(['high', 'medium', 'low', 'informational']).optional(),
  assignedTo: z.string().nullable().optional(),
  classification: z
    .enum(['truePositive', 'falsePositive', 'informationalExpectedActivity', 'unknown'])
    .nullable()
    .optional(),
  title: z.string().optional(),
  customTags: z.array(z.string()).optional(),
  comment: z.string().optional(),
  /** Alerts that come in addition. */
  moreAlerts: z.int().min(1).max(1_000).optional(),
});

const TaskRef = z.object({ tenantId: TenantId, taskId: z.string() });

/** Drills on incidents and their tasks. */
export const incidentCalls = {
  /** New incidents at once, in one tenant or spread over those that answer. */
  'incidents.burst': call(
    OneOrAll.extend({ count: z.int().min(1).max(100_000) }),
    z.object({ created: z.array(IncidentRef) }),
  ),
  /**
   * A change at once. `awaitingAction` in a tenant with Experts brings tasks; a resolved one that
   * becomes `active` is reopened.
   */
  'incidents.change': call(Change, Done),
  /**
   * The same change, but in the gap that another desk has to survive: right after this incident was
   * read by its id (`after-read`), or when a change or comment for it has arrived and is not yet carried
   * out (`before-write`). Happens `times` times, then no more.
   */
  'incidents.race': call(
    Change.extend({
      when: z.enum(['after-read', 'before-write']),
      times: z.int().min(1).max(1_000).default(1),
    }),
    Done,
  ),
  /** How many races wait for their gap, and how many changes have slipped in. */
  'incidents.races': call(z.object({}), z.object({ waiting: z.number(), happened: z.number() })),
  'incidents.merge': call(
    z.object({ tenantId: TenantId, from: z.string(), into: z.string() }),
    Done,
  ),
  /** One incident as Graph would show it to a caller who sees everything. */
  'incidents.read': call(IncidentRef, z.record(z.string(), z.unknown())),
  /** A new task of the Experts on an incident. */
  'tasks.add': call(
    IncidentRef.extend({
      action: z.enum(ACTION_TYPES).default('isolateDevice'),
      displayName: z.string().optional(),
      description: z.string().optional(),
    }),
    TaskRef,
  ),
  /** What a colleague would do to a task. */
  'tasks.change': call(
    TaskRef.extend({
      by: z.string().default('Colleague'),
      status: z.enum(TASK_STATUSES).optional(),
      actionStatus: z.enum(ACTION_STATUSES).optional(),
    }),
    Done,
  ),
  /** Every task of a tenant, whatever its service answers to others. */
  'tasks.list': call(
    z.object({ tenantId: TenantId }),
    z.object({ tasks: z.array(z.record(z.string(), z.unknown())) }),
  ),
} as const;
