import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { PAGE_ROWS } from '#shared/contract/board.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { SnoozeGestureId } from '#shared/domain/snooze.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { ownTimeMs, snoozeChoices } from '#shared/domain/snooze-time.ts';
import { type Instant, instant } from '#shared/time.ts';
import { useApi, useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { IncidentNames } from '../../ui/incident-names.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { useReport } from '../../ui/report.tsx';
import { receiptWords, undoneWords } from './snooze-words.ts';
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

/** Those of them that are here, as they are now; of many, page by page. */
function useRowsOf(keys: readonly IncidentKey[]): readonly BoardRow[] {
  const api = useApi();
  const [rows, setRows] = useState<readonly BoardRow[]>([]);
  useEffect(() => {
    const left = new AbortController();
    const read = async () => {
      const found: BoardRow[] = [];
      for (let start = 0; start < keys.length; start += PAGE_ROWS) {
        const asked = plainKeys(keys.slice(start, start + PAGE_ROWS));
        const result = await api.query('board.rows', { keys: asked });
        if (!result.ok || left.signal.aborted) return;
        found.push(...result.value.filter((row) => row !== null));
        setRows([...found]);
      }
    };
    void read();
    return () => left.abort();
  }, [api, keys]);
  return rows;
}

const plainKeys = (keys: readonly IncidentKey[]) =>
  keys.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));

/** "Put away until…": over whatever it was asked on, for one incident or for many. */
export function SnoozeDialog({ keys, tenants, timeZone, onClose, onUndone }: SnoozeDialogProps) {
  const { now, words } = useClock();
  const run = useCommand();
  const report = useReport();
  const [choices] = useState(() => snoozeChoices(now(), timeZone));
  const [own, setOwn] = useState('');
  const rows = useRowsOf(keys);
  const asleep: readonly Instant[] = rows.flatMap((row) => row.snoozedUntil ?? []);

  const snooze = async (untilMs: number) => {
    const untilAt = instant(untilMs);
    const result = await run('snoozes.set', { keys: plainKeys(keys), untilAt });
    if (!result.ok) return;
    const { gesture } = result.value;
    report({
      kind: 'done',
      text: receiptWords(result.value, words.when(untilAt, now())),
      ...(gesture && { undo: () => void asBefore(gesture) }),
    });
    onClose(gesture !== null);
  };
  const asBefore = async (gesture: SnoozeGestureId) => {
    const result = await run('snoozes.undo', { gesture });
    if (!result.ok) return;
    report({ kind: 'done', text: undoneWords(result.value) });
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
