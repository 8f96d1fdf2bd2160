import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ManyReceipt } from '#shared/contract/many-incidents.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { useReport } from '../../../ui/report.tsx';
import { useUndo } from '../../../ui/undoing.tsx';
import { counted } from '../../../ui/words.ts';

/** What became of a recorded gesture: the outbox knows. */
export type ReceiptOf = (receipt: ManyReceipt) => ReactNode;

interface RecordedDialogProps {
  readonly receipt: ManyReceipt;
  readonly receiptOf: ReceiptOf;
  readonly onClose: () => void;
}

/** What became of a gesture, and the way back; closed, a short line keeps both at hand for a moment. */
export function RecordedDialog({ receipt, receiptOf, onClose }: RecordedDialogProps) {
  const report = useReport();
  const undo = useUndo();
  const { already, batch, incidents, refused } = receipt;
  const left = refused.reduce((sum, { incidentIds }) => sum + incidentIds.length, 0);
  const close = () => {
    onClose();
    if (batch === null) return;
    const stay = left === 0 ? '' : ` ${left.toLocaleString()} left out, still picked.`;
    const text = `Recorded for ${counted(incidents, 'incident')}.${stay}`;
    report({ kind: 'done', text, undoes: { batch } });
  };
  return (
    // A dialog of its own, so that the focus goes into it.
    <PlainDialog
      key="recorded"
      title={
        batch !== null
          ? 'Recorded'
          : already.length > 0
            ? 'Nothing to change'
            : 'Nothing was recorded'
      }
      begin="close"
      onClose={close}
      actions={
        batch !== null && (
          <Button
            onClick={() => {
              onClose();
              void undo({ batch });
            }}
          >
            Undo
          </Button>
        )
      }
    >
      {receiptOf(receipt)}
      {batch !== null && (
        <p className="muted">It goes on when this is closed. The outbox shows every change.</p>
      )}
    </PlainDialog>
  );
}
