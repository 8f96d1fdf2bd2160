import { z } from 'zod';
import { Instant } from '../../time.ts';
import { AccessRequest } from './request.ts';
import { Subject } from './subject.ts';

/** One stage of an approval as it stands (approvalStage, FACTS.md c). Words as Graph has them. */
export const ApprovalStage = z.object({
  id: z.string().min(1).max(200),
  name: z.string().nullable(),
  /** `initializing`, `inProgress`, `completed`, `expired`. */
  status: z.string(),
  /** `notReviewed`, `approve`, `deny`; the resource page prints `approved`, `denied`. */
  result: z.string(),
  assignedToMe: z.boolean(),
  reviewedBy: Subject.nullable(),
  reviewedAt: Instant.nullable(),
  justification: z.string().nullable(),
});
export type ApprovalStage = z.infer<typeof ApprovalStage>;

/** A request that waits, or waited, for the person's decision. Its id is the request's. */
export const Approval = z.object({
  request: AccessRequest,
  /** In the order they are gone through. */
  stages: z.array(ApprovalStage),
  /** When it was seen last as waiting for the person. */
  seenAt: Instant,
  /** Since when it does not wait for the person any more; null = it does. */
  goneAt: Instant.nullable(),
  /** What became of it could not be read: its stages are those of before. */
  endUnread: z.boolean().optional(),
});
export type Approval = z.infer<typeof Approval>;

/** The stage that can be decided now, and its place counted from 0; null = none is open. */
export function openStage(
  stages: readonly ApprovalStage[],
): { readonly stage: ApprovalStage; readonly place: number } | null {
  const place = stages.findIndex(({ status }) => status === 'inProgress');
  const stage = stages[place];
  return stage ? { stage, place } : null;
}

/**
 * The place, counted from 0, of the stage whose rule matters to the person: the one they can decide, else the one
 * they decided, else the last that was decided.
 * @param decided id of the stage they decided last; null = none.
 */
export function ruledStage(
  { stages, goneAt }: Pick<Approval, 'stages' | 'goneAt'>,
  decided: string | null,
): number {
  const open = openStage(stages);
  const own = stages.findIndex(({ id }) => id === decided);
  if (goneAt === null && open !== null && (open.stage.assignedToMe || own < 0)) return open.place;
  if (own >= 0) return own;
  const last = stages.findLastIndex(({ status }) => status === 'completed');
  return last >= 0 ? last : (open?.place ?? 0);
}
