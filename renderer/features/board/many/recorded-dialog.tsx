import type { ReactNode } from 'react';
import type { ManyReceipt } from '#shared/contract/many-incidents.ts';
import type { BatchId } from '#shared/domain/change.ts';
import { useCommand } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { useReport } from '../../../ui/report.tsx';
import { takenBackWords } from '../../../ui/taken-back.ts';
import { counted } from '../../../ui/words.ts';

/** What became of a recorded gesture: the outbox knows. */
export interface ReceiptOf {
  readonly table: (receipt: ManyReceipt) => ReactNode;
  /** The button that takes back what is not sent. */
  readonly undo: (batch: BatchId, onUndo: () => void) => ReactNode;
}

interface RecordedDialogProps {
  readonly receipt: ManyReceipt;
  readonly receiptOf: ReceiptOf;
  readonly onClose: () => void;
}

/** What became of a gesture, and the way back; closed, a short line keeps both at hand for a moment. */
export function RecordedDialog({ receipt, receiptOf, onClose }: RecordedDialogProps) {
  const report = useReport();
  const run = useCommand();
  const { batch, incidents, refused } = receipt;
  const left = refused.reduce((sum, { incidentIds }) => sum + incidentIds.length, 0);
  const takeBack = async () => {
    if (batch === null) return;
    const result = await run('outbox.discardBatch', { batch });
    if (result.ok) report({ kind: 'done', text: takenBackWords(result.value) });
  };
  const close = () => {
    onClose();
    if (batch === null) return;
    const stay = left === 0 ? '' : ` ${left.toLocaleString()} left out, still picked.`;
    const text = `Recorded for ${counted(incidents, 'incident')}.${stay}`;
    report({ kind: 'done', text, undoes: batch, undo: () => void takeBack() });
  };
  return (
    // A dialog of its own, so that the focus goes into it.
    <PlainDialog
      key="recorded"
      title={batch === null ? 'Nothing was recorded' : 'Recorded'}
      begin="close"
      onClose={close}
      actions={
        batch !== null &&
        receiptOf.undo(batch, () => {
          onClose();
          void takeBack();
        })
      }
    >
      {receiptOf.table(receipt)}
      {batch !== null && (
        <p className="muted">It goes on when this is closed. The outbox shows every change.</p>
      )}
    </PlainDialog>
  );
}
