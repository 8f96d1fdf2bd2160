import type { Assignment } from './assignment.ts';
import type { AccessRequest } from './request.ts';
import { endedAt, type RunwayItem } from './runway.ts';
import { isLiveAssignment, unextendedWord } from './states.ts';

type Asked = Pick<
  AccessRequest,
  'tenantId' | 'type' | 'createdAt' | 'completedAt' | 'package' | 'ends'
>;

/**
 * What a request of the person's own extends: the package that they had when they asked. v1.0 has no userExtend:
 * renewing is `userAdd` once more, and `userUpdate` where it asks for a later end (FACTS.md b). Null: it is no
 * extension, or Graph does not say since when they have it. Pure.
 */
export function extendedBy(request: Asked, assignments: readonly Assignment[]): Assignment | null {
  const { tenantId, type, createdAt, package: wanted } = request;
  if (createdAt === null || wanted === null) return null;
  const had = assignments.find(
    (one) =>
      one.isMine &&
      one.tenantId === tenantId &&
      one.package?.id === wanted.id &&
      wasHadAt(one, createdAt),
  );
  if (!had || type === 'userAdd') return had ?? null;
  return type === 'userUpdate' && asksForMore(request, had) ? had : null;
}

function wasHadAt(one: Assignment, at: string): boolean {
  if (one.startAt === null || one.startAt >= at) return false;
  if (isLiveAssignment(one.state)) return true;
  const end = one.state === 'expired' ? endedAt(one) : null;
  return end !== null && end > at;
}

function asksForMore({ ends }: Asked, { endAt }: Assignment): boolean {
  if (ends === null || endAt === null) return false;
  return ends.type === 'noExpiration' || (ends.endAt !== null && ends.endAt > endAt);
}

/** What became of the last request to extend what one has, where that is nothing; an earlier one does not count. Pure. */
export function lastUnextended(
  one: Assignment,
  requests: readonly (Asked & Pick<AccessRequest, 'state'>)[],
): RunwayItem['unextended'] {
  const last = requests
    .filter((request) => extendedBy(request, [one]) !== null)
    .sort((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? -1 : 1))
    .at(-1);
  const word = last ? unextendedWord(last) : null;
  return last && word ? { word, at: last.completedAt } : null;
}
