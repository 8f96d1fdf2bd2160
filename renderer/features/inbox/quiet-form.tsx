import { Field, Input, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { QuietHours } from '#shared/domain/telling/quiet.ts';

interface QuietFormProps {
  readonly quiet: QuietHours;
  readonly onChange: (part: { readonly quiet: QuietHours }) => void;
}

type Typed = Partial<Omit<QuietHours, 'on'>>;

/**
 * Hours in which nothing is shown over other windows. What is typed stands over what is kept until it is kept
 * itself, so that a new answer never takes letters or the focus away.
 */
export function QuietForm({ quiet, onChange }: QuietFormProps) {
  const [typed, setTyped] = useState<Typed>({});
  const still = notKept(typed, quiet);
  if (Object.keys(still).length < Object.keys(typed).length) setTyped(still);
  const shown = { ...quiet, ...still };
  const parsed = QuietHours.safeParse(shown);
  const problem = parsed.success ? null : parsed.error.issues[0]?.message;
  const type = (part: Typed) => setTyped({ ...still, ...part });
  const save = () => {
    if (parsed.success && Object.keys(still).length > 0) onChange({ quiet: parsed.data });
  };
  return (
    <fieldset className="telling-quiet">
      <legend className="hidden-text">Quiet hours</legend>
      <Switch
        label="Quiet hours every day"
        checked={quiet.on}
        // Half a time beside it keeps nobody from switching them on or off.
        onChange={(_, { checked: on }) =>
          onChange({ quiet: { ...(parsed.success ? parsed.data : quiet), on } })
        }
      />
      <Field label="From">
        <Input
          type="time"
          value={shown.from}
          onChange={(_, { value }) => type({ from: value })}
          onBlur={save}
        />
      </Field>
      <Field label="To">
        <Input
          type="time"
          value={shown.to}
          onChange={(_, { value }) => type({ to: value })}
          onBlur={save}
        />
      </Field>
      <Field label="Time zone" hint="Such as Europe/Berlin. Empty: that of this computer.">
        <Input
          value={shown.timeZone ?? ''}
          onChange={(_, { value }) => type({ timeZone: value.trim() || null })}
          onBlur={save}
        />
      </Field>
      {problem && (
        <p role="alert" className="failure-message">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** What of the typed is not what is kept. */
function notKept({ from, to, timeZone }: Typed, quiet: QuietHours): Typed {
  return {
    ...(from !== undefined && from !== quiet.from && { from }),
    ...(to !== undefined && to !== quiet.to && { to }),
    ...(timeZone !== undefined && timeZone !== quiet.timeZone && { timeZone }),
  };
}
