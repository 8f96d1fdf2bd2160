import type { undoContract } from '#shared/contract/undo.ts';
import { undoing, type UndoingParts } from '../outbox/undoing.ts';
import type { HandlersOf } from './handler.ts';

export function undoHandlers(parts: UndoingParts): HandlersOf<typeof undoContract> {
  const { preview, undo } = undoing(parts);
  return { 'outbox.previewUndo': preview, 'outbox.undo': undo };
}
