import { expect, test } from 'vitest';
import { PackageId } from '#shared/domain/access/package.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import {
  askedFields,
  carriedOver,
  isApart,
  partsOf,
} from '#renderer/features/access/mine/apart.ts';
import { answersFor, type SharedQuestion } from '#renderer/features/access/mine/ask-questions.ts';
import {
  faultOf,
  faultyAnswers,
  NOTHING_WRONG,
  problemOf,
  withoutProblem,
} from '#renderer/features/access/mine/wrong-form.ts';

const TENANTS = ['11111111-2222-4333-8444-555555555551', '11111111-2222-4333-8444-555555555552'];
const [ONE, OTHER] = TENANTS.map((id) => `${id}/tier-2`);
const TICKET: SharedQuestion = {
  id: 'ticket',
  question: {
    id: 'q',
    text: 'Ticket number',
    kind: 'text',
    required: true,
    editable: false,
    singleLine: true,
    pattern: null,
    several: false,
    choices: [],
  },
  uses: [
    { key: ONE ?? '', questionId: 'q-1' },
    { key: OTHER ?? '', questionId: 'q-2' },
  ],
};
const told = (questionId: string, value: string) => {
  return { questionId, question: null, value, shown: value };
};
const left = (at: number, questionId: string) => ({
  tenantId: TenantId.parse(TENANTS[at]),
  packageId: PackageId.parse('tier-2'),
  title: 'Tier 2',
  reason: 'Something is wrong.',
  problems: [{ questionId, text: 'One line only.' }],
});

test('an answer for all goes along when each is answered by itself, and reaches its own package only', () => {
  const each = carriedOver(TICKET, { ticket: ['INC1'] }, true);
  const parts = partsOf(TICKET);
  const other = { ...each, [parts[1]?.id ?? '']: ['INC2'] };
  expect(answersFor(ONE ?? '', parts, other)).toEqual([{ questionId: 'q-1', values: ['INC1'] }]);
  expect(answersFor(OTHER ?? '', parts, other)).toEqual([{ questionId: 'q-2', values: ['INC2'] }]);
  expect(carriedOver(TICKET, { [parts[1]?.id ?? '']: ['INC2'] }, false).ticket).toEqual(['INC2']);
});

test('what was answered differently the last time is asked for each, until the person says otherwise', () => {
  const before = [told('q-1', 'INC1'), told('q-2', 'INC2')];
  expect(askedFields([TICKET], {}, before)).toHaveLength(2);
  expect(askedFields([TICKET], { ticket: false }, before)).toEqual([TICKET]);
});

test('what is wrong with an answer stands at the field of its own tenant, until it is written anew', () => {
  const parts = partsOf(TICKET);
  const fault = faultyAnswers([left(1, 'q-2')], parts);
  expect(parts.map((part) => problemOf(part, fault?.problems ?? []))).toEqual([
    null,
    'One line only.',
  ]);
  const wrong = { ...NOTHING_WRONG, ...fault, tried: 1 };
  const [first, second] = parts;
  if (!first || !second) throw new Error('A part is missing.');
  expect(withoutProblem(wrong, first)).toBe(wrong);
  expect(withoutProblem(wrong, second)).toMatchObject({ problems: [], tried: 1 });
});

test('the same id of another customer is another question, and what can only be answered in the browser stops nobody', () => {
  expect(faultyAnswers([left(0, 'q-2')], [TICKET])).toBeNull();
  const strange = { ...TICKET, question: { ...TICKET.question, kind: 'unknown' as const } };
  expect(faultyAnswers([left(1, 'q-2')], [strange])).toBeNull();
});

test('a text is asked for once for each customer, a choice once for all, until the person says otherwise', () => {
  expect(isApart(TICKET, {}, [])).toBe(true);
  expect(isApart(TICKET, { ticket: false }, [])).toBe(false);
  const shift = { ...TICKET, question: { ...TICKET.question, kind: 'choice' as const } };
  expect(isApart(shift, {}, [])).toBe(false);
  const here = { ...TICKET, uses: TICKET.uses.map((use) => ({ ...use, key: ONE ?? '' })) };
  expect(isApart(here, {}, [])).toBe(false);
});

test('what is missing and what is wrong is marked at once, and the head counts both', () => {
  const parts = partsOf(TICKET);
  const [first, second] = parts;
  if (!first || !second) throw new Error('A part is missing.');
  const filled = {
    chosen: [],
    questions: parts,
    answers: { [second.id]: ['nonsense'] },
    reason: '',
    days: { start: '', end: '' },
    nowMs: 0,
  };
  const fault = faultOf(filled, [left(1, 'q-2')]);
  expect(fault?.words).toBe('2 answers are missing or wrong.');
  expect(parts.map((part) => problemOf(part, fault?.problems ?? []))).toEqual([
    'This has to be answered.',
    'One line only.',
  ]);
  expect(faultOf(filled, [])?.words).toBe('1 answer is missing or wrong.');
  expect(faultOf({ ...filled, answers: { [first.id]: ['a'], [second.id]: ['b'] } }, [])).toBeNull();
});
