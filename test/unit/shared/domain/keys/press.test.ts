import { expect, test } from 'vitest';
import {
  ariaKeys,
  isCharacterStep,
  type KeyPress,
  keysText,
  stepOf,
  worksWhileTyping,
} from '#shared/domain/keys/press.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...held,
});

test.each([
  ['what is printed on the key counts', press('/', 'Digit7', { shiftKey: true }), '/'],
  ['a question mark is no Shift and a slash', press('?', 'Slash', { shiftKey: true }), '?'],
  ['Caps lock makes no other key', press('J', 'KeyJ'), 'j'],
  ['Shift and a letter is a key of its own', press('Y', 'KeyY', { shiftKey: true }), 'Shift+y'],
  ['a letter of the layout is taken as it is', press('ö', 'Semicolon'), 'ö'],
  ['on AZERTY the letter counts, not its place', press('a', 'KeyQ'), 'a'],
  ['Cyrillic letters mean the place of the key', press('о', 'KeyJ'), 'j'],
  ['Hebrew letters as well', press('ח', 'KeyJ'), 'j'],
  ['a Cyrillic letter where US has a sign stays', press('ж', 'Semicolon'), 'ж'],
  ['Ctrl on a Cyrillic layout', press('л', 'KeyK', { ctrlKey: true }), 'Mod+k'],
  ['Cmd and Ctrl are one', press('k', 'KeyK', { metaKey: true }), 'Mod+k'],
  [
    'Ctrl, Shift and a letter',
    press('F', 'KeyF', { ctrlKey: true, shiftKey: true }),
    'Mod+Shift+f',
  ],
  ['Option on a Mac types another letter', press('å', 'KeyA', { altKey: true }), 'Alt+a'],
  [
    'Ctrl, Shift and a digit',
    press('!', 'Digit1', { ctrlKey: true, shiftKey: true }),
    'Mod+Shift+1',
  ],
  [
    'AltGr types a character',
    press('@', 'KeyQ', { ctrlKey: true, altKey: true, altGraph: true }),
    '@',
  ],
  [
    'the plus sign can be told from what joins',
    press('+', 'Equal', { shiftKey: true }),
    'Shift+Plus',
  ],
  ['the space bar has a name', press(' ', 'Space'), 'Space'],
  ['named keys keep Shift', press('ArrowDown', 'ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
  ['a modifier alone is nothing yet', press('Control', 'ControlLeft', { ctrlKey: true }), null],
  ['an accent that waits for its letter is nothing yet', press('Dead', 'BracketLeft'), null],
])('%s', (_, given, step) => {
  expect(stepOf(given)).toBe(step);
});

test('characters can be switched off, and only what types nothing works while a person types', () => {
  for (const step of ['j', '?', 'Shift+y', '1', 'Space', 'ж']) {
    expect([step, isCharacterStep(step), worksWhileTyping(step)]).toEqual([step, true, false]);
  }
  for (const step of ['Mod+k', 'Alt+a', 'Mod+Shift+f', 'F3']) {
    expect([step, isCharacterStep(step), worksWhileTyping(step)]).toEqual([step, false, true]);
  }
  expect([isCharacterStep('Backspace'), worksWhileTyping('Backspace')]).toEqual([false, false]);
  // In a field it undoes what was typed.
  expect([isCharacterStep('Mod+z'), worksWhileTyping('Mod+z')]).toEqual([false, false]);
});

test('keys are printed as the keyboard at hand has them', () => {
  expect(keysText('g b', false)).toBe('g b');
  expect(keysText('Mod+Shift+f', false)).toBe('Ctrl+Shift+F');
  expect(keysText('Mod+Alt+f', true)).toBe('Cmd+Option+F');
  expect(keysText('Escape', false)).toBe('Esc');
  expect(keysText('Shift+Plus', false)).toBe('Shift++');
  expect(ariaKeys('Mod+k', false)).toBe('Control+k');
  expect(ariaKeys('g b', false)).toBeNull();
});
