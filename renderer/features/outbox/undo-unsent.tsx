import { Button } from '@fluentui/react-components';
import type { BatchId } from '#shared/domain/change.ts';
import { useOutbox } from './outbox-context.ts';
import { isUnsent } from './outbox-lines.ts';

interface UndoUnsentProps {
  readonly batch: BatchId;
  readonly onUndo: () => void;
}

/** Takes back what of a gesture is not sent; once all of it was, it says so and keeps the focus it may have. */
export function UndoUnsent({ batch, onUndo }: UndoUnsentProps) {
  const unsent = useOutbox((state) => isUnsent(state.entries, batch));
  return (
    <Button disabledFocusable={!unsent} onClick={onUndo}>
      {unsent ? 'Undo what is not sent' : 'All of it was sent'}
    </Button>
  );
}
