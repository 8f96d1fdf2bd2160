import { expect, test } from 'vitest';
import { wrongAnswer } from '#electron/range/graph/entitlement/request-rules.ts';
import type { Question } from '#electron/range/world/entitlement/access-model.ts';

const head = { id: 'q', text: 'Why?', localised: [], required: true, editable: true } as const;
const line: Question = { ...head, kind: 'text', singleLine: true, pattern: '^INC[0-9]{6}$' };
const text: Question = { ...head, kind: 'text', singleLine: false, pattern: null };
const choices = [
  { value: 'a', text: 'A', localised: [] },
  { value: 'b', text: 'B', localised: [] },
];
const one: Question = { ...head, kind: 'choice', choices, several: false };
const several: Question = { ...one, several: true };

test.each([
  [line, ['INC123456'], null],
  [line, ['INC12'], 'form'],
  [line, ['INC123456', 'INC123457'], 'one answer'],
  [{ ...line, pattern: null }, ['two\nlines'], 'one line'],
  [text, ['two\nlines'], null],
  [text, [], 'has to be answered'],
  [text, ['   '], 'has to be answered'],
  [{ ...text, required: false }, [], null],
  [one, ['a'], null],
  [one, ['a', 'b'], 'one answer'],
  [one, ['c'], 'cannot be chosen'],
  [several, ['a', 'b'], null],
] as const)('%j answered with %j: %s', (question, values, wrong) => {
  if (wrong === null) expect(wrongAnswer(question, values)).toBeNull();
  else expect(wrongAnswer(question, values)).toContain(wrong);
});
