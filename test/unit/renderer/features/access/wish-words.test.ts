import { expect, test } from 'vitest';
import { markReason, markWords } from '#renderer/features/access/wish-words.ts';

const word = 'approve';

test.for([
  ['recorded', 'Approved by a colleague here, not sent'],
  ['sending', 'Approved by a colleague here, not settled'],
  ['sent', 'Approved by a colleague here, sent'],
  ['done', 'Approved by a colleague here'],
] as const)('a decision of a colleague’s that is %s is called theirs', ([stage, words]) => {
  expect(markWords({ stage, word, isOthers: true }, false)).toBe(words);
});

test.for([
  ['approve', false, 'Your approval did not count'],
  ['deny', false, 'Your denial did not count'],
  ['dontKnow', false, 'Your “don’t know” did not count'],
  ['deny', true, 'A colleague’s denial did not count'],
  ['cancel', false, 'Not carried out: see why'],
  ['give-back', false, 'Done elsewhere'],
] as const)(
  'where another decision counts, the own one is named; a cancellation too late is none: %s',
  ([word, isOthers, words]) => {
    expect(markWords({ stage: 'overtaken', word, isOthers }, false)).toBe(words);
  },
);

test('what a colleague’s network lost says that it waits for them, not for a network', () => {
  const lost = {
    stage: 'sending',
    isOthers: true,
    reason: 'No network: tried again soon.',
  } as const;
  expect(markReason(lost, false)).toMatch(/looked up when they sign in\.$/);
  expect(markReason({ ...lost, isOthers: false }, false)).toBe(lost.reason);
});
