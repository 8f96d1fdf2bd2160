import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { type Reminder, reminderChoices } from '#shared/domain/telling/reminder.ts';
import { instant } from '#shared/time.ts';
import { useApi, useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { useInbox } from './inbox-context.ts';

/** "Remind me": shown while a reminder is being set, over whatever screen it was asked on. */
export function RemindDialog() {
  const reminding = useInbox((state) => state.reminding);
  const remind = useInbox((state) => state.remind);
  if (reminding === null) return null;
  const key = `${reminding.tenantId} ${reminding.incidentId}`;
  return <Form key={key} incidentKey={reminding} onClose={() => remind(null)} />;
}

interface FormProps {
  readonly incidentKey: IncidentKey;
  readonly onClose: () => void;
}

function Form({ incidentKey, onClose }: FormProps) {
  const { now, words } = useClock();
  const api = useApi();
  const run = useCommand();
  const [choices] = useState(() => reminderChoices(now()));
  const [own, setOwn] = useState('');
  const [note, setNote] = useState<string | null>(null);
  const [present, setPresent] = useState<Reminder | null>(null);
  useEffect(() => {
    void api.query('reminders.get', incidentKey).then((result) => {
      if (result.ok) setPresent(result.value);
    });
  }, [api, incidentKey]);
  const text = note ?? present?.note ?? '';
  const set = async (dueMs: number) => {
    const reminder = { ...incidentKey, dueAt: instant(dueMs), note: text };
    const done = `You will be reminded: ${words.when(instant(dueMs), now())}.`;
    if ((await run('reminders.set', reminder, done)).ok) onClose();
  };
  const ownMs = new Date(own).getTime();
  const forget = async () => {
    const { tenantId, incidentId } = incidentKey;
    const done = 'The reminder is forgotten.';
    if ((await run('reminders.clear', { tenantId, incidentId }, done)).ok) onClose();
  };
  return (
    <PlainDialog
      title="Remind me of this incident"
      closeName="Cancel"
      onClose={onClose}
      actions={present && <Button onClick={() => void forget()}>Forget the reminder</Button>}
    >
      {present && <p role="status">Set for {words.when(present.dueAt, now())}.</p>}
      <Field label="Note to myself">
        <Input value={text} maxLength={300} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <div className="remind-choices" role="group" aria-label="When">
        {choices.map(({ name, dueMs }) => (
          <Button key={name} title={words.exact(instant(dueMs))} onClick={() => void set(dueMs)}>
            {name}
          </Button>
        ))}
      </div>
      <div className="remind-own">
        <Field label="A time of my own">
          <Input type="datetime-local" value={own} onChange={(_, { value }) => setOwn(value)} />
        </Field>
        <Button disabled={Number.isNaN(ownMs)} onClick={() => void set(ownMs)}>
          Remind me then
        </Button>
      </div>
    </PlainDialog>
  );
}
