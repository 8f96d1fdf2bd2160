import { expect, test } from 'vitest';
import type { WishInDetail } from '#shared/contract/access.ts';
import { changedDecision } from '#renderer/features/access/approvals/approval-rules.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { recordedWish } from '#test/fakes/approval-rows.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

/** A decision about the request on the screen. */
function decision(place: number, stage: WishStage, isOthers = false): WishInDetail {
  const { id, recordedAt, settledAt, reason, remedy } = recordedWish(place, '2026-11-21T07:00:00Z');
  const told = { id, recordedAt, settledAt, reason, remedy, stage, isOthers };
  const facts = { tenantId: CONTOSO, wish: null, accountId: 'a', batch: null, attempts: 1 };
  return { ...told, ...facts, sentAt: null, seen: NOTHING_SEEN, found: NOTHING_SEEN };
}

test('what changed since one decided stands there although a colleague decided after that', () => {
  const own = decision(1, 'changed');
  expect(changedDecision([own, decision(2, 'recorded', true)])).toBe(own);
});

test('what changed since a colleague decided is not said to have changed since one decided oneself', () => {
  expect(changedDecision([decision(1, 'changed', true)])).toBeNull();
  expect(changedDecision([decision(1, 'done'), decision(2, 'changed', true)])).toBeNull();
});

test('once one has decided anew nothing of the decision before is shown', () => {
  expect(changedDecision([decision(1, 'changed'), decision(2, 'recorded')])).toBeNull();
});
