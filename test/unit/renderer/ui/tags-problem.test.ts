import { expect, test } from 'vitest';
import { tagsProblem } from '#renderer/ui/tags-problem.ts';

test('what keeps tags from being saved is said, and nothing where they can be', () => {
  expect(tagsProblem([], 2)).toBeNull();
  expect(tagsProblem(['gold', 'x'.repeat(40)], 2)).toBeNull();
  expect(tagsProblem(['x'.repeat(41)], 2)).toBe('A tag has at most 40 letters.');
  expect(tagsProblem(['a', 'b', 'c'], 2)).toBe('At most 2 tags.');
});
