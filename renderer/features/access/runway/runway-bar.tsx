import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useClockText } from '../../../ui/clock.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { ListNarrowing } from '../list-narrowing.tsx';
import { DEED_WORDS } from '../mine/deed-words.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { RUNWAY_FACES } from './runway-slice.ts';
import { countWords, DAYS_AHEAD } from './runway-view.ts';

const FACE_NAMES = {
  list: 'List',
  people: 'By person',
  calendar: 'Calendar',
  chart: 'Chart',
} as const;

interface RunwayBarProps extends Pick<AccessPartProps, 'tenants'> {
  /** Those that are shown. */
  readonly items: readonly RunwayItem[];
  /** How many are picked and can be extended. */
  readonly picked: number;
  readonly canExtend: boolean;
  readonly onExtend: () => void;
  /** From the filter to what it shows. */
  readonly onToList: () => void;
}

/** How it is shown, and of whom and where. */
export function RunwayBar({
  tenants,
  items,
  picked,
  canExtend,
  onExtend,
  onToList,
}: RunwayBarProps) {
  const face = useRunway((state) => state.face);
  const filter = useRunway((state) => state.filter);
  const { whose, ended, within } = filter;
  const store = useRunwayStore();
  const { letGo, narrow, show } = store.getState();
  const count = useClockText((nowMs) => countWords(items, nowMs));
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
      <select
        aria-label="Ends within"
        value={within ?? ''}
        onChange={({ target }) =>
          narrow({ within: DAYS_AHEAD.find((days) => String(days) === target.value) ?? null })
        }
      >
        <option value="">Any day</option>
        {DAYS_AHEAD.map((days) => (
          <option key={days} value={days}>
            Next {days} days
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={ended}
          onChange={(event) => narrow({ ended: event.target.checked })}
        />{' '}
        Ended lately
      </label>
      <ListNarrowing
        tenants={tenants}
        filter={filter}
        placeholder="Person, package, tenant…"
        onFilter={narrow}
        onToList={onToList}
      />
      <span role="status">{count}</span>
      <span className="approvals-buttons">
        {picked > 0 && (
          <>
            <strong>{picked.toLocaleString()} picked</strong>
            <button type="button" className="quiet-button" onClick={() => letGo()}>
              Let go
            </button>
          </>
        )}
        <button type="button" className="plain-button" disabled={!canExtend} onClick={onExtend}>
          {DEED_WORDS.extend.button}
          {picked > 1 && ` ${picked.toLocaleString()}`} <kbd aria-hidden="true">e</kbd>
        </button>
      </span>
    </div>
  );
}
