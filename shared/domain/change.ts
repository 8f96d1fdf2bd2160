import { z } from 'zod';
import { Instant } from '../time.ts';
import { IncidentTaskId, WritableTaskStatus } from './incident-task.ts';
import {
  Classification,
  Determination,
  type Comment,
  IncidentKey,
  SEVERITIES,
  Word,
  WritableStatus,
} from './incident.ts';

const PersonName = z.string().trim().min(1).max(320);
/** What a wish keeps of the title of its task. */
export const LONGEST_TASK_TITLE = 300;

const Tag = z.string().trim().min(1).max(200);

/**
 * A verdict as it may be written. People choose from `Classification` and `Determination`; what the service
 * documents beside them is what a verdict may be put back to, `unknown` being none (Graph v1.0, update incident).
 */
export const WrittenVerdict = z.object({
  classification: z.enum([...Classification.options, 'unknown']),
  determination: z.enum([...Determination.options, 'apt', 'securityPersonnel', 'unknown']),
});
export type WrittenVerdict = z.infer<typeof WrittenVerdict>;

/** Several members of an incident in one write: triage in one gesture, sent and settled as one. */
export const IncidentEdit = z
  .object({
    status: WritableStatus,
    assignedTo: PersonName.nullable(),
    verdict: WrittenVerdict,
    severity: z.enum(SEVERITIES),
    title: z.string().trim().min(1).max(500),
    resolvingComment: z.string().trim().min(1).max(1000),
  })
  .partial()
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), 'Nothing to change.');
export type IncidentEdit = z.infer<typeof IncidentEdit>;

/** One wish of a person about one incident, exactly as it will be sent. Stored as JSON in the outbox. */
export const IncidentChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), assignee: PersonName.nullable() }),
  z.object({ kind: z.literal('status'), status: WritableStatus }),
  z.object({
    kind: z.literal('classify'),
    classification: Classification,
    determination: Determination,
  }),
  z.object({ kind: z.literal('comment'), text: z.string().trim().min(1).max(1000) }),
  z.object({ kind: z.literal('edit'), set: IncidentEdit }),
  /** Graph replaces the list as a whole: it is made when it is sent, out of what is there then. */
  z
    .object({
      kind: z.literal('tags'),
      add: z.array(Tag).max(50),
      remove: z.array(Tag).max(50),
    })
    .refine(({ add, remove }) => add.length + remove.length > 0, 'Nothing to change.'),
  /** The status of one of the Experts' tasks; `from` is the one the person looked at. */
  z.object({
    kind: z.literal('task'),
    taskId: IncidentTaskId,
    /** As it was when the wish was recorded. Hostile. */
    title: z.string().max(LONGEST_TASK_TITLE),
    from: Word,
    status: WritableTaskStatus,
  }),
]);
export type IncidentChange = z.infer<typeof IncidentChange>;

/**
 * Where a wish stands. `recorded`: in the ledger, not sent. `sending`: handed to the network; after a
 * crash it is looked at before it is sent again. `sent`: the service said yes, not re-read yet.
 * `confirmed`: re-read and seen. `refused`: the service or a rule said no; it waits for the person.
 * `discarded`: taken back by the person.
 */
export const ChangeStage = z.enum([
  'recorded',
  'sending',
  'sent',
  'confirmed',
  'refused',
  'discarded',
]);
export type ChangeStage = z.infer<typeof ChangeStage>;

/** What the service had when the person decided, and what it has now when the two are not the same. */
export const SeenIncident = z.object({
  updatedAt: Instant,
  status: z.string(),
  assignedTo: z.string().nullable(),
  classification: z.string().nullable(),
  determination: z.string().nullable(),
  comments: z.number(),
  /** Wishes recorded before there were edits looked at none of these. */
  severity: z.string().default(''),
  title: z.string().default(''),
  resolvingComment: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  /** The status of the task that the wish is about; null for every other wish. */
  task: z.string().nullable().default(null),
});
export type SeenIncident = z.infer<typeof SeenIncident>;

export const ChangeId = z.uuid().brand('ChangeId');
export type ChangeId = z.infer<typeof ChangeId>;

export const BatchId = z.uuid().brand('BatchId');
export type BatchId = z.infer<typeof BatchId>;

/** One row of the outbox, in the order it was recorded. */
export const RecordedChange = IncidentKey.extend({
  id: ChangeId,
  change: IncidentChange,
  stage: ChangeStage,
  /** The person's home account (`uid.utid`): only this person's token may send it (law 4). */
  accountId: z.string(),
  /** The gesture it came with, where one changed many incidents. */
  batch: BatchId.nullable().default(null),
  recordedAt: Instant,
  sentAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  attempts: z.int(),
  base: SeenIncident,
  /** Why it was refused or is waiting, and what the service has now. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  found: SeenIncident.nullable(),
});
export type RecordedChange = z.infer<typeof RecordedChange>;

/** A row of the outbox as it is listed: null where an older version wrote what this one cannot read. */
export const ListedChange = RecordedChange.extend({
  change: IncidentChange.nullable(),
  base: SeenIncident.nullable(),
});
export type ListedChange = z.infer<typeof ListedChange>;

export function isReadable(listed: ListedChange): listed is RecordedChange {
  return listed.change !== null && listed.base !== null;
}

/** Stages that are not settled: the board shows the wish over the snapshot. */
export function isPending(stage: ChangeStage): boolean {
  return stage === 'recorded' || stage === 'sending' || stage === 'sent';
}

/** Nothing was sent for it: it was so already when its turn came. */
export function wasSoAlready({ stage, sentAt }: ListedChange): boolean {
  return stage === 'confirmed' && sentAt === null;
}

/** It was sent, or may have been. */
export function isGone(listed: ListedChange): boolean {
  const { stage } = listed;
  return (
    (stage === 'sending' || stage === 'sent' || stage === 'confirmed') && !wasSoAlready(listed)
  );
}

/** The members of an incident that a wish can touch. */
export interface Changeable {
  readonly status: string;
  readonly assignedTo: string | null;
  readonly classification: string | null;
  readonly determination: string | null;
  readonly comments: readonly Comment[];
  readonly severity: string;
  readonly title: string;
  readonly resolvingComment: string | null;
  readonly customTags: readonly string[];
}

/** What a wish is based on, and what it is compared with. */
export function seenIncident(incident: Changeable & { readonly updatedAt: Instant }): SeenIncident {
  const { updatedAt, status, assignedTo, classification, determination } = incident;
  const { severity, title, resolvingComment } = incident;
  return {
    updatedAt,
    status,
    assignedTo,
    classification,
    determination,
    severity,
    title,
    resolvingComment,
    comments: incident.comments.length,
    tags: [...incident.customTags],
    task: null,
  };
}

/** The tags after a wish: what others added meanwhile stays. */
export function taggedBy(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] {
  const gone = new Set(remove);
  return [...new Set([...tags.filter((tag) => !gone.has(tag)), ...add])];
}

/** How an incident looks once the wish is carried out. Pure; replayed over every new snapshot. */
export function applyChange<T extends Changeable>(
  incident: T,
  change: IncidentChange,
  by: string,
): T {
  switch (change.kind) {
    case 'assign':
      return { ...incident, assignedTo: change.assignee };
    case 'status':
      return { ...incident, status: change.status };
    case 'classify':
      return {
        ...incident,
        classification: change.classification,
        determination: change.determination,
      };
    case 'comment':
      return {
        ...incident,
        comments: [...incident.comments, { text: change.text, author: by, createdAt: null }],
      };
    case 'edit': {
      const { verdict, ...plain } = change.set;
      return { ...incident, ...plain, ...verdict };
    }
    case 'task':
      return incident; // its tasks are told apart from it
    case 'tags':
      return { ...incident, customTags: taggedBy(incident.customTags, change) };
  }
}
