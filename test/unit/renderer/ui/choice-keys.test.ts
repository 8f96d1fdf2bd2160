import { expect, test } from 'vitest';
import { movedBy, PAGE_STEP } from '#renderer/ui/choice-keys.ts';

test('the highlight goes round, by pages to the ends, and leaves Home and End to the line', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });
  expect(movedBy(press('ArrowDown'), 2, 3, PAGE_STEP)).toBe(0);
  expect(movedBy(press('ArrowUp'), 0, 3, PAGE_STEP)).toBe(2);
  expect(movedBy(press('PageDown'), 0, 30, PAGE_STEP)).toBe(10);
  expect(movedBy(press('PageUp'), 4, 30, PAGE_STEP)).toBe(0);
  expect(movedBy(press('End'), 4, 30, PAGE_STEP)).toBeNull();
  expect(movedBy(press('End', true), 4, 30, PAGE_STEP)).toBe(29);
  expect(movedBy(press('ArrowDown'), 0, 0, PAGE_STEP)).toBeNull();
});
