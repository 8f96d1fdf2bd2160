import { Button } from '@fluentui/react-components';
import { useClock } from '../../../ui/clock.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { SentTo } from '../sent-to.tsx';
import { AskForm } from './ask-form.tsx';
import { AskedList } from './asked-list.tsx';
import { offeredDays } from './ask-dates.ts';
import { whyNotAll } from './ask-policies.ts';
import { DEED_WORDS } from './deed-words.ts';
import type { Asking } from './mine-slice.ts';
import { Receipt } from './receipt.tsx';
import { useAskForm } from './use-ask-form.ts';
import { WrongLine } from '../wrong-line.tsx';

interface AskDialogProps extends AccessPartProps {
  readonly asking: Asking;
}

/** Asks for one package or for many over tenants: one reason, each choice once, texts by customer, a receipt per tenant. */
export function AskDialog({ asking, ...props }: AskDialogProps) {
  const { packages, deed, omitted = 0, before = [], reasonBefore = '' } = asking;
  const { tenants, offline } = props;
  const words = DEED_WORDS[deed];
  const form = useAskForm(asking, props);
  const { now } = useClock();
  const { read, chosen, written, receipt, change } = form;
  if (receipt !== null) {
    const canMend = receipt.recorded.length === 0;
    return (
      <Receipt
        receipt={receipt}
        names={words.recorded}
        {...props}
        onMend={canMend ? form.mend : null}
        onClose={canMend ? form.close : form.over}
      />
    );
  }
  const [one] = packages;
  const whyNot = whyNotAll(read, packages.length);
  const canAsk = chosen.some(({ policy }) => policy !== null);
  return (
    <PlainDialog
      title={
        packages.length === 1
          ? `${words.form} ${one?.title ?? ''}`
          : `${words.form} ${counted(packages.length, 'package')}`
      }
      closeName="Not now"
      onClose={form.close}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <SentTo
            places={packages.map(({ tenantId }) => tenantId)}
            tenants={tenants}
            offline={offline}
          />
          <Button appearance="primary" type="submit" disabled={!canAsk}>
            {words.button}
          </Button>
        </>
      }
    >
      {omitted > 0 && (
        <p className="muted">
          Left out: {counted(omitted, 'package')} that you have or asked for. Extend what you have
          under Have.
        </p>
      )}
      {read === null && <p className="muted">Reading what the policies want…</p>}
      {whyNot !== null && (
        <p className="form-problem" role="alert">
          <StrangerLine text={whyNot} />
        </p>
      )}
      <WrongLine words={form.wrong.words} tried={form.wrong.tried} />
      {before.length > 0 && (
        <p className="muted">
          {packages.length === 1
            ? 'The answers are those of your last request.'
            : 'What you said the last time stands here again, where it was the same for all, or is of that package alone.'}
        </p>
      )}
      <AskedList
        chosen={chosen}
        packages={packages}
        days={written}
        nowMs={now()}
        tenants={tenants}
        choices={written.choices}
        onChoose={(choices) => change({ choices })}
      />
      <AskForm
        {...form}
        reasonBefore={reasonBefore}
        tenants={tenants}
        dates={{
          start: written.start,
          end: written.end,
          ...offeredDays(chosen, written.start, now()),
          setStart: (start) => change({ start }),
          setEnd: (end) => change({ end }),
        }}
      />
    </PlainDialog>
  );
}
