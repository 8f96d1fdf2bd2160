import { describe, expect, test } from 'vitest';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { instant } from '#shared/time.ts';
import { endsWords } from '#renderer/features/access/mine/asked-end.ts';
import { DEED_WORDS } from '#renderer/features/access/mine/deed-words.ts';
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

describe('the end that is asked for', () => {
  const NOW = Date.parse('2026-11-23T12:00:00Z');
  const had = { endAt: instant(Date.parse('2026-12-12T12:00:00Z')), endsKnown: true };
  const days = (end = '', start = '') => ({ start, end });
  const giving = (duration: string | null, type = 'afterDuration') => ({
    ...LONG,
    ends: { type, duration, endAt: null },
  });
  const newEnd = (policy: PolicyRequirement | null, asked = days()) =>
    endsWords(had, policy, asked, NOW);

  test('is the day that was chosen, where the policy takes one', () => {
    const free = { ...LONG, customSchedule: true };
    expect(newEnd(free, days('2027-03-01'))).toBe('Ends: Dec 12, 2026. New end: Mar 1, 2027.');
    expect(newEnd(LONG, days('2027-03-01'))).toContain('New end: decided by the policy.');
  });

  test('is an estimate, where the policy gives a span', () => {
    expect(newEnd(giving('P90D'))).toBe(
      'Ends: Dec 12, 2026. New end: about Feb 21, 2027, the policy gives 90 days from approval.',
    );
    expect(newEnd({ ...giving('P90D'), approvalForAdd: false })).toContain('from when it is given');
    const later = { ...giving('P90D'), customSchedule: true };
    expect(newEnd(later, days('', '2026-12-01'))).toMatch(/about Mar 1, 2027, .* from its start\./);
    expect(endsWords(null, giving('PT8H'), days(), NOW)).toBe('Ends: 8 hours from approval.');
  });

  test('is what the policy says, and nothing where it says nothing', () => {
    const endAt = instant(Date.parse('2027-06-30T12:00:00Z'));
    const fixed = { ...LONG, ends: { type: 'afterDateTime', duration: null, endAt } };
    expect(newEnd(fixed)).toContain('New end: Jun 30, 2027, the policy ends it then.');
    expect(newEnd(giving(null, 'noExpiration'))).toContain(
      'New end: none, the policy sets no end.',
    );
    for (const untold of [LONG, giving(null, 'notSpecified'), giving('soon'), null]) {
      expect(newEnd(untold)).toContain('New end: decided by the policy.');
      expect(endsWords(null, untold, days(), NOW)).toBeNull();
    }
    expect(endsWords({ endAt: null, endsKnown: false }, null, days(), NOW)).toContain(
      'Graph does not say',
    );
  });

  test('says where it is no later than what one has', () => {
    expect(newEnd(giving('P14D'))).toMatch(/That is no later than what you have\.$/);
    expect(newEnd(giving('P90D'))).not.toContain('no later');
  });
});

test('one deed has one name: in the form, on its button, and when it is recorded', () => {
  const { extend } = DEED_WORDS;
  expect([extend.form, extend.button, extend.receipt]).toEqual(['Extend', 'Extend', 'Extension']);
});
