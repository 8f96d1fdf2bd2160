import { expect, test } from 'vitest';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { instant } from '#shared/time.ts';
import { DEED_WORDS, endsWords } from '#renderer/features/access/mine/deed-words.ts';
import { heldUnder } from '#renderer/features/access/mine/ask-policies.ts';
import { sameInAll } from '#renderer/features/access/runway/last-request.ts';

const policy = (policyId: string): PolicyRequirement => ({
  policyId,
  name: null,
  description: null,
  approvalForAdd: true,
  approvalForUpdate: true,
  justification: true,
  customSchedule: false,
  ends: null,
  questions: [],
});
const LONG = policy('long');
const SHORT = policy('short');

test('what is extended stays under the policy it is had under, wherever that stands in the list', () => {
  expect(heldUnder([LONG, SHORT], 'short')).toBe(SHORT);
});

test('where that policy is gone no other one is taken in its place, not even a single one', () => {
  expect(heldUnder([LONG], 'gone')).toBeNull();
  expect(heldUnder([LONG, SHORT], 'gone')).toBeNull();
  expect(heldUnder([], 'long')).toBeNull();
});

test('where Graph does not say the policy, the only one is taken, and none of several', () => {
  expect(heldUnder([LONG], null)).toBe(LONG);
  expect(heldUnder([LONG, SHORT], null)).toBeNull();
});

test('several begin with what was said to all of them, never with what one customer was told', () => {
  const told = (justification: string, value: string) => ({
    justification,
    answers: [{ questionId: 'q', question: null, value, shown: value }],
  });
  expect(sameInAll([told('On call.', 'day'), told('On call.', 'day')])).toEqual(
    told('On call.', 'day'),
  );
  const nothing = { justification: '', answers: [] };
  expect(sameInAll([told('Contoso’s ticket.', 'day'), told('On call.', 'night')])).toEqual(nothing);
  expect(sameInAll([told('On call.', 'day'), null]).justification).toBe('');
  expect(sameInAll([])).toEqual(nothing);
});

test('what is extended says its end of now, and the day asked for or that the policy decides', () => {
  const had = { endAt: instant(Date.parse('2026-12-12T12:00:00Z')), endsKnown: true };
  const free = { customSchedule: true };
  expect(endsWords(had, free, '2027-03-01')).toBe('Ends: Dec 12, 2026. New end: Mar 1, 2027.');
  expect(endsWords(had, free, '')).toContain('New end: decided by the policy.');
  expect(endsWords(had, { customSchedule: false }, '2027-03-01')).toContain('by the policy.');
  expect(endsWords({ endAt: null, endsKnown: false }, null, '')).toContain('Graph does not say');
});

test('one deed has one name: in the form, on its button, and when it is recorded', () => {
  const { extend } = DEED_WORDS;
  expect([extend.form, extend.button, extend.receipt]).toEqual(['Extend', 'Extend', 'Extension']);
});
