import { type Approval, openStage } from '#shared/domain/access/approval.ts';
import type { AccessSeen } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { stageDeadline } from '#shared/domain/access/deadline.ts';
import { extendedBy } from '#shared/domain/access/extension.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { type AccessReview, roundPhase, waitsForReviewer } from '#shared/domain/access/review.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { isOpenRequest, unextendedWord } from '#shared/domain/access/states.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { type Instant, millis } from '#shared/time.ts';
import { dayAndTime, extensionWords, heldBy, outcomeWords } from './outcome-words.ts';

/** What was kept of one tenant's access at one moment. */
export interface KeptAccess {
  readonly requests: readonly AccessRequest[];
  readonly assignments: readonly Assignment[];
  readonly approvals: readonly Approval[];
  readonly reviews: readonly AccessReview[];
}

export interface AccessFacts {
  readonly tenant: TellingEvent['tenant'];
  readonly me: MeThere;
  readonly at: Instant;
  /** The time zone of the person, as Intl has it. */
  readonly zone: string;
  /** Ids of requests that the person canceled here: they know. */
  readonly canceledHere: ReadonlySet<string>;
}

/**
 * What there may be to tell of a tenant's access. What was canceled is one of its own: it has been news only since
 * requests to extend are known, and what there was of it before that is none.
 */
export const ACCESS_NEWS = ['answered', 'canceled', 'approval', 'review'] as const;
export type AccessNewsKind = (typeof ACCESS_NEWS)[number];

/** One state of one thing that the person waits for. */
export interface AccessFact {
  readonly kind: AccessNewsKind;
  readonly id: string;
  readonly state: string;
  /** Null: it is seen, and no news. */
  readonly event: TellingEvent | null;
}

const NAMELESS = 'a package Graph does not name';

/**
 * All of a tenant's access that a person may be told of as it is now: what became of their requests, what
 * waits for their approval, and reviews that they decide in. Pure.
 */
export function accessFacts(kept: KeptAccess, facts: AccessFacts): AccessFact[] {
  return [
    ...kept.requests.flatMap((one) => answer(one, kept.assignments, facts)),
    ...kept.approvals.flatMap((one) => approval(one, facts)),
    ...kept.reviews.flatMap((one) => review(one, facts)),
  ];
}

/**
 * Whether all there was of that kind had been read: before that nothing in it is news. Where only one's own
 * could be read, what waits for a decision is seen for the first time later. Pure.
 */
export function isReadSoFar(
  kind: AccessNewsKind,
  kept: KeptAccess,
  { reach, readAt, unread }: Pick<AccessSeen, 'reach' | 'readAt' | 'unread'>,
): boolean {
  const { part, items } = {
    answered: { part: 'requests', items: kept.requests },
    canceled: { part: 'requests', items: kept.requests },
    approval: { part: 'approvals', items: kept.approvals },
    review: { part: 'reviews', items: kept.reviews },
  }[kind];
  if (readAt === null || items.length > 0) return readAt !== null;
  return (part === 'requests' || reach !== 'own') && unread.every((one) => one.part !== part);
}

function answer(
  request: AccessRequest,
  assignments: readonly Assignment[],
  { tenant, at, zone, canceledHere }: AccessFacts,
): AccessFact[] {
  if (isOpenRequest(request)) return [];
  const had = extendedBy(request, assignments);
  const word = had && unextendedWord(request);
  const kind: AccessNewsKind = request.state === 'canceled' ? 'canceled' : 'answered';
  const about = { kind, id: request.id, state: request.state };
  // Whoever takes a request back knows it; of an extension that another took back the end is still coming.
  if (kind === 'canceled' && (word === null || canceledHere.has(request.id))) {
    return [{ ...about, event: null }];
  }
  const held = heldBy(request, assignments);
  const title = nameOf(request);
  const note =
    had && word
      ? extensionWords({ word, status: request.status }, had, { zone, nowMs: millis(at) })
      : outcomeWords(request, held, zone);
  const isUnextended = word !== null;
  const lineId = request.state === 'delivered' && held ? held.id : request.id;
  const access = { list: 'mine', id: lineId, title } as const;
  const state = `${about.id} ${about.state}`;
  const told = { tenant, incident: null, at, note, state, access, isUnextended } as const;
  return [{ ...about, event: { kinds: ['answered'], ...told } }];
}

function approval(one: Approval, { tenant, me, at, zone }: AccessFacts): AccessFact[] {
  const { request, stages, goneAt } = one;
  const state = openStage(stages)?.stage.id;
  if (state === undefined) return [];
  const about = { kind: 'approval', id: request.id, state } as const;
  if (goneAt !== null || isMe(request.requestor, me) || isMe(request.target, me)) {
    return [{ ...about, event: null }];
  }
  const deadline = stageDeadline(one);
  const note = deadline && `It denies itself at ${dayAndTime(deadline, zone)}.`;
  const title = `${subjectName(request.target ?? request.requestor)}: ${nameOf(request)}`;
  const access = { list: 'approvals', id: request.id, title } as const;
  const event = { kinds: ['approval'], tenant, incident: null, at, note, state, access } as const;
  return [{ ...about, event }];
}

function review(one: AccessReview, { tenant, me, at, zone }: AccessFacts): AccessFact[] {
  const { definitionId, instanceId, items, endAt, name: title } = one;
  const round = { phase: roundPhase(one.status), isSelfReview: one.isSelfReview };
  if (round.phase !== 'open' || items.length === 0) return [];
  const state = round.phase;
  const about = { kind: 'review', id: `${definitionId}/${instanceId}`, state } as const;
  const waiting = items.filter(({ decision, principal }) =>
    waitsForReviewer(round, { decision, wish: null, isSelf: isMe(principal, me) }),
  ).length;
  if (waiting === 0) return [{ ...about, event: null }];
  const many = waiting === 1 ? '1 decision waits' : `${waiting} decisions wait`;
  const until = endAt === null ? '' : ` until ${dayAndTime(endAt, zone)}`;
  const access = { list: 'reviews', id: about.id, title } as const;
  const note = `${many} for you${until}.`;
  const event = { kinds: ['review'], tenant, incident: null, at, note, state, access } as const;
  return [{ ...about, event }];
}

function nameOf({ package: one }: AccessRequest): string {
  return one === null || one.name.trim() === '' ? NAMELESS : one.name;
}
