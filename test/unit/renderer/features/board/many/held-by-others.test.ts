import { expect, test } from 'vitest';
import { deedOf, heldWords } from '#renderer/features/board/many/held-by-others.ts';
import { key } from '#test/unit/shared/contract/things.ts';

const held = (holder: string) => ({ ...key, holder });

test('colleagues and Defender Experts are counted, those with most first, and named safely', () => {
  const rows = ['eve', 'bob', 'Bob', 'kim', 'lee', 'Defender Experts', 'Defender Experts'].map(
    held,
  );
  expect(heldWords(rows, 'take')).toBe(
    '7 of them are held by others: bob (2), Defender Experts (2), eve (1) and 2 others. You would take them over.',
  );
  expect(heldWords([held('a\u202Eb')], 'resolve')).toMatch(
    /^1 of them is held by somebody else: (?!.*\u202E).* Resolving closes/,
  );
});

test('only taking and resolving concern whoever has it', () => {
  expect(deedOf({ take: true, status: null })).toBe('take');
  expect(deedOf({ take: false, status: 'resolved' })).toBe('resolve');
  expect(deedOf({ take: true, status: 'resolved' })).toBe('both');
  expect(deedOf({ take: false, status: 'inProgress' })).toBeNull();
  expect(heldWords([held('bob')], null)).toBeNull();
});
