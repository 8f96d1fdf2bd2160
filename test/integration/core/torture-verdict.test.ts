import { expect, test } from 'vitest';
import type { WishStep } from '#electron/core/store/audit-reader.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import {
  NOTHING_SEEN,
  type RecordedWish,
  WishId,
  type WishStage,
} from '#shared/domain/access/wish.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { phaseOfKill } from '#test/torture/phase.ts';
import type { Evidence, Received, ToldRequest } from '#test/torture/evidence.ts';
import { judge } from '#test/torture/verdict.ts';
import { NO_COURSE } from '#test/torture/wire.ts';

const at = instant(Date.UTC(2026, 10, 20, 8));
const id = WishId.parse('8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6');
const requestId = RequestId.parse('request');
const ADA = 'ada@msp.example';
const MINA = 'mina@msp.example';

function wish(stage: WishStage, own: Partial<RecordedWish> = {}): RecordedWish {
  const words = { title: 'Package', person: 'Somebody', result: 'approve', justification: '1-0.0' };
  return {
    id,
    tenantId: CONTOSO,
    wish: { kind: 'decide', requestId, stageId: 'stage', ...words, result: 'approve' },
    stage,
    accountId: 'ada',
    batch: null,
    recordedAt: at,
    sentAt: null,
    settledAt: at,
    attempts: 1,
    seen: NOTHING_SEEN,
    found: null,
    reason: stage === 'done' ? null : 'Because.',
    remedy: null,
    ...own,
  };
}

function step(action: string, own: Partial<WishStep> = {}): WishStep {
  return {
    at,
    accountId: 'ada',
    action: `access.${action}`,
    stage: action,
    reason: null,
    clientRequestId: null,
    ...own,
  };
}

const course = (stage: WishStage) => [
  step('recorded'),
  step('sending', { clientRequestId: 'first' }),
  step('sent', { clientRequestId: 'first' }),
  step('settled', { stage }),
];

function arrived(own: Partial<Received['decisions'][number]> = {}): Received['decisions'][number] {
  return {
    person: ADA,
    result: 'Approve',
    status: 204,
    done: true,
    clientRequestId: 'first',
    at,
    ...own,
  };
}

function received(...decisions: Received['decisions']): Received {
  const applied = decisions.filter(({ done }) => done).length;
  const ids = { tenantId: CONTOSO, approvalId: requestId, stageId: 'stage' };
  return { ...ids, received: decisions.length, applied, decisions };
}

function told(own: Partial<ToldRequest['stages'][number]> = {}): ToldRequest {
  const stage = { id: 'stage', status: 'Completed', result: 'Approve', by: ADA, approvers: [] };
  return {
    requestId,
    type: 'userAdd',
    packageId: 'p',
    policyId: 'p',
    package: 'Package',
    requestor: 'x',
    target: 'x',
    state: 'delivered',
    status: 'Delivered',
    assignmentId: null,
    stages: [{ ...stage, ...own }],
  };
}

function evidence(own: Partial<Evidence> = {}): Evidence {
  return {
    wishes: [wish('done')],
    promised: [{ id, about: requestId }],
    steps: new Map([[id, course('done')]]),
    chainIsWhole: true,
    received: [received(arrived())],
    writes: [],
    told: new Map([[requestId, told()]]),
    people: new Map([
      ['ada', ADA],
      ['mina', MINA],
    ]),
    ...own,
  };
}

const NOTHING = { lost: [], doubled: [], wrongPerson: [] };
const stands = (stage: ToldRequest) => new Map([[requestId, stage]]);

test('a decision that arrived once under its own name, and is told so, is nothing to complain of', () => {
  expect(judge(evidence())).toEqual(NOTHING);
});

test('one that was answered as recorded and is not in the ledger is lost', () => {
  const { lost } = judge(evidence({ wishes: [], received: [] }));
  expect(lost).toEqual([expect.stringContaining('was recorded and is not in the ledger')]);
});

test.each(['recorded', 'sending', 'sent'] as const)(
  'one that still stands at “%s” is lost',
  (stage) => {
    const { lost } = judge(evidence({ wishes: [wish(stage)] }));
    expect(lost).toContainEqual(expect.stringContaining('is not settled'));
  },
);

test('“done” is untrue where the range has it decided by another, otherwise, or not at all', () => {
  for (const own of [
    { by: MINA },
    { result: 'Deny' },
    { by: null, status: 'InProgress', result: '' },
  ]) {
    const { lost } = judge(evidence({ told: stands(told(own)) }));
    expect(lost).toEqual([expect.stringContaining('the range has nothing of it')]);
  }
  const { lost } = judge(evidence({ received: [] }));
  expect(lost).toEqual([expect.stringContaining('the range has nothing of it')]);
});

test('“overtaken” is untrue where the decision is our own, or nobody has decided', () => {
  const steps = new Map([[id, course('overtaken')]]);
  const wishes = [wish('overtaken')];
  expect(judge(evidence({ wishes, steps })).lost).toHaveLength(1);
  const open = stands(told({ by: null, status: 'InProgress', result: 'NotReviewed' }));
  expect(judge(evidence({ wishes, steps, told: open, received: [] })).lost).toHaveLength(1);
  const others = stands(told({ by: MINA }));
  expect(judge(evidence({ wishes, steps, told: others, received: [] }))).toEqual(NOTHING);
});

test('“void” is untrue while it waits for a decision', () => {
  const own = { wishes: [wish('void')], steps: new Map([[id, course('void')]]), received: [] };
  const open = stands(told({ by: null, status: 'InProgress', result: 'NotReviewed' }));
  expect(judge(evidence({ ...own, told: open })).lost).toHaveLength(1);
  const over = stands(told({ by: null, status: 'Expired', result: 'NotReviewed' }));
  expect(judge(evidence({ ...own, told: over }))).toEqual(NOTHING);
});

test.each(['refused', 'changed', 'taken-back'] as const)(
  '“%s” is untrue where it was carried out all the same',
  (stage) => {
    const last = stage === 'taken-back' ? step('taken-back') : step('settled', { stage });
    const steps = new Map([[id, [...course('done').slice(0, 3), last]]]);
    const found = judge(evidence({ wishes: [wish(stage)], steps }));
    expect(found.lost).toEqual([expect.stringContaining('carried it out all the same')]);
  },
);

test('what the trail does not tell is lost: no beginning, no sending, another end, another person, no reason', () => {
  const whole = course('done');
  const bad = [
    whole.slice(1),
    whole.filter(({ action }) => action !== 'access.sending' && action !== 'access.sent'),
    whole.slice(0, 3),
    [...whole.slice(0, 3), step('settled', { stage: 'void' })],
    whole.map((one) => ({ ...one, accountId: 'mina' })),
    [],
  ];
  for (const steps of bad) {
    expect(judge(evidence({ steps: new Map([[id, steps]]) })).lost).not.toEqual([]);
  }
  const silent = evidence({
    wishes: [wish('overtaken', { reason: null })],
    steps: new Map([[id, course('overtaken')]]),
    told: stands(told({ by: MINA })),
    received: [],
  });
  expect(judge(silent).lost).toEqual([expect.stringContaining('gives no reason')]);
});

test('one that arrived without standing in the trail is lost, and so is all of it when the chain is broken', () => {
  const stray = received(
    arrived(),
    arrived({ clientRequestId: 'stray', done: false, person: MINA }),
  );
  expect(judge(evidence({ received: [stray] })).lost).toEqual([
    expect.stringContaining('arrived that the trail does not know'),
  ]);
  expect(judge(evidence({ chainIsWhole: false })).lost).toHaveLength(1);
});

test('applied twice is doubled, and so is one that was sent again after its success', () => {
  const twice = received(arrived(), arrived());
  expect(judge(evidence({ received: [twice] })).doubled).toHaveLength(2);
  const again = received(arrived(), arrived({ done: false, status: 409 }));
  expect(judge(evidence({ received: [again] })).doubled).toHaveLength(1);
  const before = received(arrived({ done: false, status: 503 }), arrived());
  expect(judge(evidence({ received: [before] })).doubled).toEqual([]);
});

test('one that arrived under another name than that of who decided is told as that', () => {
  const found = judge(evidence({ received: [received(arrived({ person: MINA }))] }));
  expect(found.wrongPerson).toEqual([
    expect.stringContaining(`decided by ${ADA}, arrived as ${MINA}`),
  ]);
});

test('a kill counts for the decision that had come furthest', () => {
  const recorded = { stage: 'recorded', course: NO_COURSE } as const;
  const looking = { stage: 'recorded', course: { look: 'asked', write: 'none' } } as const;
  const coming = { stage: 'sending', course: { look: 'none', write: 'came' } } as const;
  const delivered = { stage: 'sending', course: { look: 'none', write: 'delivered' } } as const;
  const again = { stage: 'sending', course: { look: 'asked', write: 'delivered' } } as const;
  const sent = { stage: 'sent', course: { look: 'none', write: 'answered' } } as const;
  const confirming = { stage: 'sent', course: { look: 'answered', write: 'answered' } } as const;
  const done = { stage: 'done', course: { look: 'answered', write: 'answered' } } as const;
  const standing = [done, recorded, looking, coming, delivered, again, sent, confirming];
  const phases = standing.map((_, place) => phaseOfKill(standing.slice(0, place + 1)));
  expect(phases).toEqual([
    'nothing pending',
    'recorded',
    'looking',
    'sending, not arrived',
    'sending, arrived',
    'sending, looked at again',
    'sent',
    'confirming',
  ]);
});
