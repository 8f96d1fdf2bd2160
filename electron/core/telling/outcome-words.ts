import type { Assignment } from '#shared/domain/access/assignment.ts';
import { type AccessRequest, isRemoval } from '#shared/domain/access/request.ts';
import { endState } from '#shared/domain/access/runway.ts';
import {
  isLiveAssignment,
  type UnextendedWord,
  wordsOfRequest,
} from '#shared/domain/access/states.ts';
import { spaced } from '#shared/domain/words.ts';
import type { Instant } from '#shared/time.ts';
import { millis } from '#shared/time.ts';

/** `21 Dec 2026, 14:00`, in that time zone (as Intl has it). */
export function dayAndTime(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return format.format(millis(at));
}

/** What the person has by a request now; null = it is not seen here. Pure. */
export function heldBy(
  request: Pick<AccessRequest, 'assignmentId' | 'package'>,
  assignments: readonly Assignment[],
): Assignment | null {
  const live = assignments.filter(({ isMine, state }) => isMine && isLiveAssignment(state));
  const { assignmentId, package: wanted } = request;
  return (
    live.find(({ id }) => id === assignmentId) ??
    live.find((one) => wanted !== null && one.package?.id === wanted.id) ??
    null
  );
}

/** Graph shows a requestor neither: the stages are the approver's (FACTS.md c). */
const WHO_DECIDED = 'Who decided, and why, does not show here.';

/**
 * What became of a request of the person's own, in a sentence beside the name of its package. Pure.
 */
export function outcomeWords(
  request: Pick<AccessRequest, 'type' | 'state' | 'status'>,
  held: Assignment | null,
  zone: string,
): string {
  const { label, next } = wordsOfRequest(request);
  switch (request.state) {
    case 'delivered':
      return isRemoval(request) ? 'You do not have it any more.' : haveWords(held, zone);
    case 'denied':
      if (label !== 'Denied') return next;
      return wasAsked(request) ? `Denied. ${WHO_DECIDED} You can ask again.` : `Denied. ${next}`;
    case 'partiallyDelivered':
    case 'deliveryFailed':
      return `${label}. ${next}`;
    default:
      return `It ended as “${spaced(request.state)}”. Look in My Access.`;
  }
}

/** What goes is not asked for again, nor is what an administrator wanted to give. */
function wasAsked(request: Pick<AccessRequest, 'type'>): boolean {
  return request.type !== 'adminAdd' && !isRemoval(request);
}

/** What an extension that came to nothing means: that the end is still coming comes first. Pure. */
export function extensionWords(
  { word, status }: { readonly word: UnextendedWord; readonly status: string | null },
  had: Assignment,
  { zone, nowMs }: { readonly zone: string; readonly nowMs: number },
): string {
  const isTimedOut = word === 'denied' && status?.toLowerCase() === 'approvaltimedout';
  const more = isTimedOut ? 'Nobody decided in time.' : MORE[word];
  return `Extension ${word}. ${stillWords(had, zone, nowMs)} ${more} You can ask again.`;
}

const MORE = {
  denied: WHO_DECIDED,
  failed: 'An administrator there can reprocess it.',
  canceled: 'By whom does not show here.',
} as const;

function stillWords(had: Assignment, zone: string, nowMs: number): string {
  const state = isLiveAssignment(had.state) ? endState(had, nowMs) : 'ended';
  if (state === 'ended') return 'Your access has ended.';
  if (state === 'never') return 'Your access does not end.';
  if (had.endAt === null) return 'Until when you have it does not show here.';
  return `Your access still ends ${dayAndTime(had.endAt, zone)}.`;
}

function haveWords(held: Assignment | null, zone: string): string {
  if (held === null || !held.endsKnown) return 'You have it. Until when does not show here.';
  return held.endAt === null
    ? 'You have it, without an end.'
    : `You have it until ${dayAndTime(held.endAt, zone)}.`;
}
