import { useCallback, useEffect, useMemo } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useClock } from '../../../ui/clock.tsx';
import { useOfferedKeys } from '../../../ui/offers.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { tenantText } from '../list-filter.ts';
import { EmptyPart } from '../empty-part.tsx';
import { EndReminderForm } from './end-reminder-form.tsx';
import { AskDialog } from '../mine/ask-dialog.tsx';
import { useMine } from '../mine/mine-context.ts';
import { standsAt } from '../row-moves.ts';
import { RunwayBar } from './runway-bar.tsx';
import { useExtending, usePicking } from './use-extending.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { RUNWAY_ID, RunwayList } from './runway-list.tsx';
import { OWN_ENDS, RunwaySeen } from './runway-seen.tsx';
import { RunwayPane } from './runway-pane.tsx';
import { RunwayCalendar, RunwayChart } from './runway-months.tsx';
import { byPerson, pickedItems, runwayKey, shownItems, whenWords } from './runway-view.ts';
import '../../../styles/rows.css';
import '../../../styles/pane.css';
import '../../../styles/approvals.css';
import '../../../styles/approval-rows.css';
import '../../../styles/approval-details.css';
import '../../../styles/reviews.css';
import '../../../styles/mine.css';
import '../../../styles/runway.css';

const NONE: readonly RunwayItem[] = [];

/** Whose access ends when, of all tenants. */
export function RunwayPart({ tenants, offline }: AccessPartProps) {
  const runway = useRunway((state) => state.runway);
  const face = useRunway((state) => state.face);
  const filter = useRunway((state) => state.filter);
  const cursor = useRunway((state) => state.cursor);
  const failure = useRunway((state) => state.failure);
  const store = useRunwayStore();
  const { now } = useClock();
  useEffect(() => void store.getState().refresh(), [store]);
  const { items = NONE, zone = 'UTC', omitted = 0, gdapReadAt = null } = runway ?? {};
  const isGrouped = face === 'people';
  const isList = face === 'list' || isGrouped;
  const nameOf = useCallback((id: TenantId) => tenantText(tenants.get(id)), [tenants]);
  const shown = useMemo(() => {
    const found = shownItems(items, filter, { zone, nowMs: now(), nameOf });
    return isGrouped ? byPerson(found) : found;
  }, [items, filter, isGrouped, zone, now, nameOf]);
  // Months are narrowed by everything but the month itself.
  const all = useMemo(
    () => shownItems(items, { ...filter, when: '' }, { zone, nowMs: now(), nameOf }),
    [items, filter, zone, now, nameOf],
  );
  const place = standsAt(shown, runwayKey, cursor);
  const active = shown[place];
  const activeKey = active ? runwayKey(active) : null;
  useEffect(() => {
    if (activeKey !== null) store.getState().move(place, activeKey);
  }, [store, place, activeKey, cursor.key]);
  const open = useRunway((state) => state.open) && isList && active !== undefined;
  const picked = useRunway((state) => state.picked);
  const meant = useMemo(() => pickedItems(shown, picked), [shown, picked]);
  const beginExtending = useExtending();
  const extend = useCallback(() => {
    if (meant.length > 0) beginExtending(meant);
    else if (active) beginExtending([active]);
  }, [meant, active, beginExtending]);
  const pick = usePicking();
  const doing = useMine((state) => state.doing);
  const close = useCallback(() => {
    store.getState().setOpen(false);
    document.getElementById(RUNWAY_ID)?.focus();
  }, [store]);
  const keys = useMemo(() => {
    const move = (step: number) => () => {
      const last = shown.length - 1;
      const from = standsAt(shown, runwayKey, store.getState().cursor);
      const next = Math.max(0, Math.min(last, from + step));
      const item = shown[next];
      store.getState().move(next, item ? runwayKey(item) : null);
    };
    const clear = {
      Escape: () => {
        if (store.getState().open) close();
        else if (store.getState().picked.size > 0) store.getState().letGo();
        else store.getState().narrow({ when: '' });
      },
    };
    // The calendar and the chart show no rows that these could mean.
    if (!isList) return clear;
    return {
      ...clear,
      j: move(1),
      k: move(-1),
      x: () => {
        const item = shown[standsAt(shown, runwayKey, store.getState().cursor)];
        if (item) pick(item);
      },
      'Mod+a': () =>
        store.getState().pickAll(shown.filter((item) => item.extend === 'yes').map(runwayKey)),
      e: extend,
      Enter: () => store.getState().setOpen(true),
    };
  }, [store, isList, shown, pick, extend, close]);
  useOfferedKeys(keys);
  if (runway === null) return failure && <Failure message={failure.message} />;
  return (
    <div className="approvals runway" data-pane={open}>
      <div className="approvals-main">
        <RunwayBar
          tenants={tenants}
          items={shown}
          picked={meant.length}
          canExtend={isList && (meant.length > 0 || active?.extend === 'yes')}
          onExtend={extend}
          onToList={() => document.getElementById(RUNWAY_ID)?.focus()}
        />
        {failure !== null && <Failure message={failure.message} />}
        {filter.when !== '' && (
          <p className="runway-when-line">
            Only what ends {whenWords(filter.when)}.{' '}
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
          <EmptyPart nothing="Nothing of yours ends" parts={OWN_ENDS} seenInOwn tenants={tenants} />
        )}
        {items.length > 0 && isList && shown.length === 0 && (
          <p className="access-empty">Nothing here is as you asked.</p>
        )}
        {isList && shown.length > 0 && (
          <RunwayList
            items={shown}
            zone={zone}
            grouped={isGrouped}
            tenants={tenants}
            onPick={pick}
          />
        )}
        {items.length > 0 && face === 'calendar' && (
          <RunwayCalendar items={all} zone={zone} within={filter.within} />
        )}
        {items.length > 0 && face === 'chart' && (
          <RunwayChart items={all} zone={zone} within={filter.within} />
        )}
        <div className="runway-foot muted">
          <RunwaySeen items={shown} tenants={tenants} offline={offline} />
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
      {open && (
        <RunwayPane
          key={runwayKey(active)}
          item={active}
          tenants={tenants}
          onExtend={() => beginExtending([active])}
          onClose={close}
        />
      )}
      {doing?.what === 'ask' && <AskDialog asking={doing} tenants={tenants} offline={offline} />}
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
