import { expect, test } from 'vitest';
import { withRoom } from '#renderer/features/board/search-focus.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';

const room = (text: string) => withRoom({ text, problems: parseBoardQuery(text, []).problems });

test('a whole line gets room for one more word, once', () => {
  expect(room('is:all severity:high')).toBe('is:all severity:high ');
  expect(room('(turn:us or alerts>1)')).toBe('(turn:us or alerts>1) ');
  expect(room('"wave of mail"')).toBe('"wave of mail" ');
  expect(room('age>4')).toBe(room(room('age>4')));
  expect(room('is:all ')).toBe('is:all ');
  expect(room('')).toBe('');
});

test('what is not whole yet is gone on with where it stops', () => {
  for (const text of ['"wave of', 'severity:', 'severity:hgih', 'title:"wave'])
    expect(room(text)).toBe(text);
});
