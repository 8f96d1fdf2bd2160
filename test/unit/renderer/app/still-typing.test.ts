import { expect, test } from 'vitest';
import { LOOK_MS, PAUSE_MS, stillTyping } from '#renderer/app/still-typing.ts';

const FIELD = 'field of a dialog';

/** Presses in their order, each so long after the one before. @returns which were no keys of what they reached. */
function pressed(
  presses: readonly (readonly [
    where: 'page' | typeof FIELD | 'other field',
    key: string,
    afterMs: number,
  ])[],
) {
  const typing = stillTyping();
  let atMs = 0;
  return presses.flatMap(([where, key, afterMs]) => {
    atMs += afterMs;
    const isCharacter = key.length === 1;
    return typing.belongs({ atMs, isCharacter, where }) ? [key] : [];
  });
}

test('letters typed on after a form closed by itself decide nothing', () => {
  expect(
    pressed([
      [FIELD, 'o', 0],
      [FIELD, 'n', 120],
      ['page', 'd', 120],
      ['page', 'u', 120],
      ['page', ' ', 300],
      ['page', 'a', 120],
    ]),
  ).toEqual(['d', 'u', ' ', 'a']);
});

test('whoever closed the form with a key means the next one', () => {
  for (const closing of ['Control+Enter', 'Escape', 'Tab']) {
    expect(
      pressed([
        [FIELD, 'n', 0],
        [FIELD, closing, 100],
        ['page', 'j', 50],
      ]),
    ).toEqual([]);
  }
});

test('after a pause, or another key, letters are keys again', () => {
  const typed = [FIELD, 'n', 0] as const;
  expect(pressed([typed, ['page', 'd', PAUSE_MS]])).toEqual([]);
  expect(pressed([typed, ['page', 'ArrowDown', 100], ['page', 'd', 100]])).toEqual([]);
  expect(pressed([typed, ['other field', 'd', 100], ['page', 'd', 100]])).toEqual([]);
});

test('whoever points at something has stopped writing', () => {
  const typing = stillTyping();
  typing.belongs({ atMs: 0, isCharacter: true, where: FIELD });
  typing.forget();
  expect(typing.belongs({ atMs: 50, isCharacter: true, where: 'page' })).toBe(false);
});

test('letters typed for a form that a rule kept closed are no keys of what is on the screen', () => {
  const typing = stillTyping();
  const type = (atMs: number) => typing.belongs({ atMs, isCharacter: true, where: 'page' });
  expect(type(0)).toBe(false); // the key that would have opened it
  typing.begin(0);
  expect([type(150), type(300), type(300 + PAUSE_MS)]).toEqual([true, true, false]);
});

test('whoever looks for the form before they write decides nothing by it', () => {
  const begun = (afterMs: number, key = true) => {
    const typing = stillTyping();
    typing.begin(0);
    return typing.belongs({ atMs: afterMs, isCharacter: key, where: 'page' });
  };
  expect(begun(LOOK_MS - 1)).toBe(true);
  expect(begun(LOOK_MS)).toBe(false);
  const typing = stillTyping();
  typing.begin(0);
  typing.belongs({ atMs: 500, isCharacter: false, where: 'page' }); // an arrow: they saw
  expect(typing.belongs({ atMs: 600, isCharacter: true, where: 'page' })).toBe(false);
});
