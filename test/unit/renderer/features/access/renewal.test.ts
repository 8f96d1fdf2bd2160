import { expect, test } from 'vitest';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { renewedUnder } from '#renderer/features/access/mine/ask-policies.ts';
import { sameAnswers, sameInAll } from '#renderer/features/access/runway/renewal.ts';

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

test('what is renewed stays under the policy it is had under, wherever that stands in the list', () => {
  expect(renewedUnder([LONG, SHORT], 'short')).toBe(SHORT);
});

test('where that policy is gone no other one is taken in its place, not even a single one', () => {
  expect(renewedUnder([LONG], 'gone')).toBeNull();
  expect(renewedUnder([LONG, SHORT], 'gone')).toBeNull();
  expect(renewedUnder([], 'long')).toBeNull();
});

test('where Graph does not say the policy, the only one is taken, and none of several', () => {
  expect(renewedUnder([LONG], null)).toBe(LONG);
  expect(renewedUnder([LONG, SHORT], null)).toBeNull();
});

test('a question with several values gets all of them again', () => {
  const answer = (questionId: string | null, value: string) => {
    return { questionId, question: null, value, shown: value };
  };
  const last = [answer('q', 'day'), answer('q', 'night'), answer(null, 'lost'), answer('r', 'x')];
  expect(sameAnswers(last)).toEqual([
    { questionId: 'q', values: ['day', 'night'] },
    { questionId: 'r', values: ['x'] },
  ]);
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
