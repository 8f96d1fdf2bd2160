import { expect, test } from 'vitest';
import { ownNameHint, ownNameWords } from '#renderer/features/tenants/own-name-words.ts';

const ADA = 'ada@msp.example';

test.each([
  [{ told: null, typed: null, asked: false }, null],
  [{ told: null, typed: null, asked: true }, 'Your name here is not known: give it under Edit.'],
  [{ told: null, typed: ADA, asked: true }, null],
  [{ told: ADA, typed: null, asked: true }, null],
  [{ told: ADA, typed: ADA.toUpperCase(), asked: true }, null],
  [
    { told: ADA, typed: 'bob@msp.example', asked: true },
    `You are ${ADA} here. The name you gave, bob@msp.example, is not used.`,
  ],
])('%j says %s', (names, words) => {
  expect(ownNameWords(names)).toBe(words);
});

test('the field says what counts', () => {
  expect(ownNameHint({ told: ADA, typed: null, asked: true })).toBe(`The tenant tells it: ${ADA}.`);
  expect(ownNameHint({ told: null, typed: null, asked: false })).toMatch(/not asked yet/);
});
