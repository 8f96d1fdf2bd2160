import { Button } from '@fluentui/react-components';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { SentTo } from '../sent-to.tsx';
import { cascadeWords } from './runway-view.ts';
import type { Renewing } from './use-renewing.ts';

interface RenewalDialogProps extends AccessPartProps {
  readonly renewing: Renewing;
}

/** The reason for a renewal, and what goes with the access where it is the last there. */
export function RenewalDialog({ renewing, ...props }: RenewalDialogProps) {
  const { renewal, reason, setReason, record, close } = renewing;
  if (renewal === null) return null;
  const { item, policy } = renewal;
  const name = props.tenants.get(item.tenantId)?.name ?? item.tenantId;
  return (
    <PlainDialog
      title={`Renew: ${item.what}`}
      closeName="Not now"
      onClose={close}
      onSubmit={() => void record(renewal)}
      actions={
        <>
          <SentTo places={[item.tenantId]} {...props} />
          <Button appearance="primary" type="submit">
            Ask again
          </Button>
        </>
      }
    >
      {item.isLast === true && <p>{cascadeWords(item, name)}</p>}
      <label className="decide-reason">
        <span>
          Justification{' '}
          <span className="muted">
            {policy.justification ? '(required by the policy)' : '(not required)'}
          </span>
        </span>
        <textarea
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="muted">Answers to questions are those of your last request.</span>
      </label>
    </PlainDialog>
  );
}
