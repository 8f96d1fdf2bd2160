import { expect, test } from 'vitest';
import {
  type PaletteEntry,
  paletteItem,
  paletteLines,
} from '#renderer/features/palette/palette-item.ts';

const entry = (id: string, name: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id,
  name,
  about: 'Board',
  keys: null,
  tenant: null,
  whyNot: null,
  run: () => undefined,
  ...more,
});

const items = [
  entry('take', 'Assign to me', { whyNot: 'Choose an incident first.' }),
  entry('search', 'Search the board'),
  entry('theme', 'Theme: dark', { about: 'Tidewatch' }),
  entry('contoso', 'Contoso', { about: 'Board · contoso.com' }),
].map(paletteItem);

const ids = (typed: string, recent: readonly string[] = []) =>
  paletteLines(items, typed, recent).map(({ item }) => item.entry.id);

test('without a word all is listed, what cannot be done now last', () => {
  expect(ids('')).toEqual(['search', 'theme', 'contoso', 'take']);
});

test('what was used lately comes first, the latest before', () => {
  expect(ids('', ['contoso', 'theme', 'gone'])).toEqual(['contoso', 'theme', 'search', 'take']);
});

test('a better match goes before one that was used lately', () => {
  expect(ids('the', ['search'])).toEqual(['theme', 'search']);
});

test('what cannot be done now stays last however well it matches', () => {
  expect(ids('assign')).toEqual(['take']);
  expect(ids('a')).toHaveLength(4);
  expect(ids('a').at(-1)).toBe('take');
});

test('it is found by what it is and where it leads', () => {
  expect(ids('contoso.com')).toEqual(['contoso']);
  expect(ids('tidewatch')).toEqual(['theme']);
});

test('a hostile name is bounded, and what hides in it is seen and cannot turn the line round', () => {
  const [line] = paletteLines(
    [paletteItem(entry('x', `evil\u202ecod.exe${'A'.repeat(5000)}`))],
    'cod',
    [],
  );
  expect(line?.item.name().text).toContain('evil‹U+202E›cod.exe');
  expect(line?.item.name().text.length).toBeLessThan(200);
});
