import { expect, test } from 'vitest';
import { offeredFor, slashBefore } from '#renderer/ui/templates/slash.ts';

test.each([
  ['/', 1, { from: 0, typed: '' }],
  ['Well /ask', 9, { from: 5, typed: 'ask' }],
  ['Well\n/ask', 9, { from: 5, typed: 'ask' }],
  ['Well /ask more', 9, { from: 5, typed: 'ask' }],
  ['and/or', 6, null],
  ['https://contoso.com', 8, null],
  ['/asked the', 10, null],
  ['', 0, null],
])('a / that begins a word asks for templates: %j at %d', (text, caret, slash) => {
  expect(slashBefore(text, caret)).toEqual(slash);
});

test('a template is found by the beginning of any word of its name', () => {
  const templates = ['On it', 'Asked the customer'].map((name) => ({ id: name, name, text: 'x' }));
  const names = (typed: string) => offeredFor(templates, typed).map(({ name }) => name);
  expect(names('')).toHaveLength(2);
  expect(names('CUST')).toEqual(['Asked the customer']);
  expect(names('ustomer')).toEqual([]);
});
