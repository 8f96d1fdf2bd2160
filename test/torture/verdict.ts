import {
  aboutOf,
  isReadableWish,
  type RecordedWish,
  type WishOf,
} from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import type { Evidence, Received, Verdict } from './evidence.ts';
import { unproven, wasSaidBefore } from './proof.ts';
import { judgeWrites } from './verdict-writes.ts';

type Decision = RecordedWish & { readonly wish: WishOf<'decide'> };

/** Compares what the desk says with what the range received, carried out and shows. Pure. */
export function judge(evidence: Evidence): Verdict {
  const decisions = evidence.wishes.filter((one): one is Decision => one.wish?.kind === 'decide');
  const readable = evidence.wishes.filter(isReadableWish);
  const others = judgeWrites(
    readable.filter(({ wish }) => wish.kind !== 'decide'),
    evidence,
  );
  return {
    lost: [
      ...missing(evidence),
      ...decisions.flatMap((one) => untrue(one, evidence)),
      ...readable.flatMap((one) => unexplained(one, evidence)),
      ...unproven(
        readable.filter(({ stage }) => !isPendingWish(stage)),
        evidence,
      ),
      ...idle(evidence),
      ...unannounced(decisions, evidence),
      ...others.lost,
      ...(evidence.chainIsWhole ? [] : ['the chain of the audit trail is broken']),
    ],
    doubled: [...evidence.received.flatMap(twice), ...others.doubled],
    wrongPerson: [...wrongPerson(decisions, evidence), ...others.wrongPerson],
  };
}

function missing({ wishes, promised }: Evidence): string[] {
  const readable = new Set(wishes.filter(({ wish }) => wish !== null).map(({ id }) => id));
  return promised
    .filter(({ id }) => !readable.has(id))
    .map(({ id, about }) => `${about}: ${id} was recorded and is not in the ledger`);
}

/** Ordeals in which nothing was carried out: they have shown nothing. */
function idle({ wishes, promised, ordeals }: Evidence): string[] {
  const done = new Set(wishes.filter(({ stage }) => stage === 'done').map(({ id }) => id));
  const busy = new Set(promised.filter(({ id }) => done.has(id)).map(({ ordeal }) => ordeal));
  return ordeals
    .filter((ordeal) => !busy.has(ordeal))
    .map((ordeal) => `ordeal ${ordeal}: nothing ended done`);
}

/** What arrived of one wish: named by the ids that the trail gave its requests. */
function arrivals({ id, wish }: Decision, { steps, received }: Evidence) {
  const named = new Set((steps.get(id) ?? []).map(({ clientRequestId }) => clientRequestId));
  const stage = received.find(
    ({ approvalId, stageId }) => approvalId === wish.requestId && stageId === wish.stageId,
  );
  return (stage?.decisions ?? []).filter((one) => named.has(one.clientRequestId));
}

/** Does the outcome agree with the range? */
function untrue(one: Decision, evidence: Evidence): string[] {
  const { wish, stage, accountId, reason } = one;
  const what = `${wish.requestId} ${wish.justification} ${wish.result} ${stage} (${reason ?? ''})`;
  if (isPendingWish(stage)) return [`${what}: is not settled`];
  const request = evidence.told.get(wish.requestId);
  const there = request?.stages.find(({ id }) => id === wish.stageId);
  const wasApplied = arrivals(one, evidence).some(({ done }) => done);
  const who = evidence.people.get(accountId) ?? '';
  const standsAsOurs =
    there?.by === who && there.result.toLowerCase().startsWith(wish.result) && wasApplied;
  switch (stage) {
    case 'done':
      return standsAsOurs ? [] : [`${what}: the range has nothing of it`];
    case 'overtaken': {
      const isDecided = there?.status.toLowerCase() === 'completed' && !standsAsOurs;
      return isDecided && !wasApplied ? [] : [`${what}: the range has no other decision`];
    }
    case 'void': {
      const isOver = there === undefined || there.status.toLowerCase() === 'expired';
      return isOver && !wasApplied ? [] : [`${what}: the range waits for it, or carried it out`];
    }
    default:
      return wasApplied ? [`${what}: the range carried it out all the same`] : [];
  }
}

const FIRST = 'access.recorded';

/** The trail tells the whole course of a wish: recorded first, sent before it arrived, settled as it stands. */
function unexplained(one: RecordedWish, evidence: Evidence): string[] {
  const { id, wish, stage, accountId, reason } = one;
  const steps = evidence.steps.get(id) ?? [];
  const what = `${wish.kind} ${aboutOf(wish)} ${id}: the trail`;
  const found: string[] = [];
  if (steps[0]?.action !== FIRST) found.push(`${what} does not begin with its recording`);
  if (steps.filter(({ action }) => action === FIRST).length > 1)
    found.push(`${what} has two recordings`);
  if (steps.some((step) => step.accountId !== accountId)) found.push(`${what} names somebody else`);
  const last = steps.at(-1);
  const ends =
    stage === 'taken-back' ? ['access.taken-back', 'access.replaced'] : ['access.settled'];
  if (!isPendingWish(stage) && (!ends.includes(last?.action ?? '') || last?.stage !== stage)) {
    found.push(`${what} ends with ${last?.action} ${last?.stage} for ${stage}`);
  }
  const needsReason = stage !== 'done' && stage !== 'taken-back' && !isPendingWish(stage);
  if (needsReason && (reason === null || reason === '')) found.push(`${what} gives no reason`);
  const wasAnnounced = steps.some(({ action }) => action === 'access.sending');
  const isExplained = wasAnnounced || wasSaidBefore(one, evidence);
  if (stage === 'done' && !isExplained) found.push(`${what} says nothing of its sending`);
  return found;
}

/** A decision that arrived has to stand in the trail as being sent, under the id it carried. */
function unannounced(decisions: readonly Decision[], { steps, received }: Evidence): string[] {
  const announced = new Set(
    decisions.flatMap(({ id }) =>
      (steps.get(id) ?? [])
        .filter(({ action }) => action === 'access.sending')
        .map(({ clientRequestId }) => clientRequestId),
    ),
  );
  return received.flatMap(({ approvalId, decisions: arrived }) =>
    arrived
      .filter(({ clientRequestId }) => !announced.has(clientRequestId))
      .map(({ person }) => `${approvalId}: one of ${person} arrived that the trail does not know`),
  );
}

function twice({ approvalId, applied, decisions }: Received): string[] {
  const found = applied > 1 ? [`${approvalId}: applied ${applied} times`] : [];
  const success = decisions.findIndex(({ done }) => done);
  if (success === -1) return found;
  const by = decisions[success]?.person;
  const again = decisions.slice(success + 1).filter(({ person }) => person === by);
  return again.length === 0 ? found : [...found, `${approvalId}: sent again after its success`];
}

function wrongPerson(decisions: readonly Decision[], evidence: Evidence): string[] {
  return decisions.flatMap((one) => {
    const who = evidence.people.get(one.accountId) ?? `an unknown account ${one.accountId}`;
    return arrivals(one, evidence)
      .filter(({ person }) => person !== who)
      .map(({ person }) => `${one.wish.requestId}: decided by ${who}, arrived as ${person}`);
  });
}
