import { Button, Checkbox } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import {
  type HeldIncident,
  ManyChange,
  type ManyPreview,
  type ManyReceipt,
} from '#shared/contract/many-incidents.ts';
import { NAME_UNKNOWN } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { saysMe } from '#shared/domain/templates/template.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../../api.tsx';
import { IncidentNames } from '../../../ui/incident-names.tsx';
import { NameOffers } from '../../../ui/naming.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { PreviewTable } from '../../../ui/preview-table.tsx';
import { usePrintedKeys } from '../../../ui/shortcuts.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { FilledExample } from './filled-example.tsx';
import { ManyForm } from './many-form.tsx';
import { LeftOut } from './left-out.tsx';
import { type ReceiptOf, RecordedDialog } from './recorded-dialog.tsx';
import { deedOf, heldWords } from './held-by-others.ts';
import { HeldQuestion } from './held-question.tsx';
import { useHeld } from './use-held.ts';
import { type ManyDraft, meant, NO_DRAFT, repeatable, wishesOf } from './many-wish.ts';

interface ManyDialogProps {
  readonly rows: readonly BoardRow[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly receiptOf: ReceiptOf;
  /** What is filled in at first. */
  readonly begin?: Partial<ManyDraft>;
  /** What else is to be said before it is recorded. */
  readonly note?: string;
  /** Told the incidents that the gesture was recorded for; what was left out is not among them. */
  readonly onClose: (recorded: readonly IncidentKey[]) => void;
}

const keysOf = (rows: readonly BoardRow[]) =>
  rows.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));

/** One gesture over many incidents: choose, see what it means in each tenant, record, watch it arrive. */
export function ManyDialog(props: ManyDialogProps) {
  const { rows, tenants, receiptOf, begin, note = '', onClose } = props;
  const api = useApi();
  const printed = usePrintedKeys();
  const [draft, setDraft] = useState<ManyDraft>({ ...NO_DRAFT, ...begin });
  const [withHeld, setWithHeld] = useState(false);
  const [previews, setPreviews] = useState<readonly ManyPreview[]>([]);
  const [receipt, setReceipt] = useState<ManyReceipt | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  /** Held by others, and asked about. */
  const [asking, setAsking] = useState<readonly HeldIncident[] | null>(null);
  const [sent, setSent] = useState<readonly BoardRow[]>([]);
  const [busy, setBusy] = useState(false);
  const heldByExperts = rows.filter(({ turn }) => turn === 'microsoft').length;
  const chosen = useMemo(() => meant(rows, withHeld), [rows, withHeld]);
  const keys = useMemo(() => keysOf(chosen), [chosen]);
  const { changes, problem } = wishesOf(draft);
  const leftOut = new Set(previews.flatMap((one) => (one.refusal === null ? [] : [one.tenantId])));
  const isGoing = ({ tenantId }: IncidentKey) => !leftOut.has(tenantId);
  const going = chosen.filter(isGoing);
  const left = chosen.length - going.length;
  const already = previews.reduce((sum, one) => sum + one.already, 0);
  const [example, ...rest] = going;
  const deed = deedOf(draft);
  const { held, look } = useHeld(keys, deed !== null);

  const texts = [draft.comment, draft.resolvingComment];
  const named = draft.take || texts.some(saysMe);
  const [namings, setNamings] = useState(0);
  const nameless = previews.filter(({ refusal }) => refusal?.startsWith(NAME_UNKNOWN.message));
  const wanted = JSON.stringify(repeatable(changes)); // the same text: nothing to ask again
  useEffect(() => {
    let current = true;
    if (keys.length === 0) return setPreviews([]);
    const gesture = { keys, named, changes: ManyChange.array().parse(JSON.parse(wanted)) };
    void api.query('incidents.previewMany', gesture).then((result) => {
      if (current && result.ok) setPreviews(result.value);
    });
    return () => {
      current = false;
    };
  }, [api, keys, named, wanted, namings]);

  const fail = (reason: Failure) => {
    setFailure(reason);
    setBusy(false);
  };
  const submit = async () => {
    setAsked(true);
    if (changes === null || chosen.length === 0 || busy) return;
    setBusy(true);
    const found = await look();
    if (!found.ok) return fail(found.failure);
    const others = found.value.filter(isGoing);
    if (others.length === 0) return record(chosen);
    setAsking(others);
    setBusy(false);
  };
  const record = async (wanted: readonly BoardRow[]) => {
    if (changes === null) return;
    setBusy(true);
    setAsking(null);
    setSent(wanted);
    const wish = { keys: keysOf(wanted), changes: [...changes] };
    const result = await api.command('incidents.changeMany', wish);
    if (result.ok) setReceipt(result.value);
    else fail(result.failure);
  };

  if (receipt !== null) {
    const close = () => onClose(recordedOf(sent, receipt));
    return <RecordedDialog receipt={receipt} receiptOf={receiptOf} onClose={close} />;
  }
  return (
    <>
      <PlainDialog
        title={`Change ${counted(rows.length, 'incident')}`}
        begin={begin === undefined ? 'first' : 'submit'}
        closeName="Cancel"
        onClose={() => onClose([])}
        onSubmit={() => void submit()}
        actions={
          <>
            <span className="muted many-send">
              <kbd>{printed('Mod+Enter')}</kbd> sends it from any field
            </span>
            {left > 0 && <span className="many-left">{left.toLocaleString()} left out</span>}
            <Button appearance="primary" type="submit" disabledFocusable={busy} aria-busy={busy}>
              {busy
                ? 'Recording…'
                : `Change ${counted(Math.max(0, going.length - already), 'incident')}`}
            </Button>
          </>
        }
      >
        {note !== '' && <p>{note}</p>}
        <IncidentNames
          label="What is changed"
          rows={chosen}
          total={chosen.length}
          tenants={tenants}
        />
        <LeftOut previews={previews} tenants={tenants} />
        <ManyForm draft={draft} left={left} onChange={setDraft} />
        {example && (
          <FilledExample row={example} tenants={tenants} texts={texts} others={rest.length} />
        )}
        {heldByExperts > 0 && (
          <Checkbox
            label={`Also the ${heldByExperts} that Defender Experts hold: they are investigating, and taking one ends that`}
            checked={withHeld}
            onChange={(_, { checked }) => setWithHeld(checked === true)}
          />
        )}
        <p className="many-held" role="status">
          {already > 0 && `${counted(already, 'incident')} already so: nothing is sent. `}
          {heldWords(held.filter(isGoing), deed)}
        </p>
        <div className="many-naming">
          {nameless.length > 0 && (
            <NameOffers
              tenants={nameless.map(({ tenantId }) => tenantId)}
              onNamed={() => setNamings(namings + 1)}
            />
          )}
        </div>
        <PreviewTable previews={previews} tenants={tenants} />
        <FailureLine failure={failure} />
        {asked && problem !== null && (
          <p className="failure-line" role="alert">
            {problem}
          </p>
        )}
      </PlainDialog>
      {asking !== null && deed !== null && (
        <HeldQuestion
          deed={deed}
          held={asking}
          rows={going}
          tenants={tenants}
          onAll={() => void record(chosen)}
          onFree={() => void record(withoutThose(chosen, asking))}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function withoutThose(rows: readonly BoardRow[], left: readonly IncidentKey[]): BoardRow[] {
  const keys = new Set(left.map(keyText));
  return rows.filter((row) => !keys.has(keyText(row)));
}

/** Those of the incidents that nothing was left out of. */
function recordedOf(rows: readonly BoardRow[], { batch, refused }: ManyReceipt): IncidentKey[] {
  if (batch === null) return [];
  const left = new Set(
    refused.flatMap(({ tenantId, incidentIds }) =>
      incidentIds.map((incidentId) => keyText({ tenantId, incidentId })),
    ),
  );
  return rows.filter((row) => !left.has(keyText(row)));
}

function FailureLine({ failure }: { readonly failure: Failure | null }) {
  if (!failure) return null;
  return (
    <p className="failure-line" role="alert">
      <StrangerLine text={`${failure.message} ${failure.remedy ?? ''}`} />
    </p>
  );
}
