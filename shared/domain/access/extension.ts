import type { Assignment } from './assignment.ts';
import type { AccessRequest } from './request.ts';
import type { Unextended } from './runway.ts';
import { isLiveAssignment, unextendedWord } from './states.ts';

type Asked = Pick<
  AccessRequest,
  'tenantId' | 'type' | 'createdAt' | 'completedAt' | 'package' | 'ends' | 'assignmentId'
>;

/**
 * What a request of the person's own extends: the package that they had when they asked. v1.0 has no userExtend:
 * renewing is `userAdd` once more, and `userUpdate` where it asks for a later end (FACTS.md b). Null: it is no
 * extension, or Graph does not say since when they have it. Pure.
 */
export function extendedBy(request: Asked, assignments: readonly Assignment[]): Assignment | null {
  const { tenantId, type, createdAt, package: wanted, assignmentId } = request;
  if (createdAt === null || wanted === null) return null;
  const there = assignments.filter(
    (one) =>
      one.isMine &&
      one.tenantId === tenantId &&
      one.package?.id === wanted.id &&
      wasHadAt(one, createdAt),
  );
  const had = there.find(({ id }) => id === assignmentId) ?? there[0];
  if (!had || type === 'userAdd') return had ?? null;
  return type === 'userUpdate' && asksForMore(request, had) ? had : null;
}

/** Of what has ended only `expiredAt` says when: given back early, it keeps its planned end (FACTS.md b). */
function wasHadAt({ startAt, state, expiredAt }: Assignment, at: string): boolean {
  if (startAt === null || startAt >= at) return false;
  if (isLiveAssignment(state)) return true;
  return state === 'expired' && expiredAt !== null && expiredAt > at;
}

function asksForMore({ ends }: Asked, { endAt }: Assignment): boolean {
  if (ends === null || endAt === null) return false;
  return ends.type === 'noExpiration' || (ends.endAt !== null && ends.endAt > endAt);
}

type Answered = Asked & Pick<AccessRequest, 'state'>;

/**
 * What became of the last request to extend what one has, where that is nothing. An earlier one does not count, nor
 * one after which the same was changed or given anew: its end is not the one that was to be extended. Pure.
 * @param all what the person has or had there, that one included. @param requests theirs for its package.
 */
export function lastUnextended(
  one: Assignment,
  all: readonly Assignment[],
  requests: readonly Answered[],
): Unextended {
  const last = requests
    .filter((request) => extendedBy(request, all)?.id === one.id)
    .sort((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? -1 : 1))
    .at(-1);
  const word = last ? unextendedWord(last) : null;
  if (!last || word === null) return null;
  return requests.some((later) => hasChanged(later, one, last))
    ? null
    : { word, at: last.completedAt };
}

const CHANGING = new Set(['userUpdate', 'adminAdd', 'adminUpdate']);
const GIVEN = new Set(['delivered', 'partiallyDelivered']);

function hasChanged(
  { type, state, createdAt, assignmentId }: Answered,
  { id }: Assignment,
  since: Answered,
): boolean {
  const isOther = assignmentId !== null && assignmentId !== id;
  const isLater = createdAt !== null && since.createdAt !== null && createdAt > since.createdAt;
  return CHANGING.has(type) && GIVEN.has(state) && isLater && !isOther;
}
