import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { judging } from '#electron/core/access/judging.ts';
import { wishQueue } from '#electron/core/access/wish-queue.ts';
import { reviewRound } from '#electron/core/read/review-rounds.ts';
import { reviewMark } from '#electron/core/read/shown-mark.ts';
import { type AccessWishStore, accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import type { Account } from '#shared/contract/session.ts';
import type { AccessReview, ReviewItem } from '#shared/domain/access/review.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

const person = (id: string): Account => {
  return { id, name: id, username: `${id}@msp.example`, homeTenantId: CONTOSO };
};
const subject = (objectId: string) => {
  return { objectId, name: objectId, principalName: null, email: null, organization: null };
};
const minute = (number: number) => instant(NOW + number * MINUTE_MS);
const KEY = { tenantId: CONTOSO, definitionId: 'd', instanceId: 'i', itemId: 'one' };
const ME = { objectId: 'ada', upn: null };

let wishes: AccessWishStore;
let here: Account;
let item: ReviewItem;
beforeEach(() => {
  const db = memoryLedger();
  wishes = accessWishStore(db, auditStore(db));
  here = person('ada');
  item = {
    id: KEY.itemId,
    decision: 'notReviewed',
    recommendation: null,
    justification: null,
    principal: subject('grace'),
    package: null,
    resource: 'Tier 1',
    reviewedBy: null,
    reviewedAt: null,
    applyResult: null,
  };
  return () => void db.close();
});

const review = (): AccessReview => {
  const { tenantId, definitionId, instanceId } = KEY;
  const words = { name: 'Round', description: null, status: 'InProgress', lookBack: null };
  const span = {
    startAt: null,
    endAt: null,
    justificationRequired: false,
    defaultDecision: null,
    isAutoApplied: null,
  };
  const ids = { tenantId, definitionId, instanceId };
  return { ...ids, ...words, ...span, isSelfReview: false, items: [item] };
};

const decide = (decision: 'approve' | 'deny', overOthers = false) =>
  judging({
    access: { one: review },
    wishes,
    queue: wishQueue({
      wishes,
      account: () => here,
      now: () => NOW,
      onRecorded: () => undefined,
      onChange: () => undefined,
    }),
    opened: { of: () => new Set<string>() },
    meIn: () => ME,
    accountId: () => here.id,
  })({ items: [{ ...KEY, shown: reviewMark(item), decision, overOthers }], justification: 'B' });

/** One of that account about the item, as it stands in the ledger. @param reviewedAt as the service told it. */
function kept(
  accountId: string,
  stage: WishStage,
  { sentAt, reviewedAt }: { readonly sentAt: number; readonly reviewedAt: number | null },
): void {
  const { tenantId, ...ids } = KEY;
  const by = { reviewedBy: subject(accountId), round: null };
  const found =
    reviewedAt === null
      ? null
      : {
          ...NOTHING_SEEN,
          item: { ...by, decision: 'approve', justification: 'A', reviewedAt: minute(reviewedAt) },
        };
  const one = {
    id: WishId.parse(randomUUID()),
    tenantId,
    wish: {
      ...ids,
      kind: 'judge',
      decision: 'approve',
      justification: 'A',
      title: 'Tier 1',
      person: 'grace',
    },
    stage,
    accountId,
    batch: null,
    recordedAt: minute(sentAt),
    sentAt: minute(sentAt),
    settledAt: stage === 'done' ? minute(sentAt) : null,
    attempts: 1,
    seen: NOTHING_SEEN,
    found,
    reason: null,
    remedy: null,
  } as const;
  wishes.addAll([one], minute(sentAt));
}

const shownRow = () => {
  const [last] = wishes.listAbout(CONTOSO, 'judge', 'd/i/one');
  const facts = { me: ME, accountId: here.id, isOpened: () => false, wishOf: () => last ?? null };
  return reviewRound(review(), { ...facts, takenOf: () => last ?? null }).rows[0];
};
const ALAN = { decision: 'deny', reviewedBy: subject('alan') };

test('a colleague’s decision is shown, and never replaced unasked, where the clock here goes ahead', () => {
  // Sent at the second minute by the service, at the fourth by this computer; decided anew at the third.
  kept('ada', 'done', { sentAt: 4, reviewedAt: null });
  item = { ...item, ...ALAN, reviewedAt: minute(3) };
  expect(shownRow()).toMatchObject({ decision: 'deny', decidedBy: 'alan', isOurs: false });
  expect(decide('deny')).toMatchObject({
    recorded: [],
    left: [{ reason: expect.stringContaining('alan') }],
  });
  expect(decide('deny', true).recorded).toHaveLength(1);
});

test('what the service told of our own decision tells which came later, whatever the clock here says', () => {
  kept('ada', 'done', { sentAt: 0, reviewedAt: 4 });
  item = { ...item, ...ALAN, reviewedAt: minute(3) };
  expect(shownRow()).toMatchObject({ decision: 'approve', isOurs: true });
  expect(decide('deny')).toMatchObject({ left: [] });
  item = { ...item, ...ALAN, reviewedAt: minute(5) };
  expect(shownRow()).toMatchObject({ decision: 'deny', isOurs: false });
  expect(decide('deny').recorded).toEqual([]);
});

test('what a person decided here is what they had before them, though it was not read again since', () => {
  kept('ada', 'done', { sentAt: 0, reviewedAt: 3 });
  expect(decide('approve').recorded).toHaveLength(1);
  expect(wishes.listPending().at(-1)?.seen.item).toMatchObject({
    decision: 'approve',
    justification: 'A',
    reviewedAt: minute(3),
  });
});

test('what somebody else at this computer decided is theirs: it is asked before it is replaced', () => {
  kept('ben', 'done', { sentAt: 30, reviewedAt: 30 });
  item = { ...item, ...ALAN, reviewedAt: minute(3) };
  expect(decide('deny')).toMatchObject({ recorded: [], left: [{ itemId: 'one' }] });
});

test('only one’s own decision on its way has to be waited for', () => {
  kept('ben', 'sending', { sentAt: 0, reviewedAt: null });
  expect(decide('deny')).toMatchObject({ left: [] });
  kept('ada', 'sending', { sentAt: 1, reviewedAt: null });
  expect(decide('approve')).toMatchObject({
    recorded: [],
    left: [{ reason: expect.stringContaining('on its way') }],
  });
});
