import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { QuietHours, type TellingSettings } from '#shared/domain/telling/quiet.ts';
import { withoutRule, withRule } from '#shared/domain/telling/rule.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, millis } from '#shared/time.ts';
import { useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { useInbox } from './inbox-context.ts';
import { RuleList } from './rule-list.tsx';

interface TellingFormProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** Rules, quiet hours, do not disturb and sound. Each change is kept at once. */
export function TellingForm({ tenants }: TellingFormProps) {
  const telling = useInbox((state) => state.telling);
  const run = useCommand();
  if (telling === null) return null;
  const change = (part: Partial<TellingSettings>) => void run('telling.set', part);
  return (
    <div className="telling">
      <RuleList
        rules={telling.rules}
        tenants={tenants}
        onSave={(rule) => change({ rules: withRule(telling.rules, rule) })}
        onRemove={(id) => change({ rules: withoutRule(telling.rules, id) })}
      />
      <section>
        <h2>When nothing is shown over other windows</h2>
        <p className="muted">The inbox takes everything all the same.</p>
        <Undisturbed telling={telling} onChange={change} />
        <Quiet key={JSON.stringify(telling.quiet)} quiet={telling.quiet} onChange={change} />
        <Switch
          label="Sound, where a rule asks for it"
          checked={telling.sound}
          onChange={(_, { checked }) => change({ sound: checked })}
        />
      </section>
    </div>
  );
}

interface PartProps {
  readonly onChange: (part: Partial<TellingSettings>) => void;
}

function Undisturbed({ telling, onChange }: PartProps & { readonly telling: TellingSettings }) {
  const { now, words } = useClock();
  const until = telling.undisturbedUntil;
  const isOn = until !== null && millis(until) > now();
  const begin = (hours: number) => onChange({ undisturbedUntil: instant(now() + hours * HOUR_MS) });
  return (
    <div className="inbox-buttons" role="group" aria-label="Do not disturb">
      <span role="status">
        {isOn ? `Do not disturb until ${words.timeOfDay(millis(until))}.` : 'Do not disturb for'}
      </span>
      {isOn ? (
        <Button size="small" onClick={() => onChange({ undisturbedUntil: null })}>
          End it now
        </Button>
      ) : (
        [1, 4, 8].map((hours) => (
          <Button key={hours} size="small" onClick={() => begin(hours)}>
            {hours === 1 ? '1 hour' : `${hours} hours`}
          </Button>
        ))
      )}
    </div>
  );
}

function Quiet({ quiet, onChange }: PartProps & { readonly quiet: QuietHours }) {
  const [typed, setTyped] = useState(quiet);
  const parsed = QuietHours.safeParse(typed);
  const save = (next: QuietHours) => {
    setTyped(next);
    const checked = QuietHours.safeParse(next);
    if (checked.success) onChange({ quiet: checked.data });
  };
  const problem = parsed.success ? null : parsed.error.issues[0]?.message;
  return (
    <fieldset className="telling-quiet">
      <legend className="hidden-text">Quiet hours</legend>
      <Switch
        label="Quiet hours every day"
        checked={typed.on}
        onChange={(_, { checked }) => save({ ...typed, on: checked })}
      />
      <Field label="From">
        <Input
          type="time"
          value={typed.from}
          onChange={(_, { value }) => setTyped({ ...typed, from: value })}
          onBlur={() => save(typed)}
        />
      </Field>
      <Field label="To">
        <Input
          type="time"
          value={typed.to}
          onChange={(_, { value }) => setTyped({ ...typed, to: value })}
          onBlur={() => save(typed)}
        />
      </Field>
      <Field label="Time zone" hint="Such as Europe/Berlin. Empty: that of this computer.">
        <Input
          value={typed.timeZone ?? ''}
          onChange={(_, { value }) => setTyped({ ...typed, timeZone: value.trim() || null })}
          onBlur={() => save(typed)}
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
