import { Button } from '@fluentui/react-components';
import type { RequestId } from '#shared/domain/access/request.ts';
import { useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { useMineStore } from './mine-context.ts';
import type { LineOf } from './mine-lines.ts';
import { useReceipt } from './use-own-commands.ts';

interface CancelProps extends AccessPartProps {
  readonly line: LineOf<'request'>;
  readonly requestId: RequestId;
}

/** Asks once before a request is canceled: the service knows no way back (FACTS.md c, cancel). */
export function CancelDialog({ line, requestId, tenants, offline }: CancelProps) {
  const store = useMineStore();
  const run = useCommand();
  const tell = useReceipt(offline);
  const { tenantId } = line.row;
  const tenant = tenants.get(tenantId);
  const close = () => store.getState().doNow(null);
  const once = useOneAtATime();
  const cancel = async () => {
    const answer = await run('access.cancel', { requests: [{ tenantId, requestId }] });
    if (!answer.ok) return;
    close();
    tell('Cancellation', answer.value);
  };
  return (
    <PlainDialog
      title={`Cancel the request for ${line.title}?`}
      kind="alert"
      closeName="Keep it"
      onClose={close}
      actions={
        <Button appearance="primary" onClick={() => void once(cancel)}>
          Cancel the request
        </Button>
      }
    >
      <p>
        <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
      </p>
      <p>Once it is sent it cannot be taken back: you would have to ask again.</p>
    </PlainDialog>
  );
}
