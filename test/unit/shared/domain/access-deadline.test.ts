import { expect, test } from 'vitest';
import type { Approval, ApprovalStage } from '#shared/domain/access/approval.ts';
import { afterDuration, alternatesFrom, stageDeadline } from '#shared/domain/access/deadline.ts';
import type { PolicyStage } from '#shared/domain/access/policy.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const AT = Instant.parse('2026-11-21T08:00:00Z');

test.for([
  ['P14D', '2026-12-05T08:00:00.000Z'],
  ['PT36H', '2026-11-22T20:00:00.000Z'],
  ['P1W', '2026-11-28T08:00:00.000Z'],
  ['P1DT30M', '2026-11-22T08:30:00.000Z'],
  ['P1M', '2026-12-21T08:00:00.000Z'],
  ['P1Y', '2027-11-21T08:00:00.000Z'],
  ['PT0.5S', '2026-11-21T08:00:00.500Z'],
  ['P99999W', '3943-05-29T08:00:00.000Z'],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['14 days', null],
  ['P999999999Y', null],
] as const)('%s later is %s', ([duration, then]) => {
  expect(afterDuration(AT, duration)).toBe(then);
});

test('a stage denies itself and goes to alternates so long after it was opened', () => {
  const first = stageOf('completed', Instant.parse('2026-11-22T08:00:00Z'));
  const second = stageOf('inProgress', null);
  const rule = { justification: false, approvers: [], fallbacks: [], alternates: ['CISO'] };
  const none = { alternateFallbacks: [], denyAfter: null, escalateAfter: null };
  const rules = [
    { ...rule, ...none },
    { ...rule, ...none, denyAfter: 'P7D', escalateAfter: 'P2D' },
  ];
  const later = approvalOf([first, second], rules);
  expect(stageDeadline(later)).toBe('2026-11-29T08:00:00.000Z');
  expect(alternatesFrom(later)).toBe('2026-11-24T08:00:00.000Z');
  expect(alternatesFrom(approvalOf([second], rules))).toBeNull();
  expect(alternatesFrom(approvalOf([second], rules.toReversed()))).toBe('2026-11-23T08:00:00.000Z');
  expect(alternatesFrom(approvalOf([first], rules))).toBeNull();
});

function stageOf(status: string, reviewedAt: Instant | null): ApprovalStage {
  const about = { id: status, name: null, result: 'notReviewed', justification: null };
  return { ...about, status, assignedToMe: true, reviewedBy: null, reviewedAt };
}

function approvalOf(stages: ApprovalStage[], rules: PolicyStage[]): Approval {
  const request: Approval['request'] = {
    tenantId: CONTOSO,
    id: RequestId.parse('request'),
    type: 'userAdd',
    state: 'pendingApproval',
    status: null,
    createdAt: AT,
    completedAt: null,
    justification: null,
    answers: [],
    package: null,
    policy: {
      id: 'policy',
      name: null,
      approvalForAdd: true,
      stages: rules,
      ends: null,
      targetScope: null,
      isReviewed: false,
    },
    requestor: null,
    target: null,
    assignmentId: null,
    startAt: null,
    ends: null,
  };
  return { request, stages, seenAt: AT, goneAt: null };
}
