import { expect, test } from 'vitest';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import {
  ADA,
  course,
  decision,
  evidence as evidenceOf,
  MINA,
  NOTHING,
  ORDEAL,
  received,
  recordedWish,
  REQUEST_ID,
  step,
  toldRequest,
  WISH_ID,
  WISHES,
} from '#test/fakes/torture-evidence.ts';
import { phaseOfKill } from '#test/torture/phase.ts';
import type { Evidence, ToldRequest } from '#test/torture/evidence.ts';
import { judge } from '#test/torture/verdict.ts';
import { NO_COURSE } from '#test/torture/wire.ts';

const evidence = (own: Partial<Evidence> = {}) =>
  evidenceOf(WISHES.decide, 'done', { received: [received(decision())], ...own });
const ended = (stage: WishStage, own: Partial<Evidence> = {}) =>
  evidenceOf(WISHES.decide, stage, own);
const stands = (stage: ToldRequest) => new Map([[REQUEST_ID, stage]]);

test('a decision that arrived once under its own name, and is told so, is nothing to complain of', () => {
  expect(judge(evidence())).toEqual(NOTHING);
});

test('one that was answered as recorded and is not in the ledger is lost', () => {
  const { lost } = judge(evidence({ wishes: [], received: [], ordeals: [] }));
  expect(lost).toEqual([expect.stringContaining('was recorded and is not in the ledger')]);
});

test.each(['recorded', 'sending', 'sent'] as const)(
  'one that still stands at “%s” is lost',
  (stage) => {
    const { lost } = judge(evidence({ wishes: [recordedWish(WISHES.decide, stage)], ordeals: [] }));
    expect(lost).toContainEqual(expect.stringContaining('is not settled'));
  },
);

test('“done” is untrue where the range has it decided by another, otherwise, or not at all', () => {
  for (const own of [
    { by: MINA },
    { result: 'Deny' },
    { by: null, status: 'InProgress', result: '' },
  ]) {
    const { lost } = judge(evidence({ told: stands(toldRequest(own)) }));
    expect(lost).toEqual([expect.stringContaining('the range has nothing of it')]);
  }
  const { lost } = judge(evidence({ received: [] }));
  expect(lost).toEqual([expect.stringContaining('the range has nothing of it')]);
});

test('“overtaken” is untrue where the decision is our own, or nobody has decided', () => {
  const own = ended('overtaken', { received: [received(decision())] });
  expect(judge(own).lost).toHaveLength(1);
  const open = stands(toldRequest({ by: null, status: 'InProgress', result: 'NotReviewed' }));
  expect(judge(ended('overtaken', { told: open })).lost).toHaveLength(1);
  const others = stands(toldRequest({ by: MINA }));
  expect(judge(ended('overtaken', { told: others }))).toEqual(NOTHING);
});

test('“void” is untrue while it waits for a decision, and where somebody has decided', () => {
  const open = stands(toldRequest({ by: null, status: 'InProgress', result: 'NotReviewed' }));
  expect(judge(ended('void', { told: open })).lost).toHaveLength(1);
  expect(judge(ended('void', { told: stands(toldRequest({ by: MINA })) })).lost).toHaveLength(1);
  const over = stands(toldRequest({ by: null, status: 'Expired', result: 'NotReviewed' }));
  expect(judge(ended('void', { told: over }))).toEqual(NOTHING);
});

test.each(['refused', 'changed', 'taken-back'] as const)(
  '“%s” is untrue where it was carried out all the same',
  (stage) => {
    const found = judge(ended(stage, { received: [received(decision())] }));
    expect(found.lost).toContainEqual(expect.stringContaining('carried it out all the same'));
  },
);

test('“changed” and “refused” need their proof at the range', () => {
  for (const stage of ['changed', 'refused'] as const)
    expect(judge(ended(stage)).lost).toEqual([expect.stringContaining('bears it out')]);
  expect(judge(ended('changed', { edited: new Set([REQUEST_ID]) }))).toEqual(NOTHING);
  expect(judge(ended('changed', { told: stands(toldRequest({ id: 'other' })) }))).toEqual(NOTHING);
  const no = received(decision({ done: false, status: 403 }));
  expect(judge(ended('refused', { received: [no] }))).toEqual(NOTHING);
  const asked = { by: null, status: 'InProgress', result: 'NotReviewed' };
  const ours = stands(toldRequest({ ...asked, approvers: [ADA] }));
  expect(judge(ended('refused', { told: ours })).lost).toHaveLength(1);
  const theirs = stands(toldRequest({ ...asked, approvers: [MINA] }));
  expect(judge(ended('refused', { told: theirs }))).toEqual(NOTHING);
});

test('an ordeal in which nothing ended done has shown nothing', () => {
  const told = stands(toldRequest({ by: MINA }));
  const { lost } = judge(ended('overtaken', { told, ordeals: [ORDEAL] }));
  expect(lost).toEqual([`ordeal ${ORDEAL}: nothing ended done`]);
});

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
    expect(judge(evidence({ steps: new Map([[WISH_ID, steps]]) })).lost).not.toEqual([]);
  }
  const silent = evidence({
    wishes: [recordedWish(WISHES.decide, 'overtaken', { reason: null })],
    ordeals: [],
    steps: new Map([[WISH_ID, course('overtaken')]]),
    told: stands(toldRequest({ by: MINA })),
    received: [],
  });
  expect(judge(silent).lost).toEqual([expect.stringContaining('gives no reason')]);
});

test('one that arrived without standing in the trail is lost, and so is all of it when the chain is broken', () => {
  const stray = received(
    decision(),
    decision({ clientRequestId: 'stray', done: false, person: MINA }),
  );
  expect(judge(evidence({ received: [stray] })).lost).toEqual([
    expect.stringContaining('arrived that the trail does not know'),
  ]);
  expect(judge(evidence({ chainIsWhole: false })).lost).toHaveLength(1);
});

test('applied twice is doubled, and so is one that was sent again after its success', () => {
  const twice = received(decision(), decision());
  expect(judge(evidence({ received: [twice] })).doubled).toHaveLength(2);
  const again = received(decision(), decision({ done: false, status: 409 }));
  expect(judge(evidence({ received: [again] })).doubled).toHaveLength(1);
  const before = received(decision({ done: false, status: 503 }), decision());
  expect(judge(evidence({ received: [before] })).doubled).toEqual([]);
});

test('one that arrived under another name than that of who decided is told as that', () => {
  const found = judge(evidence({ received: [received(decision({ person: MINA }))] }));
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
