import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MarkedText } from '#renderer/ui/marked-text.tsx';
import { matchOf, searchable, wordsOf } from '#renderer/ui/fuzzy.ts';

test('markup in a name is drawn as its letters, with only what matched set off', () => {
  const text = searchable('<img src=x onerror=alert(1)>');
  const places = matchOf(wordsOf('src'), { name: text, about: () => text })?.places ?? new Set();
  expect(renderToStaticMarkup(createElement(MarkedText, { text, places }))).toBe(
    '<bdi><span>&lt;img </span><mark>src</mark><span>=x onerror=alert(1)&gt;</span></bdi>',
  );
});
