import { expect, test } from 'vitest';
import { recordedWords } from '#renderer/features/access/recorded-words.ts';

test('a receipt names what one thing is about, and counts several', () => {
  expect(recordedWords('Request', ['SOC Tier 1', 'Contoso'], false)).toBe(
    'Request recorded: SOC Tier 1, Contoso.',
  );
  expect(recordedWords('3 decisions', [], false)).toBe('3 decisions recorded.');
});

test('without a network it says when it is sent', () => {
  expect(recordedWords('Approval', ['Ana Lima', 'Contoso'], true)).toBe(
    'Approval recorded: Ana Lima, Contoso. Sent when you are back online.',
  );
});

test('names of strangers hide nothing and are cut', () => {
  const words = recordedWords('Request', ['a\u202eb', 'n'.repeat(300)], false);
  expect(words).toContain('‹U+202E›');
  expect(words.length).toBeLessThan(150);
});
