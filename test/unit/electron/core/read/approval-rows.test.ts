import { expect, test } from 'vitest';
import { approvalRow, type RowFacts } from '#electron/core/read/approval-rows.ts';
import type { Approval, ApprovalStage } from '#shared/domain/access/approval.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { type ListedWish, WishId } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const at = (time: string) => Instant.parse(`2026-11-21T${time}:00Z`);
const SEEN = at('08:00');
const requestId = RequestId.parse('request');

function stage(id: string, status: string, own: Partial<ApprovalStage> = {}): ApprovalStage {
  return {
    id,
    name: null,
    status,
    result: 'notReviewed',
    assignedToMe: true,
    reviewedBy: null,
    reviewedAt: null,
    justification: null,
    ...own,
  };
}

function approval(...stages: ApprovalStage[]): Approval {
  const nothing = {
    status: null,
    createdAt: null,
    completedAt: null,
    justification: null,
    answers: [],
    package: null,
    policy: null,
    requestor: null,
    target: null,
    assignmentId: null,
    startAt: null,
    ends: null,
  };
  const ids = { tenantId: CONTOSO, id: requestId, type: 'userAdd', state: 'pendingApproval' };
  return { request: { ...ids, ...nothing }, stages, seenAt: SEEN, goneAt: null };
}

function decided(standing: WishStage, settledAt: Instant | null, stageId = 'first'): ListedWish {
  const about = { title: 'Package', person: null, justification: '' };
  return {
    id: WishId.parse('8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6'),
    tenantId: CONTOSO,
    wish: { kind: 'decide', requestId, stageId, result: 'approve', ...about },
    stage: standing,
    accountId: 'ada',
    batch: null,
    recordedAt: at('07:00'),
    sentAt: null,
    settledAt,
    attempts: 1,
    seen: NOTHING_SEEN,
    found: null,
    reason: null,
    remedy: null,
  };
}

function rowOf(one: Approval, wish: ListedWish | null, theirs: RowFacts['theirs'] = null) {
  const me = { objectId: null, upn: null };
  const nobody = { theirs, organization: null };
  const facts = { me, accountId: 'ada', nowMs: Date.parse(SEEN), isOpened: true, wish, ...nobody };
  return approvalRow(one, facts);
}

test.for([
  ['recorded', true, decided('recorded', null)],
  ['handed to a network that died', true, decided('sending', null)],
  ['sent after the last look', false, { ...decided('sent', null), sentAt: at('08:01') }],
  [
    'sent before a look that still shows it',
    true,
    { ...decided('sent', null), sentAt: at('07:59') },
  ],
] as const)(
  'where a colleague’s decision is %s, the request waits for us: %s',
  ([, waits, wish]) => {
    const theirs = { ...wish, accountId: 'mina' };
    expect(rowOf(approval(stage('first', 'inProgress')), theirs).waits).toBe(waits);
  },
);

test.for([
  ['without a decision', null, true],
  ['with one that is recorded', decided('recorded', null), false],
  ['with one that is on its way', decided('sent', null), false],
  ['with one that was settled since the last look', decided('done', at('08:01')), false],
  ['overtaken since the last look', decided('overtaken', at('08:01')), false],
  ['settled before a look that still shows it', decided('done', at('07:59')), true],
  ['with one that was taken back', decided('taken-back', at('08:01')), true],
  ['with one that has to be decided anew', decided('changed', at('08:01')), true],
] as const)('a request %s waits for the person: %s', ([, wish, waits]) => {
  expect(rowOf(approval(stage('first', 'inProgress')), wish).waits).toBe(waits);
});

test('a second stage of one’s own waits, and the decision on the first does not stand beside it', () => {
  const done = stage('first', 'completed', { result: 'approve' });
  const both = approval(done, stage('second', 'inProgress'));
  const row = rowOf(both, decided('done', at('08:01')));
  expect(row).toMatchObject({ stagePlace: 2, waits: true, wish: null });
  const asking = rowOf(both, decided('changed', at('08:01')));
  expect(asking.wish?.stage).toBe('changed');
});

test.for([
  ['where Graph does not tell', null, '09:00', /^Not decided in time, or taken back .* which\.$/],
  ['where it ended before its deadline', 'P1D', '09:00', /^Taken back by whoever asked\.$/],
  ['where it waited until its deadline', 'PT1H10M', '08:20', /^It denied itself at its deadline/],
  ['where nobody looked at its deadline', 'PT6H', '20:00', /^Not decided in time, or taken back/],
] as const)('what became of an expired one, %s', ([, denyAfter, gone, words]) => {
  const one = approval(stage('first', 'expired'));
  const rule = { escalateAfter: null, justification: false, approvers: [], fallbacks: [] };
  const stages = [{ ...rule, denyAfter, alternates: [], alternateFallbacks: [] }];
  const name = { id: 'policy', name: null, approvalForAdd: true, ends: null };
  const policy = { ...name, stages, targetScope: null, isReviewed: false };
  const request = { ...one.request, createdAt: at('07:00'), policy };
  expect(rowOf({ ...one, request, goneAt: at(gone) }, null).outcome).toMatch(words);
});

test.for([
  ['whose access may be seen, and who has none', 'nora', [], ['new-person']],
  ['whose access may not be seen', 'nora', null, []],
  ['who is not in the directory yet, whatever may be seen', null, null, ['new-person']],
  ['whom Graph does not name', undefined, [], []],
] as const)('the hints about somebody %s', ([, objectId, theirs, kinds]) => {
  const one = approval(stage('first', 'inProgress'));
  const named = { name: 'Nora Vale', principalName: null, email: null, organization: null };
  const target = objectId === undefined ? null : { ...named, objectId };
  const asked = {
    package: { id: PackageId.parse('p'), name: 'Tier 1' },
    justification: 'On call.',
  };
  const request = { ...one.request, ...asked, target };
  const { hints } = rowOf({ ...one, request }, null, theirs);
  expect(hints.map(({ kind }) => kind)).toEqual(kinds);
});
