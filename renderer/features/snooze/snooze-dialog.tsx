import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { PAGE_ROWS } from '#shared/contract/board.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { SnoozeReceipt } from '#shared/contract/snoozes.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { ownTimeMs, snoozeChoices } from '#shared/domain/snooze-time.ts';
import { type Instant, instant } from '#shared/time.ts';
import { useApi, useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { IncidentNames } from '../../ui/incident-names.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { useReport } from '../../ui/report.tsx';
import { counted } from '../../ui/words.ts';
import '../../styles/snooze.css';

interface SnoozeDialogProps {
  readonly keys: readonly IncidentKey[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** Of the computer, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** `done`: something was put away, or is back. */
  readonly onClose: (done: boolean) => void;
  /** It was taken back, after the dialog is gone. */
  readonly onUndone: () => void;
}

const plainKeys = (keys: readonly IncidentKey[]) =>
  keys.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));

/** What became of it, in one line. */
function receiptWords({ snoozed, left, sooner }: SnoozeReceipt, until: string): string {
  const parts = [
    snoozed === 0
      ? 'Nothing was snoozed.'
      : `${counted(snoozed, 'incident')} snoozed until ${until}.`,
    sooner > 0
      ? `${sooner} of them ${sooner === 1 ? 'comes' : 'come'} back sooner: a target runs out.`
      : '',
    left > 0 ? `${left} left as they are: closed, or no longer here.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** "Put away until…": over whatever it was asked on, for one incident or for many. */
export function SnoozeDialog({ keys, tenants, timeZone, onClose, onUndone }: SnoozeDialogProps) {
  const { now, words } = useClock();
  const api = useApi();
  const run = useCommand();
  const report = useReport();
  const [choices] = useState(() => snoozeChoices(now(), timeZone));
  const [own, setOwn] = useState('');
  const [rows, setRows] = useState<readonly BoardRow[]>([]);
  const asleep: readonly Instant[] = rows.flatMap((row) => row.snoozedUntil ?? []);
  useEffect(() => {
    const asked = plainKeys(keys.slice(0, PAGE_ROWS));
    void api.query('board.rows', { keys: asked }).then((result) => {
      if (result.ok) setRows(result.value.filter((row) => row !== null));
    });
  }, [api, keys]);

  const snooze = async (untilMs: number) => {
    const untilAt = instant(untilMs);
    const result = await run('snoozes.set', { keys: plainKeys(keys), untilAt });
    if (!result.ok) return;
    report({
      kind: 'done',
      text: receiptWords(result.value, words.when(untilAt, now())),
      ...(result.value.snoozed > 0 && { undo: () => void asBefore() }),
    });
    onClose(result.value.snoozed > 0);
  };
  /** What was asleep before sleeps until its own time again, all else comes back. */
  const asBefore = async () => {
    const slept = rows.filter(({ snoozedUntil }) => snoozedUntil !== null);
    const until = Map.groupBy(slept, ({ snoozedUntil }) => snoozedUntil);
    const known = new Set(slept.map(keyText));
    const awake = keys.filter((key) => !known.has(keyText(key)));
    if (awake.length > 0) await run('snoozes.end', { keys: plainKeys(awake) });
    for (const [untilAt, ones] of until) {
      if (untilAt !== null) await run('snoozes.set', { keys: plainKeys(ones), untilAt });
    }
    report({ kind: 'done', text: 'As it was before.' });
    onUndone();
  };
  const bringBack = async () => {
    const done = 'Back on the board.';
    if ((await run('snoozes.end', { keys: plainKeys(keys) }, done)).ok) onClose(true);
  };
  const ownMs = ownTimeMs(own, timeZone);
  const [until] = asleep;
  return (
    <PlainDialog
      title={keys.length === 1 ? 'Snooze this incident' : `Snooze ${keys.length} incidents`}
      closeName="Cancel"
      onClose={() => onClose(false)}
      actions={
        until && (
          <Button onClick={() => void bringBack()}>
            {keys.length === 1 ? 'Bring it back now' : 'Bring them back now'}
          </Button>
        )
      }
    >
      <IncidentNames label="What is snoozed" rows={rows} total={keys.length} tenants={tenants} />
      {until && keys.length === 1 && <p role="status">Snoozed until {words.when(until, now())}.</p>}
      <p className="muted">
        Out of the open board, on this computer only. Back at that time, and at once when something
        happens: a new alert or comment, another status, severity or assignee, a target that runs
        out.
      </p>
      <div className="snooze-choices" role="group" aria-label="Until when">
        {choices.map(({ name, untilMs }) => (
          <Button
            key={name}
            title={words.exact(instant(untilMs))}
            onClick={() => void snooze(untilMs)}
          >
            {name}
          </Button>
        ))}
      </div>
      <div className="snooze-choices">
        <Field label="A time of my own, up to 31 days away">
          <Input type="datetime-local" value={own} onChange={(_, { value }) => setOwn(value)} />
        </Field>
        <Button
          disabled={ownMs === null}
          onClick={() => {
            if (ownMs !== null) void snooze(ownMs);
          }}
        >
          Snooze until then
        </Button>
      </div>
    </PlainDialog>
  );
}
