import { expect, test } from 'vitest';
import { patternWords } from '#shared/domain/access/pattern-words.ts';

test.each([
  ['^INC[0-9]{6}$', '“INC”, then 6 digits, such as INC123456'],
  ['^INC\\d{7,10}$', '“INC”, then 7 to 10 digits, such as INC1234567'],
  ['^[A-Z]{2}-\\d+$', '2 capital letters, then “-”, then 1 or more digits, such as AB-1'],
  ['^CHG\\.[A-Za-z0-9]{3,}$', '“CHG.”, then 3 or more letters or digits, such as CHG.a1b'],
  ['^#?[a-z]$', 'perhaps “#”, then 1 small letter, such as a'],
  ['^yes$', '“yes”'],
])('%s is put into words', (pattern, words) => {
  expect(patternWords(pattern)).toBe(words);
  const [, example] = / such as (.*)$/.exec(words) ?? [];
  if (example !== undefined) expect(new RegExp(pattern).test(example)).toBe(true);
});

test.each([
  '^INC|CHG[0-9]+$',
  '^(INC|CHG)[0-9]+$',
  'INC[0-9]{6}',
  '^[^A-Z]+$',
  '^(?=.*[0-9]).{8,}$',
  '^a{2}{3}$',
  '^\\p{L}+$',
  '^$',
  `^${'a'.repeat(400)}$`,
])('%s is not guessed at', (pattern) => {
  expect(patternWords(pattern)).toBeNull();
});

test('a pattern that wants a lot is told without an example', () => {
  expect(patternWords('^[0-9]{9000}$')).toBe('9000 digits');
});
