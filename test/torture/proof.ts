import { z } from 'zod';
import type { CallKind } from '#electron/range/http/call-kind.ts';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import { saysTheSame } from '#shared/domain/access/settle-judgement.ts';
import { canCancel } from '#shared/domain/access/states.ts';
import {
  aboutOf,
  type AccessWishKind,
  type RecordedWish,
  type WishOf,
} from '#shared/domain/access/wish.ts';
import type { Evidence } from './evidence.ts';

/** Whether the range bears out what a wish came to, where that is not “done”. */

type Facts = Pick<
  Evidence,
  'writes' | 'steps' | 'people' | 'told' | 'held' | 'edited' | 'met' | 'received'
>;

/** What a wish of each kind is looked at with. */
const LOOKS: Readonly<Partial<Record<AccessWishKind, CallKind>>> = {
  decide: 'approval-read',
  judge: 'review-read',
};
/** Of the answers with 4xx those that refuse nothing: sign in, too slow, too often. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 429]);

/** What was told without anything at the range that bears it out, a line each. Pure. */
export function unproven(wishes: readonly RecordedWish[], facts: Facts): string[] {
  const settled = wishes.filter(({ stage }) => stage !== 'done' && stage !== 'taken-back');
  const refused = settled.filter((one) => one.stage === 'refused' && !wasTurnedDown(one, facts));
  const others = settled.filter(({ stage }) => stage !== 'refused');
  const bare = [...others.filter((one) => !isBorneOut(one, facts)), ...unseen(refused, facts)];
  return bare.map(
    ({ wish, stage, reason }) =>
      `${wish.kind} ${aboutOf(wish)} ${stage} (${reason ?? ''}): nothing at the range bears it out`,
  );
}

/** Those refused at a look beyond its faults: each that was met bears out one wish of its tenant and kind. */
function unseen(refused: readonly RecordedWish[], { met }: Facts): RecordedWish[] {
  const byLook = Map.groupBy(refused, ({ tenantId, wish }) => {
    return `${tenantId} ${LOOKS[wish.kind] ?? 'access-read'}`;
  });
  return [...byLook].flatMap(([look, own]) => {
    const noes = met.filter(
      ({ tenantId, call, status }) => `${tenantId} ${call}` === look && isNo(status),
    );
    return own.slice(noes.reduce((sum, { times }) => sum + times, 0));
  });
}

function isNo(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && !PASSING.has(status);
}

/** The service said no to its own request, or it is not the person's to decide. */
function wasTurnedDown(one: RecordedWish, { steps, writes, received, told, people }: Facts) {
  const { id, wish, accountId } = one;
  const own = new Set((steps.get(id) ?? []).map(({ clientRequestId }) => clientRequestId));
  own.delete(null);
  const arrived = [...writes, ...received.flatMap(({ decisions }) => decisions)];
  const wasNo = arrived.some(
    ({ clientRequestId, status, done }) => own.has(clientRequestId) && !done && isNo(status),
  );
  if (wasNo || wish.kind !== 'decide') return wasNo;
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
      return facts.held.get(wish.assignmentId)?.state === 'expired' || wasFound(one, wish, facts);
    case 'ask':
      return wasFound(one, wish, facts);
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
    (write) => write.done && isAbout(one, wish, write) && !own.has(write.clientRequestId),
  );
}

/** What the desk says it found is the person's own at the range, and about the same package. */
function wasFound(
  one: RecordedWish,
  { packageId }: WishOf<'ask' | 'give-back'>,
  { told, held, people }: Facts,
): boolean {
  const who = people.get(one.accountId);
  const { requests = [], assignments = [] } = one.found?.own ?? {};
  const things = [
    ...requests.map(({ id }) => told.get(id)),
    ...assignments.map(({ id }) => held.get(id)),
  ];
  return things.some((there) => there?.target === who && there?.packageId === packageId);
}

/**
 * Whether an earlier write of the same person that counted said just what this wish says, and the trail tells
 * so. What they wished later about the same thing was sent later, whatever the clocks say: that is sent one by
 * one in the order of the ledger.
 */
export function wasSaidBefore(
  one: RecordedWish,
  { wishes, writes, steps, people }: Pick<Evidence, 'wishes' | 'writes' | 'steps' | 'people'>,
): boolean {
  const { wish, accountId } = one;
  if (wish.kind !== 'judge') return false;
  const tellsWhy = (steps.get(one.id) ?? []).at(-1)?.reason;
  if (tellsWhy === null || tellsWhy === undefined || tellsWhy === '') return false;
  const place = wishes.findIndex(({ id }) => id === one.id);
  const later = wishes.slice(place + 1).filter((other) => other.accountId === accountId);
  const after = new Set(
    later
      .flatMap(({ id }) => steps.get(id) ?? [])
      .flatMap(({ clientRequestId }) => (clientRequestId === null ? [] : [clientRequestId])),
  );
  const last = writes.findLast(
    (write) => write.done && isAbout(one, wish, write) && !after.has(write.clientRequestId ?? ''),
  );
  if (last?.person !== people.get(accountId)) return false;
  const said = Judged.safeParse(last?.body);
  return said.success && saysTheSame(wish, said.data);
}

/** Graph writes `Approve`, our own words are `approve`. */
const Judged = z.object({
  decision: z.string().transform((word) => word.slice(0, 1).toLowerCase() + word.slice(1)),
  justification: z.string().nullable().default(null),
});

/** An item's id is unique in its round alone. */
function isAbout(
  { tenantId }: RecordedWish,
  { definitionId, instanceId, itemId }: WishOf<'judge'>,
  write: ReceivedWrite,
): boolean {
  const item = `/definitions/${definitionId}/instances/${instanceId}/decisions/${itemId}`;
  return write.tenantId === tenantId && write.call === 'review-decide' && write.path.endsWith(item);
}
