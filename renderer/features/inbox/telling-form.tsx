import { Button, Switch } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TellingSettings } from '#shared/domain/telling/quiet.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, millis } from '#shared/time.ts';
import { useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { useInbox } from './inbox-context.ts';
import { QuietForm } from './quiet-form.tsx';
import { RuleList } from './rule-list.tsx';

interface TellingFormProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** Rules, quiet hours, do not disturb and sound. Each change is kept at once. */
export function TellingForm({ tenants }: TellingFormProps) {
  const telling = useInbox((state) => state.telling);
  const run = useCommand();
  if (telling === null) return null;
  const change = (part: TellingChange) => void run('telling.set', part);
  return (
    <div className="telling">
      <RuleList
        rules={telling.rules}
        tenants={tenants}
        onSave={(rule) => void run('telling.setRule', rule)}
        onRemove={(id) => void run('telling.removeRule', { id })}
      />
      <section>
        <h2>When nothing is shown over other windows</h2>
        <p className="muted">The inbox takes everything all the same.</p>
        <Undisturbed telling={telling} onChange={change} />
        <QuietForm quiet={telling.quiet} onChange={change} />
        <Switch
          label="Sound, where a rule asks for it"
          checked={telling.sound}
          onChange={(_, { checked }) => change({ sound: checked })}
        />
      </section>
    </div>
  );
}

type TellingChange = Partial<Omit<TellingSettings, 'rules'>>;

interface PartProps {
  readonly onChange: (part: TellingChange) => void;
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
