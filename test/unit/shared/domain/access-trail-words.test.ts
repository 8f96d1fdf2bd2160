import { expect, test } from 'vitest';
import { PackageId } from '#shared/domain/access/package.ts';
import { deedWords, outcomeWords } from '#shared/domain/access/trail-words.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { RECEIVED } from '#test/fakes/answers.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

test('an extension and a change of what is had are called so, and something new a request', () => {
  const ask: WishOf<'ask'> = {
    kind: 'ask',
    title: 'Tier 1',
    person: null,
    packageId: PackageId.parse('p1'),
    policyId: 'policy',
    justification: '',
    answers: [],
    startAt: null,
    ends: null,
    type: 'userAdd',
    assignmentId: null,
  };
  expect(deedWords(ask)).toBe('Request for');
  expect(deedWords({ ...ask, assignmentId: 'a1' })).toBe('Extension of');
  expect(deedWords({ ...ask, assignmentId: 'a1', type: 'userUpdate' })).toBe(
    'Change of dates or answers of',
  );
});

const entry = (stage: WishStage, actions: readonly string[], wish?: object) => ({
  wish: listedWish({ stage, ...(wish && { wish: { title: 'Tier 1', person: null, ...wish } }) }),
  steps: actions.map((action, place) => {
    const nothing = { accountId: null, stage: null, reason: null, clientRequestId: null };
    return { place, at: RECEIVED, action, ...nothing };
  }),
});

test('what was taken back before it was sent is told apart from what was refused and put away', () => {
  const recorded = ['access.recorded', 'access.taken-back'];
  expect(outcomeWords(entry('taken-back', recorded))).toBe('Taken back before it was sent');
  const refused = ['access.recorded', 'access.settled', 'access.taken-back'];
  expect(outcomeWords(entry('taken-back', refused))).toBe('Did not count, put away');
  const replaced = ['access.recorded', 'access.replaced'];
  expect(outcomeWords(entry('taken-back', replaced))).toBe(
    'Replaced by a later one before it was sent',
  );
  const twice = [...replaced, 'access.restored', 'access.taken-back'];
  expect(outcomeWords(entry('taken-back', twice))).toBe('Taken back before it was sent');
});

test('what came of another’s deed, or of our own elsewhere, is told without saying whose it was', () => {
  const decision = { kind: 'decide', requestId: 'r1', stageId: 's1' } as const;
  const denial = { ...decision, result: 'deny', justification: '' };
  expect(outcomeWords(entry('overtaken', [], denial))).toBe('Did not count: decided elsewhere');
  expect(outcomeWords(entry('overtaken', []))).toBe('Done elsewhere');
  const tooLate = { kind: 'cancel', requestId: 'r1' } as const;
  expect(outcomeWords(entry('overtaken', [], tooLate))).toBe('Not carried out: see why');
});
