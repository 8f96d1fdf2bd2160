import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { GUEST_GOES } from '#shared/domain/access/cascade-words.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { useMineStore } from './mine-context.ts';
import type { LineOf } from './mine-lines.ts';
import type { Doing } from './mine-slice.ts';
import { useReceipt } from './use-own-commands.ts';

/** What the service knows no way back from, once it is sent. */
export type Sure = Extract<Doing, { readonly what: 'give-back' | 'cancel' }>;

/** What each is called: in the question, on the button, and when it is recorded. */
const WORDS = {
  'give-back': { question: 'Give back', button: 'Give back', receipt: 'Giving back' },
  cancel: {
    question: 'Cancel the request for',
    button: 'Cancel the request',
    receipt: 'Cancellation',
  },
} as const;

interface SureDialogProps extends AccessPartProps {
  readonly doing: Sure;
}

/** Asks once before access is given back or a request is canceled, and says what it means. */
export function SureDialog({ doing, tenants, offline }: SureDialogProps) {
  const store = useMineStore();
  const tell = useReceipt({ tenants, offline });
  const carryOut = useCarryOut(doing);
  const once = useOneAtATime();
  const { tenantId, title } = doing.line;
  const { question, button, receipt } = WORDS[doing.what];
  const tenant = tenants.get(tenantId);
  const close = () => store.getState().doNow(null);
  const submit = async () => {
    const answer = await carryOut();
    if (!answer.ok) return;
    close();
    tell(receipt, answer.value);
  };
  return (
    <PlainDialog
      title={`${question} ${title}?`}
      kind="alert"
      closeName="Keep it"
      onClose={close}
      actions={
        <Button appearance="primary" onClick={() => void once(submit)}>
          {button}
        </Button>
      }
    >
      <p>
        <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
      </p>
      {doing.what === 'cancel' ? (
        <p>Once it is sent it cannot be taken back: you would have to ask again.</p>
      ) : (
        <WhatGoes line={doing.line} tenant={tenant} />
      )}
    </PlainDialog>
  );
}

function useCarryOut(doing: Sure) {
  const run = useCommand();
  const { tenantId } = doing.line;
  return () =>
    doing.what === 'cancel'
      ? run('access.cancel', { requests: [{ tenantId, requestId: doing.requestId }] })
      : run('access.giveBack', {
          assignments: [{ tenantId, assignmentId: doing.line.row.assignmentId }],
        });
}

interface WhatGoesProps {
  readonly line: LineOf<'held'>;
  readonly tenant: Pick<TenantRow, 'name'> | undefined;
}

/** What is lost with it, and what becomes the last package there (auth.md 7). */
function WhatGoes({ line: { row }, tenant }: WhatGoesProps): ReactNode {
  const place = <StrangerLine text={tenant?.name ?? row.tenantId} longest={120} />;
  if (row.isLast) {
    return (
      <p className="form-problem">
        This is your last package in {place}: {GUEST_GOES}.
      </p>
    );
  }
  return (
    <>
      <p>You lose what it gives you there. You can ask for it again.</p>
      {row.lastThen !== null && (
        <p className="approval-hint">
          <span aria-hidden="true">▲</span> <StrangerLine text={row.lastThen} longest={120} /> is
          then your last package in {place}: once it ends, {GUEST_GOES}.
        </p>
      )}
    </>
  );
}
