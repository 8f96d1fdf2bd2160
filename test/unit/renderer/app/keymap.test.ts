import { expect, test } from 'vitest';
import { actionFor, beginsPair, KEYMAP } from '#renderer/app/keymap.ts';

test('no two entries of the table answer to the same keys', () => {
  const written = KEYMAP.map(({ keys }) => keys.join(' '));
  expect(new Set(written).size).toBe(written.length);
});

test('the second key of a pair means the place, not its single action', () => {
  expect(beginsPair('g')).toBe(true);
  expect(actionFor('t', 'g', true)).toBe('go-tenants');
  expect(actionFor('t', null, true)).toBe('take');
});

test('switched off, only the keys that every list has still work', () => {
  expect(actionFor('t', null, false)).toBeNull();
  expect(actionFor('Escape', null, false)).toBe('back');
});
