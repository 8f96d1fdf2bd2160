import { Button } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { HeldIncident } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { isExperts } from '#shared/domain/turn.ts';
import { IncidentNames } from '../../../ui/incident-names.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { type Deed, deedWords, holderWords } from './held-by-others.ts';

interface HeldQuestionProps {
  readonly deed: Deed;
  readonly held: readonly HeldIncident[];
  /** The incidents of the whole gesture. */
  readonly rows: readonly BoardRow[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onAll: () => void;
  /** Only those that nobody else works on. */
  readonly onFree: () => void;
  readonly onClose: () => void;
}

const TITLES: Record<Deed, string> = {
  take: 'Take over what others have?',
  resolve: 'Resolve what others have?',
  both: 'Take over and resolve what others have?',
};
const VERBS: Record<Deed, string> = { take: 'Take', resolve: 'Resolve', both: 'Take and resolve' };

/** Asked once before a gesture takes or closes what a colleague or Defender Experts work on. */
export function HeldQuestion(props: HeldQuestionProps) {
  const { deed, held, rows, tenants, onAll, onFree, onClose } = props;
  const total = rows.length;
  const free = total - held.length;
  const keys = new Set(held.map(keyText));
  return (
    <PlainDialog
      title={TITLES[deed]}
      kind="alert"
      closeName="Back"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onAll}>
            {VERBS[deed]}{' '}
            {free === 0 ? counted(total, 'incident') : `all ${total.toLocaleString()}`}
          </Button>
          {free > 0 && (
            <Button appearance="primary" onClick={onFree}>
              Leave {held.length === 1 ? 'that one' : `those ${held.length.toLocaleString()}`} out
            </Button>
          )}
        </>
      }
    >
      <p>
        {held.length.toLocaleString()} of {counted(total, 'incident')}{' '}
        {held.length === 1 ? 'is held by somebody else' : 'are held by others'}:{' '}
        <strong>
          <StrangerLine text={holderWords(held)} longest={400} />
        </strong>
        . {deedWords(deed)}
      </p>
      {held.some(({ holder }) => isExperts(holder)) && (
        <p>Defender Experts investigate theirs, and hand them over when your side has to act.</p>
      )}
      <IncidentNames
        label="Held by others"
        rows={rows.filter((row) => keys.has(keyText(row)))}
        total={held.length}
        tenants={tenants}
      />
      {free > 0 && <p className="muted">What is left out stays picked.</p>}
    </PlainDialog>
  );
}
