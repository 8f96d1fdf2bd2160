import { expect, test } from 'vitest';
import { lastSettings, rememberFace, rememberLook, wasAtWork } from '#renderer/app/last-face.ts';
import { DEFAULT_SETTINGS } from '#shared/contract/app.ts';

function kept(before: Readonly<Record<string, string>> = {}) {
  const values = new Map(Object.entries(before));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

test('the next start looks like the last one and has its keys, and knows no more of its settings than that', () => {
  const place = kept();
  const look = {
    theme: 'light',
    density: 'compact',
    singleKeyShortcuts: false,
    keys: { comment: 't', assign: 'c' },
  } as const;
  rememberLook(place, { ...DEFAULT_SETTINGS, ...look, retentionDays: 30 });
  expect(lastSettings(place)).toEqual({ ...DEFAULT_SETTINGS, ...look });
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{"theme":'],
  ['another form', '{"theme":"pink","density":"normal"}'],
])('%s in its place gives the defaults', (_, text) => {
  const place = kept(text === undefined ? {} : { 'last-look': text });
  expect(lastSettings(place)).toEqual(DEFAULT_SETTINGS);
});

test('only a window that showed work stands at once where it was', () => {
  const place = kept();
  expect(wasAtWork(place)).toBe(false);
  rememberFace(place, 'work');
  expect(wasAtWork(place)).toBe(true);
  rememberFace(place, 'first-run');
  expect(wasAtWork(place)).toBe(false);
});
