import { useEffect, useMemo } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { FilterField } from '../../../ui/filter-field.tsx';
import { useOfferedKeys } from '../../../ui/offers.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';
import { EndReminderForm } from './end-reminder-form.tsx';
import { RenewalDialog } from './renewal-dialog.tsx';
import { useRenewing } from './use-renewing.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { RunwayList } from './runway-list.tsx';
import { RunwayCalendar, RunwayChart } from './runway-months.tsx';
import { RUNWAY_FACES } from './runway-slice.ts';
import { dateWords, shownItems } from './runway-view.ts';
import '../../../styles/board.css';
import '../../../styles/approvals.css';
import '../../../styles/reviews.css';
import '../../../styles/mine.css';
import '../../../styles/runway.css';

const FACE_NAMES = { list: 'List', calendar: 'Calendar', chart: 'Chart' } as const;
const NONE: readonly RunwayItem[] = [];

/** Whose access ends when, of all tenants. */
export function RunwayPart({ tenants, offline }: AccessPartProps) {
  const runway = useRunway((state) => state.runway);
  const face = useRunway((state) => state.face);
  const filter = useRunway((state) => state.filter);
  const place = useRunway((state) => state.place);
  const failure = useRunway((state) => state.failure);
  const store = useRunwayStore();
  useEffect(() => void store.getState().refresh(), [store]);
  const { items = NONE, zone = 'UTC', omitted = 0, gdapReadAt = null } = runway ?? {};
  const shown = useMemo(() => shownItems(items, filter, zone), [items, filter, zone]);
  // Months are narrowed by everything but the month itself.
  const all = useMemo(
    () => shownItems(items, { ...filter, when: '' }, zone),
    [items, filter, zone],
  );
  const active = shown[Math.min(place, shown.length - 1)];
  const renewing = useRenewing(active);
  const keys = useMemo(() => {
    const move = (step: number) => () => {
      const last = shown.length - 1;
      store.getState().move(Math.max(0, Math.min(last, store.getState().place + step)));
    };
    return {
      j: move(1),
      k: move(-1),
      e: renewing.begin,
      Escape: () => store.getState().narrow({ when: '' }),
    };
  }, [store, shown.length, renewing.begin]);
  useOfferedKeys(keys);
  if (runway === null) return failure && <Failure message={failure.message} />;
  return (
    <div className="approvals runway">
      <div className="approvals-main">
        <RunwayBar
          tenants={tenants}
          count={shown.length}
          canRenew={face === 'list' && active?.extend === 'yes'}
          onRenew={renewing.begin}
        />
        {failure !== null && <Failure message={failure.message} />}
        {filter.when !== '' && (
          <p className="runway-when-line">
            Only what ends in {dateWords(filter.when)}.{' '}
            <button
              type="button"
              className="quiet-button"
              onClick={() => store.getState().narrow({ when: '' })}
            >
              Show all
            </button>
          </p>
        )}
        {items.length === 0 && (
          <EmptyPart
            nothing="Nothing that ends"
            parts={['assignments', 'others', 'reviews']}
            seenInOwn
            tenants={tenants}
          />
        )}
        {items.length > 0 && face === 'list' && shown.length === 0 && (
          <p className="access-empty">Nothing here is as you asked.</p>
        )}
        {face === 'list' && shown.length > 0 && (
          <RunwayList items={shown} zone={zone} tenants={tenants} />
        )}
        {items.length > 0 && face === 'calendar' && <RunwayCalendar items={all} zone={zone} />}
        {items.length > 0 && face === 'chart' && <RunwayChart items={all} zone={zone} />}
        <div className="runway-foot muted">
          {omitted > 0 && <span>{counted(omitted, 'later end')} left out. </span>}
          <span>
            GDAP relationships{' '}
            {gdapReadAt === null ? (
              'not read'
            ) : (
              <>
                read <TimeAgo at={gdapReadAt} />
              </>
            )}
          </span>
          <EndReminderForm />
        </div>
      </div>
      <RenewalDialog renewing={renewing} tenants={tenants} offline={offline} />
    </div>
  );
}

function Failure({ message }: { readonly message: string }) {
  return (
    <p role="alert" className="failure-message">
      <StrangerLine text={message} />
    </p>
  );
}

interface RunwayBarProps extends Pick<AccessPartProps, 'tenants'> {
  readonly count: number;
  readonly canRenew: boolean;
  readonly onRenew: () => void;
}

/** How it is shown, and of whom and where. */
function RunwayBar({ tenants, count, canRenew, onRenew }: RunwayBarProps) {
  const face = useRunway((state) => state.face);
  const { whose, tenant, text, ended } = useRunway((state) => state.filter);
  const store = useRunwayStore();
  const { narrow, show } = store.getState();
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
        name="Person or package"
        placeholder="Person or package"
        text={text}
        onText={(words) => narrow({ text: words })}
      />
      <span role="status">{counted(count, 'end')}</span>
      <span className="approvals-buttons">
        <button type="button" className="plain-button" disabled={!canRenew} onClick={onRenew}>
          Renew <kbd aria-hidden="true">e</kbd>
        </button>
      </span>
    </div>
  );
}
