import { expect, test } from 'vitest';
import { HostState } from '#electron/main/state-file.ts';
import { windowOptions } from '#electron/main/window.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const LEFT_SCREEN = { x: -1920, y: 0, width: 1920, height: 1080 };

function opened(bounds: HostState['bounds'], displays = [SCREEN], dark = true) {
  const state = { ...HostState.parse({}), bounds };
  return windowOptions({ preload: '/preload.cjs', state, dark, devTools: false, displays });
}

test('the window comes back where it was', () => {
  const bounds = { x: 100, y: 50, width: 1000, height: 700 };
  expect(opened(bounds)).toMatchObject(bounds);
  const left = { ...bounds, x: -1500 };
  expect(opened(left, [SCREEN, LEFT_SCREEN])).toMatchObject(left);
});

test.each([
  { x: -1500, y: 50, width: 1000, height: 700 },
  { x: 1900, y: 50, width: 1000, height: 700 },
  { x: 100, y: -30, width: 1000, height: 700 },
  { x: 100, y: 1050, width: 1000, height: 700 },
])('a place nobody could reach any more is forgotten: %j', (bounds) => {
  const { x, width, height } = opened(bounds);
  expect([x, width, height]).toEqual([undefined, 1440, 900]);
});

test('the background is the theme’s, so that nothing flashes', () => {
  expect(opened(null).backgroundColor).toBe('#1f1f1f');
  expect(opened(null, [SCREEN], false).backgroundColor).toBe('#fafafa');
});
