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

test('a decision that another took the place of may be our own made elsewhere, and a cancellation too late is none', () => {
  const mark = (what: string) =>
    markWords({ stage: 'overtaken', word: what, isOthers: false }, false);
  expect(mark('approve')).toBe('Decided elsewhere');
  expect(mark('dontKnow')).toBe('Decided elsewhere');
  expect(mark('cancel')).toBe('Not carried out: see why');
  expect(mark('give-back')).toBe('Done elsewhere');
});

test('what a colleague’s network lost says that it waits for them, not for a network', () => {
  const lost = {
    stage: 'sending',
    isOthers: true,
    reason: 'No network: tried again soon.',
  } as const;
  expect(markReason(lost, false)).toMatch(/looked up when they sign in\.$/);
  expect(markReason({ ...lost, isOthers: false }, false)).toBe(lost.reason);
});
