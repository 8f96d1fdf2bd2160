import { z } from 'zod';
import { HOUR_MS, Instant } from '../time.ts';
import { BoardClock, Standing } from './clock/board-clock.ts';
import { IncidentId, Word } from './incident.ts';
import { BoardExpression } from './query/expression.ts';
import { TenantId } from './tenant.ts';
import { Turn } from './turn.ts';

/** The assignee filter speaks of people; `@me` is the signed-in person's own name in each tenant. */
export const ASSIGNED_TO_ME = '@me';
export const ASSIGNED_TO_NOBODY = '@none';
/** Stands among tags for having none. */
export const UNTAGGED = '@none';

export const AGE_BUCKETS = {
  '1h': HOUR_MS,
  '4h': 4 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
} as const;
export const AgeBucket = z.enum(['1h', '4h', '24h', '7d', '30d']);
export type AgeBucket = z.infer<typeof AgeBucket>;

/** Graph's member is free text: whatever is counted can be asked for. */
const LONGEST_ASSIGNEE = 5_000;

/**
 * Which incidents are wanted. Lists are alternatives inside one filter (an empty list asks for all);
 * different filters must all hold.
 */
export const BoardFilter = z.object({
  /** Open work, open work that is put away, finished work, or everything. */
  scope: z.enum(['open', 'snoozed', 'closed', 'all']),
  tenants: z.array(TenantId).max(1000),
  tenantTags: z.array(z.string()).max(100),
  tags: z.array(z.string()).max(100),
  severities: z.array(Word).max(20),
  statuses: z.array(Word).max(20),
  turns: z.array(Turn).max(4),
  assignees: z.array(z.string().max(LONGEST_ASSIGNEE)).max(100),
  /** How the clock stands that comes first. Filters kept by 0.1 have none. */
  clocks: z.array(Standing).max(Standing.options.length).default([]),
  /** Created less than this long ago. */
  youngerThan: AgeBucket.nullable(),
  /** Created more than this long ago. */
  olderThan: AgeBucket.nullable(),
  /** Words that all have to occur, each as the start of a word (title, alerts, evidence, id, tags). */
  text: z.string().max(400),
  /** What the members above cannot say, and has to hold as well. Filters kept by 0.1 have none. */
  where: BoardExpression.nullable().default(null),
});
export type BoardFilter = z.infer<typeof BoardFilter>;

export const EVERYTHING_OPEN: BoardFilter = {
  scope: 'open',
  tenants: [],
  tenantTags: [],
  tags: [],
  severities: [],
  statuses: [],
  turns: [],
  assignees: [],
  clocks: [],
  youngerThan: null,
  olderThan: null,
  text: '',
  where: null,
};

export const BoardColumn = z.enum([
  'severity',
  'title',
  'tenant',
  'status',
  'turn',
  'dueAt',
  'assignedTo',
  'alerts',
  'createdAt',
  'updatedAt',
  'tags',
]);
export type BoardColumn = z.infer<typeof BoardColumn>;

export const SortKey = z.object({ by: BoardColumn, descending: z.boolean() });
export type SortKey = z.infer<typeof SortKey>;

/**
 * What the list is ordered by: the first key, where that is equal the next. Where all are equal, tenant and
 * id decide, in the direction of the last key. One key alone, as 0.1 wrote it, is read as a list of one.
 */
export const BoardSort = z.union([
  z
    .array(SortKey)
    .min(1)
    .max(3)
    .refine((keys) => new Set(keys.map(({ by }) => by)).size === keys.length, 'A column twice')
    .readonly(),
  SortKey.transform((key): readonly SortKey[] => [key]),
]);
export type BoardSort = z.infer<typeof BoardSort>;

/** One row of the board: the cached incident with the unsent changes already applied. */
export const BoardRow = z.object({
  tenantId: TenantId,
  incidentId: IncidentId,
  title: z.string(),
  severity: Word,
  status: Word,
  turn: Turn,
  /** The clock that comes first: how long we may still take. */
  clock: BoardClock,
  assignedTo: z.string().nullable(),
  /** Assigned to the signed-in person, under their name in that tenant. */
  mine: z.boolean(),
  /** When our looks saw it given to somebody else, where that was in the last minutes. */
  assignedAt: Instant.nullable().default(null),
  alerts: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  tags: z.array(z.string()),
  /** The signed-in person noted something about it for themselves. */
  noted: z.boolean().default(false),
  /** What changed it last is a change of ours: that is no news. */
  own: z.boolean().default(false),
  /** Changes of ours that are not confirmed yet, and those that were refused and wait for the person. */
  pending: z.int(),
  refused: z.int(),
  /** When it comes back, where it is put away on this computer. */
  snoozedUntil: Instant.nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const FacetName = z.enum([
  'tenant',
  'tag',
  'severity',
  'status',
  'turn',
  'clock',
  'assignee',
  'age',
]);
export type FacetName = z.infer<typeof FacetName>;

export const FacetCount = z.object({ value: z.string(), count: z.int() });
export type FacetCount = z.infer<typeof FacetCount>;

/**
 * Counts beside each filter value. A facet is counted with every filter but its own, so that the
 * number says what choosing the value would show. Sorted by count, at most 1,000 values each.
 */
export const BoardCounts = z.object({
  total: z.int(),
  facets: z.record(FacetName, z.array(FacetCount)),
});
export type BoardCounts = z.infer<typeof BoardCounts>;
