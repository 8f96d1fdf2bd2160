import { type Approval, openStage } from '#shared/domain/access/approval.ts';
import type { AccessSeen } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { stageDeadline } from '#shared/domain/access/deadline.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { type AccessReview, roundPhase, waitsForReviewer } from '#shared/domain/access/review.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { isOpenRequest } from '#shared/domain/access/states.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { Instant } from '#shared/time.ts';
import { dayAndTime, heldBy, outcomeWords } from './outcome-words.ts';

/** What was kept of one tenant's access at one moment. */
export interface KeptAccess {
  readonly requests: readonly AccessRequest[];
  readonly assignments: readonly Assignment[];
  readonly approvals: readonly Approval[];
  readonly reviews: readonly AccessReview[];
}

export interface AccessNewsFacts {
  readonly tenant: TellingEvent['tenant'];
  readonly me: MeThere;
  /** What was known of the tenant before the look. */
  readonly seen: Pick<AccessSeen, 'reach' | 'readAt' | 'unread'>;
  readonly at: Instant;
  /** The time zone of the person, as Intl has it. */
  readonly zone: string;
}

const NAMELESS = 'a package Graph does not name';

/**
 * What one look found of a tenant's access that the person waits for: what became of their requests, what
 * waits for their approval, and reviews that they decide in. The first look of a tenant tells nothing. Pure.
 */
export function accessNews(
  before: KeptAccess,
  after: KeptAccess,
  facts: AccessNewsFacts,
): TellingEvent[] {
  if (facts.seen.readAt === null) return [];
  return [
    ...answers(before.requests, after, facts),
    ...approvals(before.approvals, after.approvals, facts),
    ...reviews(before.reviews, after.reviews, facts),
  ];
}

function answers(
  before: readonly AccessRequest[],
  { requests, assignments }: KeptAccess,
  { tenant, seen, at, zone }: AccessNewsFacts,
): TellingEvent[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const wasRead = before.length > 0 || seen.unread.every(({ part }) => part !== 'requests');
  return requests.flatMap((request): TellingEvent[] => {
    // Whoever takes a request back knows it.
    if (isOpenRequest(request) || request.state === 'canceled') return [];
    const old = known.get(request.id);
    const isNews = old ? isOpenRequest(old) || old.state !== request.state : wasRead;
    if (!isNews) return [];
    const held = heldBy(request, assignments);
    const title = nameOf(request);
    const note = outcomeWords(request, held, zone);
    const id = request.state === 'delivered' && held ? held.id : request.id;
    const access = { list: 'mine', id, title } as const;
    return [{ kinds: ['answered'], tenant, incident: null, at, note, access }];
  });
}

function approvals(
  before: readonly Approval[],
  after: readonly Approval[],
  { tenant, me, seen, at, zone }: AccessNewsFacts,
): TellingEvent[] {
  if (isFirstOfWhole(seen, before)) return [];
  const known = new Map(before.map((one) => [one.request.id, openStage(one.stages)?.stage.id]));
  return after.flatMap((approval): TellingEvent[] => {
    const { request, stages, goneAt } = approval;
    const stage = openStage(stages)?.stage;
    const isOwn = isMe(request.requestor, me) || isMe(request.target, me);
    if (goneAt !== null || !stage || isOwn || known.get(request.id) === stage.id) return [];
    const deadline = stageDeadline(approval);
    const note = deadline && `It denies itself at ${dayAndTime(deadline, zone)}.`;
    const title = `${subjectName(request.target ?? request.requestor)}: ${nameOf(request)}`;
    const access = { list: 'approvals', id: request.id, title } as const;
    return [{ kinds: ['approval'], tenant, incident: null, at, note, access }];
  });
}

function reviews(
  before: readonly AccessReview[],
  after: readonly AccessReview[],
  { tenant, me, seen, at, zone }: AccessNewsFacts,
): TellingEvent[] {
  if (isFirstOfWhole(seen, before)) return [];
  const idOf = ({ definitionId, instanceId }: AccessReview) => `${definitionId}/${instanceId}`;
  const isThere = ({ status, items }: AccessReview) =>
    roundPhase(status) === 'open' && items.length > 0;
  const known = new Set(before.filter(isThere).map(idOf));
  return after.flatMap((review): TellingEvent[] => {
    const round = { phase: roundPhase(review.status), isSelfReview: review.isSelfReview };
    const waiting = review.items.filter(({ decision, principal }) =>
      waitsForReviewer(round, { decision, wish: null, isSelf: isMe(principal, me) }),
    ).length;
    if (waiting === 0 || known.has(idOf(review))) return [];
    const many = waiting === 1 ? '1 decision waits' : `${waiting} decisions wait`;
    const until = review.endAt === null ? '' : ` until ${dayAndTime(review.endAt, zone)}`;
    const access = { list: 'reviews', id: idOf(review), title: review.name } as const;
    const note = `${many} for you${until}.`;
    return [{ kinds: ['review'], tenant, incident: null, at, note, access }];
  });
}

/** Only one's own could be read until now: what waits for a decision there is seen for the first time. */
function isFirstOfWhole({ reach }: Pick<AccessSeen, 'reach'>, kept: readonly unknown[]): boolean {
  return reach === 'own' && kept.length === 0;
}

function nameOf({ package: one }: AccessRequest): string {
  return one === null || one.name.trim() === '' ? NAMELESS : one.name;
}
