import { expect, test } from 'vitest';
import { captured, NOTHING_CAPTURED } from '#renderer/features/settings/keys/captured.ts';
import { ALL_ACTIONS } from '#shared/domain/keys/action.ts';

function pressed(id: string, ...steps: readonly string[]) {
  const action = ALL_ACTIONS.find((one) => one.id === id);
  if (!action) throw new Error(`No action ${id}.`);
  return steps.reduce((before, step) => captured(before, step, action), NOTHING_CAPTURED);
}

test('one key, several together, or two in a row; a third begins anew', () => {
  expect(pressed('take', 'q').keys).toBe('q');
  expect(pressed('take', 'Mod+Shift+u').keys).toBe('Mod+Shift+u');
  expect(pressed('take', 'q', 'w').keys).toBe('q w');
  expect(pressed('take', 'q', 'w', 'u').keys).toBe('u');
});

test('what is reserved is refused with its reason, and the next press begins anew', () => {
  expect(pressed('take', 'q', 'Mod+c')).toEqual({
    keys: null,
    refusal: expect.stringContaining('editing'),
  });
  expect(pressed('take', 'q', 'Mod+c', 'u')).toEqual({ keys: 'u', refusal: null });
});
