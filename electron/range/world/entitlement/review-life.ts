import { DAY_MS, HOUR_MS } from '#shared/time.ts';
import type { AccessPolicy, Assignment } from './access-model.ts';
import type { ReviewDecision } from './access-words.ts';
import { endByService } from './delivery.ts';
import type { ReviewDefinition, ReviewInstance, ReviewItem } from './review-model.ts';
import { drawsOf, type TenantAccess } from './tenant-access.ts';

/** Reviews of packages: they open by themselves, people judge, and at the end the decisions are applied. */

const MONTH_MS = 30 * DAY_MS;

/** The definition that follows from a policy, without any instance. */
export function makeReview(access: TenantAccess, policy: AccessPolicy): ReviewDefinition | null {
  if (!policy.review) return null;
  const number = access.nextNumber();
  const review: ReviewDefinition = {
    id: drawsOf(access, 12, number).uuid(),
    number,
    policyId: policy.id,
    packageId: policy.packageId,
    rule: policy.review,
    createdMs: policy.createdMs,
    instances: [],
    stopped: false,
  };
  access.reviews.set(review.id, review);
  return review;
}

/** Opens a round over what is assigned at that moment; nothing while one is open, or for a stopped review. */
export function openReview(access: TenantAccess, review: ReviewDefinition, atMs: number): void {
  if (review.stopped || currentInstance(review)) return;
  const number = access.nextNumber();
  const draws = drawsOf(access, 13, number);
  const instance: ReviewInstance = {
    id: draws.uuid(),
    number,
    startMs: atMs,
    endMs: atMs + review.rule.days * DAY_MS,
    status: 'InProgress',
    items: [],
  };
  for (const assignment of access.assignments.values()) {
    if (assignment.policyId !== review.policyId || assignment.state !== 'delivered') continue;
    const item = itemOf(access, assignment, atMs);
    instance.items.push(item);
    expectJudgement(access, review, item, atMs);
  }
  review.instances.push(instance);
  access.agenda.service({ kind: 'close-review', reviewId: review.id }, instance.endMs);
}

function itemOf(access: TenantAccess, assignment: Assignment, atMs: number): ReviewItem {
  const number = access.nextNumber();
  const draws = drawsOf(access, 14, number);
  const idleDays = draws.weighted([70, 20, 10]);
  const lastSignInMs =
    idleDays === 2 ? null : atMs - draws.between(1, idleDays === 1 ? 200 : 20) * DAY_MS;
  return {
    id: draws.uuid(),
    number,
    assignmentId: assignment.id,
    principal: assignment.target,
    recommendation:
      lastSignInMs === null
        ? 'NoInfoAvailable'
        : atMs - lastSignInMs > MONTH_MS
          ? 'Deny'
          : 'Approve',
    lastSignInMs,
    decision: 'NotReviewed',
    justification: null,
    by: null,
    reviewedMs: null,
    applied: 'New',
    appliedMs: null,
  };
}

/** Keys of those who may judge an item. */
export function reviewersOf(review: ReviewDefinition, item: ReviewItem): readonly string[] {
  return review.rule.self ? [item.principal] : review.rule.reviewers;
}

function expectJudgement(
  access: TenantAccess,
  review: ReviewDefinition,
  item: ReviewItem,
  atMs: number,
): void {
  const draws = drawsOf(access, 15, item.number);
  if (!reviewersOf(review, item).some(access.actsAlone) || !draws.chance(0.4)) return;
  const wait = draws.exponential(8 * 24 * HOUR_MS) / access.pace;
  access.agenda.people({ kind: 'judge', reviewId: review.id, itemId: item.id }, atMs + wait);
}

/** One of the other reviewers judges an item, mostly as recommended. */
export function judgeAlone(
  access: TenantAccess,
  review: ReviewDefinition,
  itemId: string,
  atMs: number,
): void {
  const instance = currentInstance(review);
  const item = instance?.items.find(({ id }) => id === itemId);
  if (item?.decision !== 'NotReviewed') return;
  const by = reviewersOf(review, item).find(access.actsAlone);
  const draws = drawsOf(access, 16, item.number);
  const sure = item.recommendation !== 'NoInfoAvailable' && draws.chance(0.85);
  const decision = sure && item.recommendation === 'Deny' ? 'Deny' : sure ? 'Approve' : 'DontKnow';
  if (by !== undefined) judge(item, decision, by, 'Checked against the roster.', atMs);
}

/** Records a judgement; a later one replaces it as long as the instance is open. */
export function judge(
  item: ReviewItem,
  decision: ReviewDecision,
  by: string,
  justification: string | null,
  atMs: number,
): void {
  const taken = decision === 'NotReviewed';
  item.decision = decision;
  item.justification = taken ? null : justification;
  item.by = taken ? null : by;
  item.reviewedMs = taken ? null : atMs;
}

/** The instance that is open, or null. */
export function currentInstance({ instances }: ReviewDefinition): ReviewInstance | null {
  return instances.find(({ status }) => status === 'InProgress') ?? null;
}

/** Time is up: decisions are applied, and the next round is set down. */
export function closeReview(access: TenantAccess, review: ReviewDefinition, atMs: number): void {
  const instance = currentInstance(review);
  if (!instance || instance.endMs > atMs) return;
  completeInstance(access, review, instance, atMs);
}

/** Ends an instance now; what was decided is applied, unless that is left to somebody of the tenant. */
export function completeInstance(
  access: TenantAccess,
  review: ReviewDefinition,
  instance: ReviewInstance,
  atMs: number,
): void {
  instance.status = 'Completed';
  instance.endMs = Math.min(instance.endMs, atMs);
  if (review.rule.autoApply) applyInstance(access, review, instance, atMs);
  const nextMs = instance.startMs + review.rule.everyMonths * MONTH_MS;
  access.agenda.service(
    { kind: 'open-review', reviewId: review.id },
    Math.max(nextMs, atMs + DAY_MS),
  );
}

/** Applies what was decided in an instance that is over, once. */
export function applyInstance(
  access: TenantAccess,
  review: ReviewDefinition,
  instance: ReviewInstance,
  atMs: number,
): void {
  if (instance.status !== 'Completed') return;
  instance.status = 'Applied';
  for (const item of instance.items) {
    const assignment = access.assignments.get(item.assignmentId);
    const gone = !assignment || assignment.state === 'expired';
    item.applied = gone ? 'AppliedSuccessfullyButObjectNotFound' : 'AppliedSuccessfully';
    item.appliedMs = atMs;
    if (!gone && takesAway(review, item)) endByService(access, assignment, atMs);
  }
}

function takesAway({ rule }: ReviewDefinition, item: ReviewItem): boolean {
  if (item.decision === 'Deny') return true;
  if (item.decision === 'Approve') return false;
  if (rule.atEnd === 'acceptAccessRecommendation') return item.recommendation === 'Deny';
  return rule.atEnd === 'removeAccess' && item.decision === 'NotReviewed';
}
