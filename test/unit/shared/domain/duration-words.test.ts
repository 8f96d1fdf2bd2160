import { expect, test } from 'vitest';
import { durationWords } from '#shared/domain/access/duration-words.ts';

test.for([
  ['P14D', '14 days'],
  ['PT36H', '36 hours'],
  ['P1Y2M', '1 year, 2 months'],
  ['\u202eP1', '‹U+202E›P1'],
] as const)('%s is said as %s', ([duration, words]) => {
  expect(durationWords(duration)).toBe(words);
});
