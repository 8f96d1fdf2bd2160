import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ManyReceipt } from '#shared/contract/many-incidents.ts';
import { useCommand } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { useReport } from '../../../ui/report.tsx';
import { takenBackWords } from '../../../ui/taken-back.ts';
import { counted } from '../../../ui/words.ts';

interface RecordedDialogProps {
  readonly receipt: ManyReceipt;
  readonly receiptOf: (receipt: ManyReceipt) => ReactNode;
  readonly onClose: () => void;
}

/** What became of a gesture, and the way back; closed, a short line keeps both at hand for a moment. */
export function RecordedDialog({ receipt, receiptOf, onClose }: RecordedDialogProps) {
  const report = useReport();
  const run = useCommand();
  const { batch, recorded } = receipt;
  const takeBack = async () => {
    if (batch === null) return;
    const result = await run('outbox.discardBatch', { batch });
    if (result.ok) report({ kind: 'done', text: takenBackWords(result.value) });
  };
  const close = () => {
    onClose();
    if (batch === null) return;
    const text = `${counted(recorded, 'change')} recorded.`;
    report({ kind: 'done', text, undo: () => void takeBack() });
  };
  return (
    // A dialog of its own, so that the focus goes into it.
    <PlainDialog
      key="recorded"
      title={batch === null ? 'Nothing was recorded' : 'Recorded'}
      onClose={close}
      actions={
        batch !== null && (
          <Button
            onClick={() => {
              onClose();
              void takeBack();
            }}
          >
            Undo what is not sent
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
