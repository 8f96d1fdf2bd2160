import { expect, test } from 'vitest';
import { csvText } from '#shared/csv.ts';

const line = (...cells: (string | number)[]) => csvText([cells]).slice(1, -2);

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1'])(
  'a text that a spreadsheet would work out stays a text: %j',
  (text) => expect(line(text).replaceAll('"', '')).toBe(`'${text}`),
);

test.each([
  ['a;=1+1', "a;'=1+1"],
  ['a; @SUM(A1)', "a; '@SUM(A1)"],
  ['a|-1', "a|'-1"],
  ['a,+1', "a,'+1"],
  ['a;;=1;=2', "a;;'=1;'=2"],
  ['";"=cmd|x', `";"'=cmd|x`],
  ['a;"=1', `a;"'=1`],
  [';=1', ";'=1"],
  ['"=1', `"'=1`],
])('what another list separator would make a cell of its own stays a text: %j', (text, safe) => {
  expect(line(text)).toBe(/[",;\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe);
});

test('a minus or a plus within words is left alone', () => {
  expect(line('night-shift')).toBe('night-shift');
  expect(line('a - b')).toBe('"a - b"');
});

test('numbers stay numbers, below zero as well', () => {
  expect(line(-1, 0, 12)).toBe('-1,0,12');
});

test('commas, quotes and spaces are held together; line breaks and turned text are named', () => {
  expect(line('a,b', 'say "no"', 'plain', 'a;b')).toBe('"a,b","say ""no""",plain,"a;b"');
  expect(line('a\r\n=1')).toBe('a‹U+000D›‹U+000A›=1');
  expect(line('\t=1')).toBe('‹U+0009›=1');
  expect(line('\u202egpj.exe')).toBe('‹U+202E›gpj.exe');
});

test('lines end as the standard says, and the file says that it is UTF-8', () => {
  expect(csvText([['a'], ['é', 2]])).toBe('\ufeffa\r\né,2\r\n');
});
