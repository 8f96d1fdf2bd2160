import { expect, test } from 'vitest';
import { tabAfter } from '#renderer/ui/tab-steps.ts';

const TABS = ['one', 'two', 'three'] as const;

test('arrows go from tab to tab and round the ends; Home and End lead to the first and the last', () => {
  expect(tabAfter(TABS, 'one', 'ArrowRight')).toBe('two');
  expect(tabAfter(TABS, 'three', 'ArrowRight')).toBe('one');
  expect(tabAfter(TABS, 'two', 'ArrowLeft')).toBe('one');
  expect(tabAfter(TABS, 'one', 'ArrowLeft')).toBe('three');
  expect(tabAfter(TABS, 'two', 'Home')).toBe('one');
  expect(tabAfter(TABS, 'two', 'End')).toBe('three');
});

test('any other key is left to the page', () => {
  expect(tabAfter(TABS, 'two', 'ArrowDown')).toBeNull();
  expect(tabAfter(TABS, 'two', 'j')).toBeNull();
  expect(tabAfter(TABS, 'two', 'toString')).toBeNull();
});
