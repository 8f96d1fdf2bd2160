import { expect, test } from 'vitest';
import { AccessPackage } from '#shared/domain/access/package.ts';
import { Failure } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import {
  choicesHad,
  chosenOf,
  leftOut,
  whyNotAll,
  withoutChoice,
} from '#renderer/features/access/mine/ask-policies.ts';
import {
  answersOfBefore,
  askedOf,
  isFixed,
  sharedQuestions,
  unanswered,
} from '#renderer/features/access/mine/ask-questions.ts';

const TENANTS = ['11111111-2222-4333-8444-555555555551', '11111111-2222-4333-8444-555555555552'];
const question = (id: string, text: string) => ({
  id,
  text,
  kind: 'text',
  required: true,
  editable: false,
  singleLine: true,
  pattern: null,
  several: false,
  choices: [],
});
const offered = (at: number, texts: readonly string[], customSchedule: boolean): AccessPackage =>
  AccessPackage.parse({
    tenantId: TENANTS[at],
    id: `package-${at}`,
    name: 'Tier 2',
    description: null,
    catalog: null,
    requirements: [
      {
        policyId: `policy-${at}`,
        name: null,
        description: null,
        approvalForAdd: true,
        approvalForUpdate: true,
        justification: true,
        customSchedule,
        ends: { type: 'afterDuration', duration: 'P30D', endAt: null },
        questions: texts.map((text, place) => question(`q-${at}-${place}`, text)),
      },
    ],
  });

const chosen = chosenOf(
  [offered(0, ['Ticket?', 'Shift?'], true), offered(1, ['Ticket?'], false)],
  {},
);
const questions = sharedQuestions(chosen, false);
const [ticket, shift] = questions.map(({ id }) => id);
if (!ticket || !shift) throw new Error('Two questions are asked.');

test('questions that are alike in several policies are answered once, each policy gets its own', () => {
  expect(questions.map(({ uses }) => uses.length)).toEqual([2, 1]);
  const answers = { [ticket]: ['INC1'], [shift]: ['late'] };
  const days = { start: '', end: '1970-01-20' };
  const endAt = instant(new Date(1970, 0, 20, 23, 59, 59).getTime());
  expect(askedOf(chosen, questions, { answers, days, nowMs: 0 })).toMatchObject([
    {
      policyId: 'policy-0',
      startAt: null,
      endAt,
      answers: [
        { questionId: 'q-0-0', values: ['INC1'] },
        { questionId: 'q-0-1', values: ['late'] },
      ],
    },
    { policyId: 'policy-1', endAt: null, answers: [{ questionId: 'q-1-0', values: ['INC1'] }] },
  ]);
});

test('what is still to be answered is named for every policy that asks it', () => {
  expect(unanswered(questions, { [shift]: ['late'] }).map(({ questionId }) => questionId)).toEqual([
    'q-0-0',
    'q-1-0',
  ]);
  expect(unanswered(questions, { [ticket]: ['INC1'], [shift]: ['late'] })).toEqual([]);
});

test('asking again begins with the answers of the last time, as far as their questions are still asked', () => {
  const before = (questionId: string | null, value: string) => {
    return { questionId, question: null, value, shown: value };
  };
  const told = (first: string, second: string) =>
    answersOfBefore(questions, [
      before('q-0-0', first),
      before('q-1-0', second),
      before('gone', 'x'),
      before(null, 'y'),
    ]);
  expect(told('INC1', 'INC1')).toEqual({ [ticket]: ['INC1'] });
  expect(told('INC1', 'INC2')).toEqual({}); // each customer was told something else
  const choices = [{ value: 'late', text: 'Late' }];
  const shifts = questions
    .filter(({ id }) => id === shift)
    .map((one) => ({ ...one, question: { ...one.question, kind: 'choice' as const, choices } }));
  const chose = [before('q-0-1', 'late'), before('q-0-1', 'no longer offered')];
  expect(answersOfBefore(shifts, chose)).toEqual({ [shift]: ['late'] });
});

test('what one has is asked for under the policy it is had under, and never under another in its place', () => {
  const whole = offered(0, [], false);
  const meant = (policyId: string | null) => [
    { tenantId: whole.tenantId, packageId: whole.id, title: 'Tier 2', policyId },
  ];
  const policies = (policyId: string | null) =>
    chosenOf([whole], choicesHad(meant(policyId))).map(({ policy }) => policy?.policyId);
  expect(policies('policy-0')).toEqual(['policy-0']);
  expect(policies('taken away')).toEqual([undefined]);
  expect(policies(null)).toEqual(['policy-0']);
});

test('what could not be read is not said to be gone', () => {
  const failure = { code: 'storage', message: 'The disk is full.', remedy: null, support: null };
  expect(whyNotAll(null, 2)).toBeNull();
  expect(whyNotAll({ ok: false, failure: Failure.parse(failure) }, 2)).toContain(
    'The disk is full.',
  );
  expect(whyNotAll({ ok: true, value: [offered(0, [], false)] }, 2)).toBe(
    '1 package cannot be asked for any more.',
  );
});

test('a package whose policy fixes dates and answers has nothing to change', () => {
  const changeable = (of: typeof chosen) => sharedQuestions(of, true);
  const [dated, fixed] = [chosen.slice(0, 1), chosen.slice(1)];
  expect(isFixed(fixed, changeable(fixed))).toBe(true);
  expect(isFixed(fixed, sharedQuestions(fixed, false))).toBe(false);
  expect(isFixed(dated, changeable(dated))).toBe(false);
  expect(isFixed([], [])).toBe(false);
});

test('of several policies what is extended takes none unasked: one has to be chosen before anything is recorded', () => {
  const whole = offered(0, [], false);
  const [only] = whole.requirements ?? [];
  if (!only) throw new Error('There is one policy.');
  const two = { ...whole, requirements: [only, { ...only, policyId: 'another' }] };
  const policies = (choices: Record<string, string>) =>
    chosenOf([two], choices, 'extend').map(({ policy }) => policy?.policyId);
  expect(policies({})).toEqual([undefined]);
  expect(withoutChoice(chosenOf([two], {}, 'extend'))).toHaveLength(1);
  expect(policies({ [`${two.tenantId}/${two.id}`]: 'another' })).toEqual(['another']);
  expect(chosenOf([whole], {}, 'extend').map(({ policy }) => policy?.policyId)).toEqual([
    'policy-0',
  ]);
});

test('what is not offered any more, or not listed at all, stands in the receipt as left out', () => {
  const whole = offered(0, [], false);
  const unoffered = { ...offered(1, [], false), requirements: [] };
  const gone = offered(1, [], false);
  const meant = (one: AccessPackage, title: string) => {
    return { tenantId: one.tenantId, packageId: one.id, policyId: null, title };
  };
  const packages = [meant(whole, 'Tier 2'), meant(gone, 'Tier 3')];
  for (const read of [[whole], [whole, unoffered]]) {
    const chosenNow = chosenOf(read, {}, 'extend');
    expect(leftOut(packages, chosenNow).map(({ title }) => title)).toEqual(['Tier 3']);
    expect(withoutChoice(chosenNow)).toEqual([]);
  }
});
