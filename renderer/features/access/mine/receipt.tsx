import { Button } from '@fluentui/react-components';
import type { AskReceipt } from '#shared/contract/my-access.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { SendingLine } from '../sending-line.tsx';
import { receiptWords, standWords } from './receipt-words.ts';
import { useStands } from './use-stands.ts';
import { useTakeBack } from '../use-take-back.ts';

interface ReceiptProps extends AccessPartProps {
  readonly receipt: AskReceipt;
  /** What was recorded: one of them, and many. */
  readonly names: readonly [string, string];
  /** Back to the form, with everything that was written; null = nothing to mend. */
  readonly onMend: (() => void) | null;
  readonly onClose: () => void;
}

/** What was recorded and what was left out, tenant by tenant. */
export function Receipt({ receipt, names, tenants, offline, onMend, onClose }: ReceiptProps) {
  const { recorded, left } = receipt;
  const takeBack = useTakeBack(names);
  const standOf = useStands(recorded);
  const stands = recorded.map(({ id }) => ({ id, stage: standOf(id) }));
  const unsent = stands.filter(({ stage }) => stage === 'recorded').map(({ id }) => id);
  const all = [
    ...recorded.map(({ id, tenantId, title }) => {
      return { key: id, tenantId, title, reason: null, stand: standWords(standOf(id)) };
    }),
    ...left.map(({ tenantId, title, reason, packageId }) => {
      return { key: `${tenantId}/${packageId ?? title}`, tenantId, title, reason, stand: '' };
    }),
  ];
  const byTenant = [...Map.groupBy(all, ({ tenantId }) => tenantId)];
  return (
    <PlainDialog
      title={
        recorded.length === 0
          ? 'Nothing was recorded'
          : `${counted(recorded.length, ...names)} recorded`
      }
      begin="close"
      onClose={onClose}
      actions={
        <>
          {unsent.length > 0 && (
            <Button
              onClick={() => {
                onClose();
                void takeBack(unsent);
              }}
            >
              Take them back
            </Button>
          )}
          {onMend && <Button onClick={onMend}>Back to the form</Button>}
        </>
      }
    >
      <p role="status">
        {recorded.length > 0 && receiptWords(stands, offline)}
        {left.length > 0 && `${counted(left.length, 'package is', 'packages are')} left out.`}
      </p>
      <p>
        <SendingLine offline={offline} />
      </p>
      <ul className="mine-receipt" tabIndex={0} aria-label="By tenant">
        {byTenant.map(([tenantId, lines]) => (
          <li key={tenantId}>
            <TenantMark
              name={tenants.get(tenantId)?.name ?? tenantId}
              colour={tenants.get(tenantId)?.colour ?? null}
            />
            {lines.map(({ key, title, reason, stand }) => (
              <div key={key}>
                <StrangerLine text={title} longest={120} />:{' '}
                {reason === null ? (
                  stand
                ) : (
                  <strong>
                    left out. <StrangerLine text={reason} longest={600} />
                  </strong>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </PlainDialog>
  );
}
