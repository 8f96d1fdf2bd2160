import { expect, test } from 'vitest';
import { scrollTopFor, scrollWindow, TALLEST_PX } from '#renderer/features/board/scroll-scale.ts';

const VIEW = { rowPx: 28, viewportPx: 560 };

test('only the rows on the screen and a few around them are drawn', () => {
  const drawn = scrollWindow({ ...VIEW, count: 45_000, scrollTop: 28_000 }, 4);
  expect(drawn).toMatchObject({ firstSeen: 1000, lastSeen: 1019, first: 996, end: 1024 });
  expect(drawn.topPx).toBe(996 * 28);
});

test('a list shorter than the screen is drawn whole', () => {
  expect(scrollWindow({ ...VIEW, count: 3, scrollTop: 0 })).toMatchObject({ first: 0, end: 3 });
  expect(scrollWindow({ ...VIEW, count: 0, scrollTop: 0 })).toMatchObject({ first: 0, end: 0 });
});

test('a million tall rows stay under what the browser can lay out, and every one can be reached', () => {
  const facts = { count: 1_000_000, rowPx: 36, viewportPx: 720, scrollTop: 0 };
  const { heightPx } = scrollWindow(facts);
  expect(heightPx).toBe(TALLEST_PX);
  expect(scrollWindow({ ...facts, scrollTop: heightPx - 720 })).toMatchObject({
    lastSeen: 999_999,
    end: 1_000_000,
  });
});

test.each([0, 12_345, 499_999, 999_999])(
  'row %i of a million is brought fully into view',
  (row) => {
    const facts = { count: 1_000_000, rowPx: 36, viewportPx: 720, scrollTop: 9_000_000 };
    const seen = scrollWindow({ ...facts, scrollTop: scrollTopFor(row, facts) });
    expect(seen.firstSeen).toBeLessThanOrEqual(row);
    expect(seen.lastSeen).toBeGreaterThanOrEqual(row);
  },
);

test('a row that is on the screen already moves nothing', () => {
  const facts = { ...VIEW, count: 45_000, scrollTop: 2_800 };
  expect(scrollTopFor(105, facts)).toBe(2_800);
});
