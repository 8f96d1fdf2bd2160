import { z } from 'zod';
import type { Instant } from '../../time.ts';
import type { ChangeId } from '../change.ts';
import type { PromiseName } from '../clock/board-clock.ts';
import { IncidentId } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import type { Turn } from '../turn.ts';

/** What can happen that a person may want to be told of; the most telling one first. */
export const TellingKind = z.enum([
  'reminder',
  'back',
  'refused',
  'uncounted',
  'answered',
  'breached',
  'due',
  'handed-over',
  'assigned',
  'raised',
  'new',
  'ours',
  'approval',
  'review',
  'ends',
  'guest',
  'blind',
  'sees',
]);
export type TellingKind = z.infer<typeof TellingKind>;

/** The kinds that the comparison of an incident before and after can find. */
export const INCIDENT_KINDS = ['handed-over', 'assigned', 'raised', 'new', 'ours'] as const;
export type IncidentNewsKind = (typeof INCIDENT_KINDS)[number];

/** The part of an incident that something told is about. */
export const IncidentPart = z.enum(['changes', 'alerts', 'tasks', 'comments']);
export type IncidentPart = z.infer<typeof IncidentPart>;

/** A list of Access. */
export const AccessList = z.enum(['approvals', 'mine', 'reviews']);
export type AccessList = z.infer<typeof AccessList>;

/** Something that happened, with all that a rule may ask about. */
export interface TellingEvent {
  /** Whom alone it is for: of their own access, approvals, reviews and changes. Left out = everybody here. */
  readonly accountId?: string;
  /** The account that `assigned` means: told as that, it is for them alone. */
  readonly assignee?: string;
  /** All that happened at once: a new incident may be assigned to the person already. */
  readonly kinds: readonly TellingKind[];
  readonly tenant: {
    readonly id: TenantId;
    readonly name: string;
    readonly tags: readonly string[];
  };
  /** Null when the tenant itself is what it is about. */
  readonly incident: {
    readonly id: IncidentId;
    readonly title: string;
    readonly severity: string;
    readonly turn: Turn;
    readonly mine: boolean;
  } | null;
  readonly at: Instant;
  /** Beside the title: the note of a reminder, why a tenant is blind. */
  readonly note: string | null;
  /** What it is called, of a tenant whose name alone says nothing. */
  readonly title?: string;
  /** Of `answered`: an extension that came to nothing. Its line is called that, and stands by itself. */
  readonly isUnextended?: boolean;
  /** Of `due` and `breached`: which clock, and how long it still has; negative: it ran out. */
  readonly clock?: { readonly promise: PromiseName; readonly leftMs: number };
  readonly part?: IncidentPart;
  /** Of `refused`: the change of ours that waits for a decision. */
  readonly change?: ChangeId;
  /** Which state of what it is about this is: each is told once, whenever it is found. Left out = it is told by its time. */
  readonly state?: string;
  /** The line of Access that it is about; `title` is hostile. */
  readonly access?: {
    readonly list: AccessList;
    readonly id: string;
    readonly title: string;
  };
}

/** What one incident looked like, as far as a comparison needs it. */
export interface ComparedFacts {
  readonly open: boolean;
  /** Higher is more severe. */
  readonly severityRank: number;
  readonly ours: boolean;
  readonly mine: boolean;
  /** It waits for an action that Defender Experts handed over. */
  readonly awaiting: boolean;
}

/**
 * What happened to an incident between two states as shown; `before` null: it was not known. What is closed
 * tells nothing. Pure.
 */
export function newsBetween(
  before: ComparedFacts | null,
  after: ComparedFacts,
): IncidentNewsKind[] {
  if (!after.open) return [];
  const found: Readonly<Record<IncidentNewsKind, boolean>> = {
    'handed-over': after.awaiting && after.ours && !before?.awaiting,
    assigned: after.mine && !before?.mine,
    raised: before !== null && before.open && after.severityRank > before.severityRank,
    new: before === null,
    ours: before !== null && after.ours && !(before.ours && before.open),
  };
  return INCIDENT_KINDS.filter((kind) => found[kind]);
}

/** Of an item of a review: three ids of Graph. */
const LONGEST_ABOUT_ID = 700;

/** Where a told thing leads. */
export const Place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('incident'),
    tenantId: TenantId,
    incidentId: IncidentId,
    part: IncidentPart.optional(),
  }),
  z.object({ kind: z.literal('tenants') }),
  z.object({ kind: z.literal('outbox') }),
  z.object({ kind: z.literal('runway') }),
  /** What may be asked for in one tenant. */
  z.object({ kind: z.literal('my-access'), tenantId: TenantId }),
  z.object({
    kind: z.literal('access'),
    list: AccessList,
    tenantId: TenantId,
    /** What the wish was about (`aboutOf`); a request, what is had, or a round of a review. */
    id: z.string().max(LONGEST_ABOUT_ID),
  }),
  z.object({ kind: z.literal('inbox') }),
]);
export type Place = z.infer<typeof Place>;
