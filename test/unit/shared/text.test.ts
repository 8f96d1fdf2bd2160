import { describe, expect, test } from 'vitest';
import { shortened, visibleLine, visibleText } from '#shared/text.ts';

describe('what hides is shown by its name', () => {
  test.each([
    ['right-to-left override', 'invoice\u202efdp.exe', 'invoice‹U+202E›fdp.exe'],
    ['bidirectional isolates', '\u2066admin\u2069', '‹U+2066›admin‹U+2069›'],
    ['Arabic letter mark', 'a\u061cb', 'a‹U+061C›b'],
    ['zero width space', 'pay\u200bpal', 'pay‹U+200B›pal'],
    ['zero width joiner', 'pay\u200dpal', 'pay‹U+200D›pal'],
    ['zero width non-joiner', 'pay\u200cpal', 'pay‹U+200C›pal'],
    ['word joiner', 'pay\u2060pal', 'pay‹U+2060›pal'],
    ['soft hyphen', 'pay\u00adpal', 'pay‹U+00AD›pal'],
    ['byte order mark', '\ufeffadmin', '‹U+FEFF›admin'],
    ['Hangul filler', 'admin\u3164', 'admin‹U+3164›'],
    ['Braille blank', 'admin\u2800', 'admin‹U+2800›'],
    ['variation selector', 'a\ufe0f', 'a‹U+FE0F›'],
    ['tag characters', 'a\u{e0061}', 'a‹U+E0061›'],
    ['null', 'a\u0000b', 'a‹U+0000›b'],
    ['escape', '\u001b[31mred', '‹U+001B›[31mred'],
    ['half a character', 'a\ud800b', 'a‹U+D800›b'],
    ['backspace', 'evil\b\b\b\bgood', 'evil‹U+0008›‹U+0008›‹U+0008›‹U+0008›good'],
    ['next line', 'a\u0085b', 'a‹U+0085›b'],
    ['line separator', 'a\u2028b', 'a‹U+2028›b'],
    ['a joiner after a digit', 'admin1\u200d', 'admin1‹U+200D›'],
    ['a joiner between digits', '1\u200d2', '1‹U+200D›2'],
    ['a joiner after a picture, with nothing to join', '😀\u200d', '😀‹U+200D›'],
    ['a joiner between a picture and a letter', '😀\u200da', '😀‹U+200D›a'],
    ['an emoji form on a digit', '1\ufe0f', '1‹U+FE0F›'],
    ['a second emoji form', '❤\ufe0f\ufe0f', '❤\ufe0f‹U+FE0F›'],
  ])('%s', (_name, text, shown) => {
    expect(visibleLine(text)).toBe(shown);
    expect(visibleText(text)).toBe(shown);
  });

  test('no control character survives', () => {
    const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => /\p{Cc}/u.test(character),
    );
    expect(controls).toHaveLength(65);
    for (const character of controls) expect(visibleLine(character)).toMatch(/^‹U\+00..›$/);
  });
});

describe('what does not hide stays as it is', () => {
  test.each([
    'Suspicious PowerShell download on one endpoint',
    'Grüße aus Zürich',
    'Ελληνικά Русский 日本語 한국어',
    'שלום عربى فارسی',
    'नमस्ते',
    'é', // a letter and its accent
    '👍🏽',
    '👨‍👩‍👧‍👦',
    '👩🏽‍🚀',
    '❤️‍🔥',
    '🏳️‍🌈',
    '👁️‍🗨️',
    '🏴‍☠️',
    '1️⃣#️⃣',
    '🇫🇷',
    '☎️',
    '<script>alert(1)</script>',
    '‹U+202E›',
  ])('%s', (text) => {
    expect(visibleLine(text)).toBe(text);
    expect(visibleText(text)).toBe(text);
  });
});

test('one line shows its line breaks and tabs, several lines keep theirs', () => {
  expect(visibleLine('a\nb\tc')).toBe('a‹U+000A›b‹U+0009›c');
  expect(visibleText('a\nb\tc')).toBe('a\nb\tc');
  expect(visibleText('a\r\nb')).toBe('a\nb');
  expect(visibleText('real\rfake')).toBe('real‹U+000D›fake');
});

test('looking twice changes nothing more', () => {
  const once = visibleLine('a\u202eb 👩🏽‍🚀 c\u200d');
  expect(visibleLine(once)).toBe(once);
});

describe('shortened text', () => {
  test('is left alone when it fits', () => {
    expect(shortened('abc', 3)).toBe('abc');
  });

  test('says how much is missing', () => {
    expect(shortened('abcdef', 4)).toBe('abcd… (2 more characters)');
  });

  test('never ends in half a character', () => {
    expect(shortened('ab😀cd', 3)).toBe('ab… (4 more characters)');
    expect(shortened('ab😀cd', 4)).toBe('ab😀… (2 more characters)');
    expect(shortened('ab😀cd', 3).isWellFormed()).toBe(true);
  });
});
