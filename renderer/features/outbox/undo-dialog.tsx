import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { UndoPreview, UndoReceipt, UndoTarget } from '#shared/contract/undo.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { PreviewTable } from '../../ui/preview-table.tsx';
import { useReport } from '../../ui/report.tsx';
import { takenBackWords } from '../../ui/taken-back.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ReceiptTable } from './many-receipt.tsx';
import { useOutbox } from './outbox-context.ts';
import { gestureWords, wishedWords } from './outbox-lines.ts';
import { leftWords, undoneWords, undoWords } from './undo-words.ts';

interface UndoDialogProps {
  readonly of: UndoTarget;
  readonly preview: UndoPreview;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** `settled`: it is undone, or there is nothing to undo. */
  readonly onClose: (settled: boolean) => void;
}

/** Says what undoing would do, and what it would not, before anything is recorded; then what became of it. */
export function UndoDialog({ of, preview, tenants, onClose }: UndoDialogProps) {
  const run = useCommand();
  const report = useReport();
  const [receipt, setReceipt] = useState<UndoReceipt | null>(null);
  const [going, setGoing] = useState(false);
  const does = undoWords(preview);
  const undo = async () => {
    if (going || does === null) return;
    setGoing(true);
    const result = await run('outbox.undo', of);
    if (!result.ok) return onClose(false);
    const { value } = result;
    if (value.batch !== null && (value.incidents > 1 || value.refused.length > 0)) {
      return setReceipt(value);
    }
    onClose(true);
    report({ kind: 'done', text: undoneWords(preview, value) });
  };
  if (receipt !== null) {
    return (
      <PlainDialog key="recorded" title="Recorded" begin="close" onClose={() => onClose(true)}>
        {receipt.takenBack > 0 && (
          <p>{takenBackWords({ takenBack: receipt.takenBack, onTheWay: 0 })}</p>
        )}
        <ReceiptTable receipt={receipt} tenants={tenants} picked={false} />
        <p className="muted">It goes on when this is closed. The outbox shows every change.</p>
      </PlainDialog>
    );
  }
  return (
    <PlainDialog
      title={does === null ? 'This cannot be undone' : 'Undo what was sent?'}
      closeName={does === null ? 'Close' : 'Leave it as it is'}
      onClose={() => onClose(does === null)}
      onSubmit={() => void undo()}
      actions={
        does !== null && (
          <Button appearance="primary" type="submit">
            Undo it
          </Button>
        )
      }
    >
      <What of={of} />
      {does !== null && (
        <p className="undo-does">
          <strong>
            <bdi>{does}</bdi>
          </strong>
        </p>
      )}
      {leftWords(preview).map((words) => (
        <p key={words}>
          <bdi>{words}</bdi>
        </p>
      ))}
      {preview.tenants.length > 0 && <PreviewTable previews={preview.tenants} tenants={tenants} />}
    </PlainDialog>
  );
}

/** What is undone, as far as the outbox lists it. */
function What({ of }: { readonly of: UndoTarget }) {
  const entries = useOutbox((state) => state.entries) ?? [];
  const own = entries.filter((one) => ('id' in of ? one.id === of.id : one.batch === of.batch));
  const [first] = own;
  if (first === undefined) return null;
  const isOne = own.every(({ incidentId }) => incidentId === first.incidentId);
  return (
    <p>
      {isOne ? <StrangerLine text={first.title} longest={200} /> : gestureWords(own)}:{' '}
      <bdi>{wishedWords(own)}</bdi>
    </p>
  );
}
