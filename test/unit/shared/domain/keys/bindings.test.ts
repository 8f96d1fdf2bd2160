import { expect, test } from 'vitest';
import { ACTIONS, ALL_ACTIONS } from '#shared/domain/keys/action.ts';
import { bindingsOf, isSameOrBegins } from '#shared/domain/keys/bindings.ts';

test('no two actions have a name or an id in common, and no keys of one begin those of another', () => {
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  expect(new Set(ACTIONS.map(({ name }) => name)).size).toBe(ACTIONS.length);
  const written = ALL_ACTIONS.flatMap(({ keys }) => keys ?? []);
  for (const [at, keys] of written.entries()) {
    const others = written.filter((_, place) => place !== at);
    expect([keys, others.filter((other) => isSameOrBegins(keys, other))]).toEqual([keys, []]);
  }
});

test('the second key of a pair means the place, not its single action', () => {
  const { beginsPair, actionFor } = bindingsOf({});
  expect(beginsPair('g')).toBe(true);
  expect(actionFor('t', 'g', [])).toBe('go-tenants');
  expect(actionFor('t', null, [])).toBe('take');
  expect(actionFor('x', 'g', [])).toBeNull();
});

test('switched off, only keys that are no characters still work and are printed', () => {
  const { actionFor, beginsPair, keysOf } = bindingsOf({}, false);
  expect(actionFor('t', null, [])).toBeNull();
  expect(beginsPair('g')).toBe(false);
  expect(keysOf('take')).toBeNull();
  expect(actionFor('Escape', null, [])).toBe('back');
  expect(actionFor('Mod+a', null, ['list'])).toBe('pick-all');
});

test('keys of the list mean nothing elsewhere: Ctrl and A in a text selects the text', () => {
  const { actionFor } = bindingsOf({});
  expect(actionFor('Mod+a', null, [])).toBeNull();
  expect(actionFor('y', null, ['evidence'])).toBe('copy-indicator');
});

test("a person's own keys come before every default, and what they take is nobody else's", () => {
  const { actionFor, keysOf } = bindingsOf({ comment: 't', remind: null });
  expect(actionFor('t', null, [])).toBe('comment');
  expect(keysOf('take')).toBeNull();
  expect(actionFor('c', null, [])).toBeNull();
  expect(keysOf('remind')).toBeNull();
});

test('a single key that began pairs ends them', () => {
  const { actionFor, beginsPair, keysOf } = bindingsOf({ comment: 'g' });
  expect(actionFor('g', null, [])).toBe('comment');
  expect(beginsPair('g')).toBe(false);
  expect(keysOf('go-board')).toBeNull();
});

test('names nobody knows, and the keys that every window has, are not followed', () => {
  const { actionFor, keysOf } = bindingsOf({
    'of-a-newer-version': 'j',
    back: 'q',
    take: 'Escape',
  });
  expect(actionFor('j', null, [])).toBe('down');
  expect(actionFor('q', null, [])).toBeNull();
  expect(keysOf('back')).toBe('Escape');
  expect(keysOf('take')).toBeNull();
});
