import { expect, test } from 'vitest';
import { differences } from '#renderer/features/access/approvals/differences.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/seen-state.ts';

const answer = (value: string) => ({ questionId: 'q', question: 'Why?', value, shown: value });
const seen: SeenState = { ...NOTHING_SEEN, justification: 'Shift', answers: [answer('Night')] };

test('an edited answer and reason stand side by side as they were and are', () => {
  const found = { ...seen, justification: 'Leave', answers: [answer('Day')] };
  expect(differences(seen, found)).toEqual([
    { id: 'why', what: 'Why', before: 'Shift', now: 'Leave', readsSame: false },
    { id: 'answer id q', what: 'Why?', before: 'Night', now: 'Day', readsSame: false },
  ]);
});

test('what could not be read again is not called different', () => {
  expect(differences(seen, NOTHING_SEEN)).toEqual([]);
  expect(differences(seen, null)).toEqual([]);
});

test('of a question with several answers all stand side by side, and only where they are not the same', () => {
  const before = { ...seen, answers: [answer('Night'), answer('Day')] };
  expect(differences(before, { ...before, answers: before.answers.toReversed() })).toEqual([]);
  expect(differences(before, { ...before, answers: [answer('Day')] })).toEqual([
    { id: 'answer id q', what: 'Why?', before: 'Day\nNight', now: 'Day', readsSame: false },
  ]);
});

test('answers to questions without an id are not taken for one another', () => {
  const nameless = (question: string, value: string) => ({
    ...answer(value),
    questionId: null,
    question,
  });
  const before = { ...seen, answers: [nameless('Why?', 'Shift'), nameless('Where?', 'Oslo')] };
  const found = { ...seen, answers: [nameless('Why?', 'Shift'), nameless('Where?', 'Bonn')] };
  expect(differences(before, found)).toEqual([
    { id: 'answer text Where?', what: 'Where?', before: 'Oslo', now: 'Bonn', readsSame: false },
  ]);
});

test('what changed is named also where it reads as it did: another choice with the same words, another stage', () => {
  const choice = (value: string) => ({ ...answer(value), shown: 'Tier 1' });
  const before = { ...seen, answers: [choice('a1')] };
  expect(differences(before, { ...before, answers: [choice('a2')] })).toEqual([
    { id: 'answer id q', what: 'Why?', before: 'Tier 1', now: 'Tier 1', readsSame: true },
  ]);
  expect(differences(seen, { ...seen, justification: 'Shift ' })).toMatchObject([
    { id: 'why', readsSame: true },
  ]);
  const stage = (id: string): SeenState['stages'][number] => ({
    id,
    name: 'Lead',
    status: 'inProgress',
    result: 'notReviewed',
    assignedToMe: true,
    justification: null,
    reviewedBy: null,
    reviewedAt: null,
  });
  const staged = (id: string) => ({ ...seen, stages: [stage(id)] });
  expect(differences(staged('s1'), staged('s2'))).toMatchObject([
    { id: 'stages', readsSame: true },
  ]);
  expect(differences(staged('s1'), staged('s1'))).toEqual([]);
});
