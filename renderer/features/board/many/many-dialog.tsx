import { Button, Checkbox } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ManyPreview, ManyReceipt } from '#shared/contract/many-incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { commonValues, momentWords } from '#shared/domain/templates/template.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../../api.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted, severityWord, word } from '../../../ui/words.ts';
import { ManyForm } from './many-form.tsx';
import { PreviewTable } from './many-preview.tsx';
import { meant, NO_DRAFT, wishesOf } from './many-wish.ts';

/** Shows what became of recorded gestures: the outbox knows. */
export type ReceiptOf = (receipts: readonly ManyReceipt[]) => ReactNode;

interface ManyDialogProps {
  readonly rows: readonly BoardRow[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly receiptOf: ReceiptOf;
  /** `done`: something was recorded. */
  readonly onClose: (done: boolean) => void;
}

const keysOf = (rows: readonly BoardRow[]) =>
  rows.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));

/** One gesture over many incidents: choose, see what it means in each tenant, record, watch it arrive. */
export function ManyDialog({ rows, tenants, receiptOf, onClose }: ManyDialogProps) {
  const api = useApi();
  const { now } = useClock();
  const [draft, setDraft] = useState(NO_DRAFT);
  const [withHeld, setWithHeld] = useState(false);
  const [previews, setPreviews] = useState<readonly ManyPreview[]>([]);
  const [receipts, setReceipts] = useState<readonly ManyReceipt[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const held = rows.filter(({ turn }) => turn === 'microsoft').length;
  const chosen = meant(rows, withHeld);
  const { changes, problem } = wishesOf(draft);

  const { take } = draft;
  useEffect(() => {
    let current = true;
    const keys = keysOf(meant(rows, withHeld));
    if (keys.length === 0) return setPreviews([]);
    void api.query('incidents.previewMany', { keys, take }).then((result) => {
      if (current && result.ok) setPreviews(result.value);
    });
    return () => {
      current = false;
    };
  }, [api, rows, withHeld, take]);

  const values = () =>
    commonValues(
      chosen.map((row) => {
        const tenant = tenants.get(row.tenantId);
        return {
          'incident.title': row.title,
          'incident.id': row.incidentId,
          severity: severityWord(row.severity),
          status: word(row.status),
          now: momentWords(now()),
          ...(tenant && { 'tenant.name': tenant.name }),
          ...(tenant && tenant.me !== null && { me: tenant.me }),
        };
      }),
    );

  const record = async () => {
    setAsked(true);
    if (changes === null || chosen.length === 0) return;
    const got: ManyReceipt[] = [];
    for (const change of changes) {
      const result = await api.command('incidents.changeMany', { keys: keysOf(chosen), change });
      if (!result.ok) {
        setFailure(result.failure);
        break;
      }
      got.push(result.value);
    }
    if (got.length > 0) setReceipts(got);
  };

  if (receipts !== null) {
    return (
      // A dialog of its own, so that the focus goes into it.
      <PlainDialog key="recorded" title="Recorded" onClose={() => onClose(true)}>
        <FailureLine failure={failure} />
        {receiptOf(receipts)}
        <p className="muted">It goes on when this is closed. The outbox shows every change.</p>
      </PlainDialog>
    );
  }
  return (
    <PlainDialog
      title={`Change ${counted(rows.length, 'incident')}`}
      closeName="Cancel"
      onClose={() => onClose(false)}
      onSubmit={() => void record()}
      actions={
        <Button appearance="primary" type="submit">
          Change {counted(chosen.length, 'incident')}
        </Button>
      }
    >
      <ManyForm draft={draft} onChange={setDraft} values={values} />
      {held > 0 && (
        <Checkbox
          label={`Also the ${held} that Defender Experts hold: they are investigating, and taking one ends that`}
          checked={withHeld}
          onChange={(_, { checked }) => setWithHeld(checked === true)}
        />
      )}
      <PreviewTable previews={previews} tenants={tenants} />
      <FailureLine failure={failure} />
      {asked && problem !== null && (
        <p className="failure-line" role="alert">
          {problem}
        </p>
      )}
    </PlainDialog>
  );
}

function FailureLine({ failure }: { readonly failure: Failure | null }) {
  if (!failure) return null;
  return (
    <p className="failure-line" role="alert">
      <StrangerLine text={`${failure.message} ${failure.remedy ?? ''}`} />
    </p>
  );
}
