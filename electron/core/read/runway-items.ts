import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { GdapLink } from '#shared/domain/access/gdap.ts';
import { lastUnextended } from '#shared/domain/access/extension.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { type AccessReview, roundPhase } from '#shared/domain/access/review.ts';
import {
  endedAt,
  endState,
  hasJustEnded,
  isLastOf,
  isLive,
  keepsThere,
  type RunwayItem,
} from '#shared/domain/access/runway.ts';
import { personKey, subjectName } from '#shared/domain/access/subject.ts';
import { millis } from '#shared/time.ts';
import { shortened } from '#shared/text.ts';

/** What all items are judged by. Packages as `tenant/package`. */
export interface ItemFacts {
  readonly nowMs: number;
  /** Those the person may ask for. */
  readonly packages: ReadonlySet<string>;
  /** Those they have asked for, undecided. */
  readonly asked: ReadonlySet<string>;
  /** What they give back, as `tenant/assignment`: recorded, or sent and not seen by a look yet. */
  readonly givingBack: ReadonlySet<string>;
  /** The same, and what an open request removes. */
  readonly leaving: ReadonlySet<string>;
  /** What the person asked for of a package of a tenant. */
  readonly requestsFor: (key: string) => readonly AccessRequest[];
}

const LONGEST = 200;
const line = (text: string) => shortened(text, LONGEST);

const NOT_YOURS = 'Only the person themselves can extend it.';

/** One assignment; none where it neither is had nor was until lately. @param theirs null = may not be seen. */
export function assignmentItem(
  one: Assignment,
  theirs: readonly Assignment[] | null,
  facts: ItemFacts,
): RunwayItem[] {
  const { nowMs } = facts;
  const live = isLive(one, nowMs);
  if (!live && !hasJustEnded(one, nowMs)) return [];
  const name = one.package ? `${one.tenantId}/${one.package.id}` : '';
  const mayAsk = one.isMine && facts.packages.has(name);
  const isAsked = one.isMine && facts.asked.has(name);
  const isGoing = one.isMine && facts.givingBack.has(`${one.tenantId}/${one.id}`);
  const kept = theirs?.filter((other) => keepsThere(other, facts.leaving));
  const extending = isGoing ? GOING : extension(one.isMine, isAsked, mayAsk);
  return [
    {
      kind: 'assignment',
      tenantId: one.tenantId,
      id: one.id,
      who: line(subjectName(one.target)),
      person: one.isMine ? 'me' : personKey(one.target),
      what: line(one.package?.name ?? 'a package Graph does not name'),
      detail: one.policyName && line(one.policyName),
      endAt: live ? one.endAt : endedAt(one),
      state: live ? endState(one, nowMs) : 'ended',
      isMine: one.isMine,
      ...extending,
      unextended:
        one.isMine && live && !isAsked && !isGoing
          ? lastUnextended(one, theirs ?? [one], facts.requestsFor(name))
          : null,
      isLast: kept ? live && isLastOf(one, kept, nowMs) : null,
      packageId: one.package?.id ?? null,
      policyId: one.policyId,
    },
  ];
}

const GOING = { extend: 'giving-back', whyNot: 'You are giving it back.' } as const;

function extension(isMine: boolean, isAsked: boolean, mayAsk: boolean) {
  const extend: RunwayItem['extend'] = isAsked ? 'asked' : mayAsk ? 'yes' : 'no';
  return { extend, whyNot: whyNot(isMine, isAsked, mayAsk) };
}

function whyNot(isMine: boolean, isAsked: boolean, mayAsk: boolean): string | null {
  if (!isMine) return NOT_YOURS;
  if (isAsked) return 'You have asked for it already.';
  return mayAsk ? null : 'This tenant does not let you ask for it.';
}

export function gdapItem(one: GdapLink, facts: ItemFacts): RunwayItem {
  const { tenantId, id, name, endAt, extendsBy } = one;
  const state = endState({ endAt, endsKnown: false }, facts.nowMs);
  return {
    kind: 'gdap',
    tenantId,
    id,
    who: 'Everybody of ours',
    person: '',
    what: line(name === '' ? 'GDAP relationship' : name),
    detail:
      extendsBy === null ? 'Does not extend itself' : `Extends itself by ${daysOf(extendsBy)}`,
    endAt,
    state,
    isMine: false,
    extend: 'no',
    unextended: null,
    whyNot: 'A relationship is extended in Partner Center, or asked for anew with the customer.',
    isLast: null,
    packageId: null,
    policyId: null,
  };
}

/** The only span there is (FACTS.md f); another one as it came. */
function daysOf(duration: string): string {
  return duration === 'P180D' ? '180 days' : duration;
}

/** The open round of a review, while something in it is undecided. @param decided how many items are. */
export function reviewItem(one: AccessReview, decided: number, facts: ItemFacts): RunwayItem[] {
  const { tenantId, definitionId, instanceId, name, status, endAt, items } = one;
  if (roundPhase(status) === 'over' || decided >= items.length) return [];
  if (endAt !== null && millis(endAt) <= facts.nowMs) return [];
  return [
    {
      kind: 'review',
      tenantId,
      id: `${definitionId}/${instanceId}`,
      who: 'You, as reviewer',
      person: 'me',
      what: line(name),
      detail: `${decided} of ${items.length} decided`,
      endAt,
      state: endState({ endAt, endsKnown: false }, facts.nowMs),
      isMine: true,
      extend: 'no',
      unextended: null,
      whyNot: 'A round ends when its tenant set it to; decide on it before.',
      isLast: null,
      packageId: null,
      policyId: null,
    },
  ];
}
