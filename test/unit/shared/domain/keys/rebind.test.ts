import { expect, test } from 'vitest';
import { ALL_ACTIONS } from '#shared/domain/keys/action.ts';
import { bindingsOf } from '#shared/domain/keys/bindings.ts';
import { OwnKeys } from '#shared/domain/keys/own-keys.ts';
import { allReset, conflictsOf, rebound, swappedKeys } from '#shared/domain/keys/rebind.ts';
import { whyReserved } from '#shared/domain/keys/reserved.ts';

test('new keys are written down for that action alone', () => {
  expect(rebound({}, 'take', 'q')).toEqual({ take: 'q' });
  expect(rebound({}, 'take', null)).toEqual({ take: null });
});

test('keys in use are named, pairs that begin with them as well', () => {
  expect(conflictsOf({}, 'comment', 't').map(({ id }) => id)).toEqual(['take']);
  expect(conflictsOf({}, 'comment', 'g').map(({ id }) => id)).toContain('go-board');
  expect(conflictsOf({}, 'comment', 'g b').map(({ id }) => id)).toEqual(['go-board']);
  expect(conflictsOf({}, 'comment', 't b').map(({ id }) => id)).toEqual(['take']);
  expect(conflictsOf({}, 'comment', 'c')).toEqual([]);
});

test('two actions swap their keys, and swapping back leaves nothing written down', () => {
  expect(swappedKeys({}, 'comment', 't')).toBe('c');
  const own = rebound({}, 'comment', 't', 'swap');
  expect(own).toEqual({ comment: 't', take: 'c' });
  expect(rebound(own, 'comment', 'c', 'swap')).toEqual({});
});

test('where a swap cannot be, the ones in the way are left without keys', () => {
  expect(swappedKeys({}, 'comment', 'g')).toBeNull();
  expect(swappedKeys({}, 'comment', 'c b')).toBeNull();
  const { keysOf } = bindingsOf(rebound({}, 'comment', 'g'));
  expect([keysOf('comment'), keysOf('go-board'), keysOf('go-tenants')]).toEqual(['g', null, null]);
});

test('keys that only the list may have are not swapped away to what works everywhere', () => {
  expect(swappedKeys({}, 'pick-all', 'c')).toBeNull();
  expect(rebound({}, 'pick-all', 'c', 'swap')).toEqual({ 'pick-all': 'c', comment: null });
});

test('the usual keys come back to an action, also where another has them now', () => {
  const own = rebound({}, 'comment', 't');
  expect(bindingsOf(own).keysOf('take')).toBeNull();
  expect(rebound(own, 'take', 't')).toEqual({ comment: null });
});

test('everything is as usual again, and what belongs to other versions stays', () => {
  expect(allReset({ take: 'q', 'of-a-newer-version': 'u' })).toEqual({ 'of-a-newer-version': 'u' });
});

test.each(['Tab', 'Shift+Tab', 'Escape', 'Enter', 'Space', 'ArrowDown', 'Shift+End'])(
  '%s stays what it is everywhere',
  (step) => expect(whyReserved(step, {})).toMatch(/move about/),
);

test.each([
  ['Insert', /Screen readers/],
  ['Mod+Alt+k', /screen reader/],
  ['Mod+c', /editing/],
  ['Mod+w', /windows/],
  ['Mod+Plus', /windows/],
  ['Mod+a', /editing/],
  ['Mod+Shift+i', /windows/],
  ['F5', /system/],
  ['Alt+F4', /menus/],
  ['Alt+f', /menus/],
])('%s is refused with its reason', (step, reason) => {
  expect(whyReserved(step, {})).toMatch(reason);
});

test.each([
  'q',
  '?',
  'Shift+y',
  'Mod+k',
  'Mod+Shift+f',
  'Alt+k',
  'F2',
  'Backspace',
  'Alt+ArrowLeft',
  'ö',
  'ж',
])('%s can be taken', (step) => expect(whyReserved(step, {})).toBeNull());

test('no usual keys are among the reserved ones, but for what is fixed', () => {
  const refused = ALL_ACTIONS.filter(({ fixed }) => fixed !== true).flatMap((action) =>
    (action.keys?.split(' ') ?? []).filter((step) => whyReserved(step, action) !== null),
  );
  expect(refused).toEqual([]);
});

test('stored keys are bounded, and names of other versions are kept', () => {
  const kept = { 'of-a-newer-version': 'g q', take: null };
  expect(OwnKeys.parse(kept)).toEqual(kept);
  expect(OwnKeys.safeParse({ take: 'a b c' }).success).toBe(false);
  expect(OwnKeys.safeParse({ ['x'.repeat(65)]: 'a' }).success).toBe(false);
  const hostile: unknown = JSON.parse('{"__proto__": "q", "constructor": "u"}');
  const read = OwnKeys.safeParse(hostile);
  expect(bindingsOf(read.data ?? {}).keysOf('take')).toBe('t');
});
