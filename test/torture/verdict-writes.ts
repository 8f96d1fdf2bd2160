import type { CallKind } from '#electron/range/http/call-kind.ts';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import { aboutOf, type RecordedWish } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import type { Evidence, Verdict } from './evidence.ts';
import { wasSaidBefore } from './proof.ts';

/** Requests about one's own access and decisions on reviews, by how they arrive. */
const CALLS: ReadonlySet<CallKind> = new Set(['access-request', 'access-cancel', 'review-decide']);

/**
 * Wishes that are no decisions on approvals: each is held against the writes that carried the ids which the
 * trail gave its requests. Pure.
 */
export function judgeWrites(
  wishes: readonly RecordedWish[],
  evidence: Omit<Evidence, 'promised'>,
): Verdict {
  const { writes, steps, people } = evidence;
  const arrived = writes.filter(({ call }) => CALLS.has(call));
  const announced = new Map<string, RecordedWish>();
  for (const one of wishes) {
    for (const { action, clientRequestId } of steps.get(one.id) ?? [])
      if (action === 'access.sending' && clientRequestId !== null)
        announced.set(clientRequestId, one);
  }
  const ofWish = Map.groupBy(arrived, ({ clientRequestId }) =>
    announced.get(clientRequestId ?? ''),
  );
  const strange = ofWish.get(undefined) ?? [];
  return {
    lost: [
      ...wishes.flatMap((one) => untrue(one, ofWish.get(one) ?? [], evidence)),
      ...strange.map(({ path, person }) => `${path}: one of ${person} arrived unannounced`),
    ],
    doubled: wishes.flatMap((one) => twice(one, ofWish.get(one) ?? [])),
    wrongPerson: wishes.flatMap((one) => {
      const who = people.get(one.accountId) ?? `an unknown account ${one.accountId}`;
      return (ofWish.get(one) ?? [])
        .filter(({ person }) => person !== who)
        .map(({ person }) => `${nameOf(one)}: wished by ${who}, arrived as ${person}`);
    }),
  };
}

function nameOf({ wish, stage, reason }: RecordedWish): string {
  return `${wish.kind} ${aboutOf(wish)} ${stage} (${reason ?? ''})`;
}

/** What is said to be done was carried out, and nothing else was. */
function untrue(
  one: RecordedWish,
  arrivals: readonly ReceivedWrite[],
  evidence: Omit<Evidence, 'promised'>,
): string[] {
  if (isPendingWish(one.stage)) return [`${nameOf(one)}: is not settled`];
  const wasDone = arrivals.some(({ done }) => done);
  if (one.stage === 'done' && !wasDone && !wasSaidBefore(one, evidence))
    return [`${nameOf(one)}: the range has nothing of it`];
  return one.stage !== 'done' && wasDone ? [`${nameOf(one)}: the range carried it out`] : [];
}

/** Carried out more than once, or sent again after it was. */
function twice(one: RecordedWish, arrivals: readonly ReceivedWrite[]): string[] {
  const success = arrivals.findIndex(({ done }) => done);
  if (success === -1) return [];
  const again = arrivals.slice(success + 1);
  return again.length === 0 ? [] : [`${nameOf(one)}: sent again after its success`];
}
