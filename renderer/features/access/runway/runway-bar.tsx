import { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { FilterField } from '../../../ui/filter-field.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { RUNWAY_FACES } from './runway-slice.ts';

const FACE_NAMES = { list: 'List', calendar: 'Calendar', chart: 'Chart' } as const;

interface RunwayBarProps extends Pick<AccessPartProps, 'tenants'> {
  readonly count: number;
  /** How many are picked and can be renewed. */
  readonly picked: number;
  readonly canRenew: boolean;
  readonly onRenew: () => void;
}

/** How it is shown, and of whom and where. */
export function RunwayBar({ tenants, count, picked, canRenew, onRenew }: RunwayBarProps) {
  const face = useRunway((state) => state.face);
  const { whose, tenant, text, ended } = useRunway((state) => state.filter);
  const store = useRunwayStore();
  const { letGo, narrow, show } = store.getState();
  return (
    <div className="approvals-bar">
      <fieldset className="segments">
        <legend className="hidden-text">How it is shown</legend>
        {RUNWAY_FACES.map((name) => (
          <button
            key={name}
            type="button"
            className="plain-button"
            aria-pressed={name === face}
            onClick={() => show(name)}
          >
            {FACE_NAMES[name]}
          </button>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={whose === 'mine'}
          onChange={(event) => narrow({ whose: event.target.checked ? 'mine' : 'all' })}
        />{' '}
        Mine
      </label>
      <label>
        <input
          type="checkbox"
          checked={ended}
          onChange={(event) => narrow({ ended: event.target.checked })}
        />{' '}
        Ended lately
      </label>
      <select
        className="mine-filter"
        aria-label="Tenant"
        value={tenant}
        onChange={({ target }) => {
          const id = TenantId.safeParse(target.value);
          narrow({ tenant: id.success ? id.data : '' });
        }}
      >
        <option value="">All tenants</option>
        {[...tenants.values()].map(({ id, name }) => (
          <option key={id} value={id}>
            {visibleLine(name)}
          </option>
        ))}
      </select>
      <FilterField
        className="mine-filter"
        name="Person or package"
        placeholder="Person or package"
        text={text}
        onText={(words) => narrow({ text: words })}
      />
      <span role="status">{counted(count, 'end')}</span>
      <span className="approvals-buttons">
        {picked > 0 && (
          <>
            <strong>{picked.toLocaleString()} picked</strong>
            <button type="button" className="quiet-button" onClick={() => letGo()}>
              Let go
            </button>
          </>
        )}
        <button type="button" className="plain-button" disabled={!canRenew} onClick={onRenew}>
          Renew{picked > 1 && ` ${picked.toLocaleString()}`} <kbd aria-hidden="true">e</kbd>
        </button>
      </span>
    </div>
  );
}
