import { expect, test } from 'vitest';
import { undoOf } from '#renderer/app/undo-of.ts';
import { BatchId, ChangeId } from '#shared/domain/change.ts';
import { change } from '#test/unit/shared/contract/things.ts';

const batch = BatchId.parse('6f1c9f5e-2b1a-4c3d-8e7f-0a1b2c3d4e5f');
const undo = () => undefined;
const report = { kind: 'done', text: '2 changes recorded.', undo, undoes: batch } as const;
const entry = (number: number, stage: 'recorded' | 'sending' | 'confirmed') => ({
  ...change,
  id: ChangeId.parse(`6f1c9f5e-2b1a-4c3d-8e7f-00000000000${number}`),
  title: 'Mail',
  nextTryAt: null,
  batch,
  stage,
});

test('undo is offered while something of the gesture is not sent, and gone once all of it was', () => {
  expect(undoOf(report, [entry(1, 'confirmed'), entry(2, 'recorded')])).toBe(undo);
  expect(undoOf(report, [entry(1, 'confirmed'), entry(2, 'sending')])).toBeNull();
});

test('before the outbox was read again nobody knows better: undo is offered', () => {
  expect(undoOf(report, null)).toBe(undo);
  expect(undoOf(report, [])).toBe(undo);
});

test('what is no change of an incident is undone as long as it is said; a failure never', () => {
  expect(undoOf({ kind: 'done', text: 'Renamed.', undo }, [])).toBe(undo);
  expect(undoOf({ kind: 'done', text: 'Renamed.' }, [])).toBeNull();
  expect(undoOf(undefined, [])).toBeNull();
});
