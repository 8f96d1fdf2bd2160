import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createPaletteSlice } from '#renderer/features/palette/palette-slice.ts';

test('letters typed before the palette is drawn are what it begins with', () => {
  const palette = createStore(createPaletteSlice);
  palette.getState().show(true);
  for (const letter of 'take') expect(palette.getState().typeAhead(letter)).toBe(true);
  expect(palette.getState().typed).toBe('take');
});

test('letters are no business of a palette nobody asked for, and the next one begins empty', () => {
  const palette = createStore(createPaletteSlice);
  expect(palette.getState().typeAhead('a')).toBe(false);
  palette.getState().show(true);
  palette.getState().typeAhead('a');
  palette.getState().show(false);
  palette.getState().show(true);
  expect(palette.getState().typed).toBe('');
});
