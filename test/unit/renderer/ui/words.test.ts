import { expect, test } from 'vitest';
import { ended, severityWord, word } from '#shared/domain/words.ts';
import { changeWords } from '#renderer/ui/change-words.ts';
import { monogramOf } from '#renderer/ui/marks.tsx';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';
import { turnWord } from '#renderer/ui/words.ts';

test('words of the service that we do not know are shown, whatever they are', () => {
  expect(word('brandNewStatus')).toBe('Brand new status');
  expect(severityWord('constructor')).toBe('Constructor');
  expect(turnWord('__proto__')).toBe('__proto__');
});

test.each(HOSTILE_TEXTS)('nothing hides in a word of the service that is $name', ({ text }) => {
  for (const said of [word(text), severityWord(text), turnWord(text)]) {
    expect(said).not.toMatch(HIDING);
  }
});

test('the states of the portal keep the portal’s names', () => {
  expect(word('awaitingAction')).toBe('Awaiting customer action');
  expect(word('informationalExpectedActivity')).toBe('Informational, expected activity');
});

test.each([
  ['Contoso', 'CO'],
  ['Northwind Traders', 'NT'],
  ['🏦 Bank', 'BA'],
  ['…', '?'],
])('the monogram of %s is %s', (name, letters) => {
  expect(monogramOf(name)).toBe(letters);
});

test('a change is told as a sentence in which nothing hides', () => {
  expect(changeWords({ kind: 'status', status: 'inProgress' })).toBe('Set status to In progress');
  expect(changeWords({ kind: 'assign', assignee: null })).toBe('Take off everybody');
  expect(changeWords({ kind: 'comment', text: 'a\u202eb' })).not.toContain('\u202e');
  const lines = 'First line\n\n  second\r\nthird';
  expect(changeWords({ kind: 'comment', text: lines })).toBe('Comment “First line second third”');
});

test('a sentence that ends in a name with a full stop of its own ends once', () => {
  expect(ended('Looking at Dunmarrow Law Inc.')).toBe('Looking at Dunmarrow Law Inc.');
  expect(ended('Looking at Castellan Housing')).toBe('Looking at Castellan Housing.');
});
