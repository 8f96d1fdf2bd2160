import { expect, test } from 'vitest';
import { keyPair, WAITS_MS } from '#renderer/app/key-pair.ts';

test('the first key of a pair waits for the second for a moment only', () => {
  const pair = keyPair();
  pair.begin('g', 1_000);
  expect(pair.begun(1_000 + WAITS_MS - 1)).toBe('g');
  expect(pair.begun(1_000 + WAITS_MS)).toBeNull();
});

test('a key that begins no pair, and a person who goes elsewhere, end the waiting', () => {
  const pair = keyPair();
  pair.begin('g', 0);
  pair.begin(null, 1);
  expect(pair.begun(1)).toBeNull();
  pair.begin('g', 1);
  pair.forget();
  expect(pair.begun(1)).toBeNull();
});
