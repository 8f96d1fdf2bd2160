import { Button } from '@fluentui/react-components';
import { useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { useMineStore } from './mine-context.ts';
import type { LineOf } from './mine-lines.ts';
import { useReceipt } from './use-own-commands.ts';

interface GiveBackProps extends AccessPartProps {
  readonly line: LineOf<'held'>;
}

/** Asks once before access is given back, and says what goes with the last package. */
export function GiveBackDialog({ line, tenants, offline }: GiveBackProps) {
  const store = useMineStore();
  const run = useCommand();
  const tell = useReceipt(offline);
  const { tenantId, assignmentId, isLast } = line.row;
  const tenant = tenants.get(tenantId);
  const name = tenant?.name ?? tenantId;
  const close = () => store.getState().doNow(null);
  const once = useOneAtATime();
  const giveBack = async () => {
    const answer = await run('access.giveBack', { assignments: [{ tenantId, assignmentId }] });
    if (!answer.ok) return;
    close();
    tell('Giving back', answer.value);
  };
  return (
    <PlainDialog
      title={`Give back ${line.title}?`}
      kind="alert"
      closeName="Keep it"
      onClose={close}
      actions={
        <Button appearance="primary" onClick={() => void once(giveBack)}>
          Give back
        </Button>
      }
    >
      <p>
        <TenantMark name={name} colour={tenant?.colour ?? null} />
      </p>
      {isLast ? (
        <p className="mine-problem">
          This is your last package in <StrangerLine text={name} longest={120} />: the guest account
          is blocked for 30 days and then removed.
        </p>
      ) : (
        <p>You lose what it gives you there. You can ask for it again.</p>
      )}
    </PlainDialog>
  );
}
