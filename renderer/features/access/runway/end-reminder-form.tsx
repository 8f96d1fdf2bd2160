import { useEffect, useState } from 'react';
import { DEFAULT_END_REMINDERS, EndReminders } from '#shared/domain/access/end-reminders.ts';
import { useApi, useCommand } from '../../../api.tsx';

const WHOSE = { mine: 'my own ends', all: 'everybody’s ends', off: 'nothing' } as const;

/** Of whose ends the person is reminded in the inbox, and how many days before. */
export function EndReminderForm() {
  const api = useApi();
  const run = useCommand();
  const [kept, setKept] = useState<EndReminders>(DEFAULT_END_REMINDERS);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    void api.query('settings.get', {}).then((result) => {
      if (isHere && result.ok) setKept(result.value.settings.endReminders);
    });
    return () => {
      isHere = false;
    };
  }, [api]);
  const text = typed ?? kept.days.join(', ');
  const parsed = EndReminders.safeParse({
    whose: kept.whose,
    days: text
      .split(/[\s,;]+/)
      .filter((part) => part !== '')
      .map(Number),
  });
  const save = async (next: EndReminders) => {
    if (!(await run('settings.set', { endReminders: next }, 'Reminders changed.')).ok) return;
    setKept(next);
    setTyped(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.success) void save(parsed.data);
      }}
    >
      <label>
        Remind me of{' '}
        <select
          value={kept.whose}
          onChange={({ target }) => {
            const whose = EndReminders.shape.whose.safeParse(target.value);
            if (whose.success) void save({ ...kept, whose: whose.data });
          }}
        >
          {EndReminders.shape.whose.options.map((name) => (
            <option key={name} value={name}>
              {WHOSE[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        days before:{' '}
        <input
          type="text"
          value={text}
          aria-invalid={!parsed.success}
          title="Whole days from 1 to 366, at most ten, with commas."
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {typed !== null && (
        <button type="submit" className="quiet-button" disabled={!parsed.success}>
          Save
        </button>
      )}
    </form>
  );
}
