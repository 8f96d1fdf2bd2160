import { expect, test, vi } from 'vitest';
import { undoOf } from '#renderer/app/undo-of.ts';
import { BatchId } from '#shared/domain/change.ts';

const batch = BatchId.parse('6f1c9f5e-2b1a-4c3d-8e7f-0a1b2c3d4e5f');
const report = { kind: 'done', text: '2 changes recorded.', undoes: { batch } } as const;

test('a change of incidents is undone by name, whether or not it was sent', () => {
  const undo = vi.fn();
  undoOf(report, undo)?.();
  expect(undo).toHaveBeenCalledExactlyOnceWith({ batch });
});

test('what is no change of incidents is undone as long as it is said; a failure never', () => {
  const own = vi.fn();
  const undo = vi.fn();
  undoOf({ kind: 'done', text: 'Renamed.', undo: own }, undo)?.();
  expect([own.mock.calls.length, undo.mock.calls.length]).toEqual([1, 0]);
  expect(undoOf({ kind: 'done', text: 'Renamed.' }, undo)).toBeNull();
  expect(undoOf(undefined, undo)).toBeNull();
});
