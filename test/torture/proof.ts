import { z } from 'zod';
import type { CallKind } from '#electron/range/http/call-kind.ts';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import { saysTheSame } from '#shared/domain/access/settle-judgement.ts';
import { canCancel } from '#shared/domain/access/states.ts';
import { aboutOf, type RecordedWish, type WishOf } from '#shared/domain/access/wish.ts';
import type { Evidence } from './evidence.ts';

/** Whether the range bears out what a wish came to, where that is not “done”. */

type Facts = Pick<
  Evidence,
  'writes' | 'steps' | 'people' | 'told' | 'held' | 'edited' | 'met' | 'received'
>;

/** What the wishes of each kind are looked at with. */
const LOOKS: ReadonlySet<CallKind> = new Set(['approval-read', 'access-read', 'review-read']);

/** What was told without anything at the range that bears it out, a line each. Pure. */
export function unproven(wishes: readonly RecordedWish[], facts: Facts): string[] {
  const settled = wishes.filter(({ stage }) => stage !== 'done' && stage !== 'taken-back');
  const refused = settled.filter((one) => one.stage === 'refused' && !wasTurnedDown(one, facts));
  // What a look was refused: each such fault that was met bears out one of these, and no more.
  const looks = facts.met
    .filter(({ call, kind }) => LOOKS.has(call) && kind === 'error')
    .reduce((sum, { times }) => sum + times, 0);
  const others = settled.filter(({ stage }) => stage !== 'refused');
  return [...others.filter((one) => !isBorneOut(one, facts)), ...refused.slice(looks)].map(
    ({ wish, stage, reason }) =>
      `${wish.kind} ${aboutOf(wish)} ${stage} (${reason ?? ''}): nothing at the range bears it out`,
  );
}

/** The service said no to its own request, or it is not the person's to decide. */
function wasTurnedDown(one: RecordedWish, { steps, writes, received, told, people }: Facts) {
  const { id, wish, accountId } = one;
  const own = new Set((steps.get(id) ?? []).map(({ clientRequestId }) => clientRequestId));
  own.delete(null);
  const arrived = [...writes, ...received.flatMap(({ decisions }) => decisions)];
  const isNo = arrived.some(
    ({ clientRequestId, status, done }) =>
      own.has(clientRequestId) && !done && status >= 400 && status < 500,
  );
  if (isNo || wish.kind !== 'decide') return isNo;
  const stage = told.get(wish.requestId)?.stages.find((there) => there.id === wish.stageId);
  const who = people.get(accountId) ?? '';
  return stage?.status === 'InProgress' && !stage.approvers.includes(who);
}

function isBorneOut(one: RecordedWish, facts: Facts): boolean {
  const { wish, stage } = one;
  switch (wish.kind) {
    case 'decide':
      return stage !== 'changed' || isOtherwise(wish, facts);
    case 'judge':
      return wasJudged(one, wish, facts);
    case 'cancel':
    case 'reprocess': {
      const request = facts.told.get(wish.requestId);
      return request === undefined ? stage === 'void' : !canCancel(request);
    }
    case 'give-back':
      return facts.held.get(wish.assignmentId)?.state === 'expired' || wasFound(one, facts);
    case 'ask':
      return wasFound(one, facts);
  }
}

/** The answers are others, or the stage that was decided on is not there. */
function isOtherwise({ requestId, stageId }: WishOf<'decide'>, { told, edited }: Facts): boolean {
  return edited.has(requestId) || !told.get(requestId)?.stages.some(({ id }) => id === stageId);
}

/** Another decision on the same item counted. */
function wasJudged(one: RecordedWish, wish: WishOf<'judge'>, { writes, steps }: Facts): boolean {
  const own = new Set((steps.get(one.id) ?? []).map(({ clientRequestId }) => clientRequestId));
  return writes.some(
    (write) => write.done && isAbout(wish, write) && !own.has(write.clientRequestId),
  );
}

/** The requests and things that the desk says it found are the person's own at the range. */
function wasFound(one: RecordedWish, { told, held, people }: Facts): boolean {
  const who = people.get(one.accountId);
  const { requests = [], assignments = [] } = one.found?.own ?? {};
  return (
    requests.some(({ id }) => told.get(id)?.target === who) ||
    assignments.some(({ id }) => held.get(id)?.target === who)
  );
}

/** Whether an earlier write of the same person that counted said just what this wish says, and the trail tells so. */
export function wasSaidBefore(one: RecordedWish, { writes, steps, people }: Facts): boolean {
  const { wish, accountId } = one;
  if (wish.kind !== 'judge') return false;
  const tellsWhy = (steps.get(one.id) ?? []).at(-1)?.reason;
  if (tellsWhy === null || tellsWhy === undefined || tellsWhy === '') return false;
  const last = writes.findLast((write) => write.done && isAbout(wish, write));
  if (last?.person !== people.get(accountId)) return false;
  const said = Judged.safeParse(last?.body);
  return said.success && saysTheSame(wish, said.data);
}

/** Graph writes `Approve`, our own words are `approve`. */
const Judged = z.object({
  decision: z.string().transform((word) => word.slice(0, 1).toLowerCase() + word.slice(1)),
  justification: z.string().nullable().default(null),
});

function isAbout(wish: WishOf<'judge'>, { call, path }: ReceivedWrite): boolean {
  return call === 'review-decide' && path.endsWith(`/decisions/${wish.itemId}`);
}
