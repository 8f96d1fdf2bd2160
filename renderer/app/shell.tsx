import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '#shared/contract/app.ts';
import type { View } from '#shared/domain/views/view.ts';
import { BoardScreen } from '../features/board/board-screen.tsx';
import type { ReceiptOf } from '../features/board/many/recorded-dialog.tsx';
import { ReceiptTable } from '../features/outbox/many-receipt.tsx';
import { isNothingRead } from '../features/overview/overview-slice.ts';
import { Access } from './access.tsx';
import { BoardCharts, ChartsButton } from './board-charts.tsx';
import { HostLines, StateLines } from './host-lines.tsx';
import { goToPlace } from './follow-place.ts';
import {
  InboxScreen,
  IncidentView,
  CommandPalette,
  FindEverything,
  KeyList,
  loadTheRest,
  OutboxScreen,
  RemindDialog,
  SettingsScreen,
  SignOutDialog,
  SnoozeDialog,
  StateList,
  TenantsScreen,
  UndoDialog,
} from './lazy-screens.ts';
import { Opening } from './opening.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { OwnNames } from './naming-here.tsx';
import { keyPartOf } from './key-part.ts';
import { Rail } from './rail.tsx';
import { closeIncident, expander, isEnterAgain, placeWords } from './full-screen.ts';
import type { Stores } from './stores.ts';
import { TopStrip } from './top-strip.tsx';
import { typeAheadOf } from './type-ahead.ts';
import { useActions } from './actions/use-actions.ts';
import { useKeyboard } from './use-keyboard.ts';
import { showView } from './show-view.ts';
import { useScreenFocus } from './use-screen-focus.ts';
import '../styles/shell.css';
import '../styles/strip.css';
import '../styles/small-window.css';

/** A page that is never idle, or not seen, goes on all the same (ms). */
const IDLE = { timeout: 1_000 };

/**
 * Everything around the screens, once the person is signed in and has tenants. Drawn again only for what it
 * shows itself, not whenever session or tenants are read anew.
 */
export const Shell = memo(function Shell({ stores }: { readonly stores: Stores }) {
  const { actions, bindings } = useActions(stores);
  const typeAhead = useMemo(() => typeAheadOf(stores), [stores]);
  useKeyboard(actions, bindings, typeAhead, stores.offers);
  const hasRows = useStore(stores.board, ({ known }) => known);
  useEffect(() => {
    if (!hasRows) return;
    const idle = requestIdleCallback(() => void loadTheRest(), IDLE); // once they are painted
    return () => cancelIdleCallback(idle);
  }, [hasRows]);
  const { screen, list, keysShown, showList, showKeys, go, snoozing, snooze, asked } = useStore(
    stores.view,
  );
  const { leaving, askSignOut } = useStore(stores.view);
  const place = useRef<HTMLElement>(null);
  useScreenFocus(screen, place);
  const range = useStore(stores.session, (state) => state.session?.cloud.kind === 'range');
  const person = useStore(stores.session, (state) => state.session?.account?.username ?? null);
  const unread = useStore(stores.inbox, (state) => state.unread);
  const toDecide = useStore(stores.access, (state) => state.overview?.toDecide ?? 0);
  const toReview = useStore(stores.access, (state) => state.overview?.toReview ?? 0);
  const reminding = useStore(stores.inbox, (state) => state.reminding !== null);
  const leave = useStore(stores.session, (state) => state.leaveProfile);
  return (
    <div className="shell">
      <Rail
        screen={screen}
        unread={unread}
        toDecide={toDecide}
        toReview={toReview}
        onGo={go}
        onQueue={actions[toDecide === 0 ? 'go-reviews' : 'go-access'].run}
      />
      <div className="shell-main">
        <TopStrip stores={stores} />
        <HostLines stores={stores} />
        <main className="screen" ref={place} tabIndex={-1}>
          {/* The board is only hidden, and waits for no other screen: it comes back as it was left. */}
          <Board stores={stores} shown={screen === 'board'} />
          {screen === 'board' && <Opening stores={stores} />}
          {screen === 'tenants' && <Tenants stores={stores} range={range} />}
          {screen === 'inbox' && <Inbox stores={stores} />}
          {screen === 'access' && <Access stores={stores} />}
          {screen === 'outbox' && <Outbox stores={stores} />}
          {screen === 'settings' && (
            <SettingsScreen
              person={person}
              range={range}
              onLeave={() => void leave()}
              onSignOut={() => askSignOut(true)}
            />
          )}
        </main>
        <StateLines stores={stores} />
      </div>
      {list !== null && <StateList group={list} onClose={() => showList(null)} />}
      <OwnNames stores={stores} home={person} />
      {reminding && <RemindDialog />}
      {snoozing !== null && (
        <SnoozeDialog
          keys={snoozing}
          tenants={stores.tenants.getState().byId}
          timeZone={localTimeZone()}
          onClose={(done) => {
            const { snoozed } = stores.view.getState();
            snooze(null);
            if (!done) return;
            snoozed?.();
            void stores.board.getState().retake();
          }}
          onUndone={() => void stores.board.getState().retake()}
        />
      )}
      <Commands stores={stores} actions={actions} />
      {leaving && <SignOutDialog onClose={() => askSignOut(false)} />}
      <Undoing stores={stores} />
      {asked && <LinkDialog stores={stores} link={asked} />}
      {keysShown && (
        <KeyList part={keyPartOf(stores)} range={range} onClose={() => showKeys(false)} />
      )}
    </div>
  );
});

interface BoardProps {
  readonly stores: Stores;
  readonly shown: boolean;
}

function Board({ stores, shown }: BoardProps) {
  const tenants = useStore(stores.tenants, (state) => state.byId);
  const strip = useStore(stores.overview, (state) => state.strip);
  const density = useStore(stores.settings, (state) => state.settings.density);
  const change = useStore(stores.settings, (state) => state.change);
  const setDensity = useCallback(
    (wanted: Settings['density']) => void change({ density: wanted }),
    [change],
  );
  const open = useStore(stores.incident, (state) => state.open);
  const full = useStore(stores.incident, (state) => state.full);
  const show = useStore(stores.incident, (state) => state.show);
  const place = useStore(stores.board, (state) => placeWords(state, open));
  const charting = useStore(stores.charts, (state) => state.view.shown);
  const expand = useMemo(() => expander(stores), [stores]);
  const showing = useMemo(() => (view: View) => showView(stores, view), [stores]);
  const counted = useStore(stores.board, (state) => state.counts !== null);
  const receiptOf = useMemo(
    (): ReceiptOf => (receipt) => <ReceiptTable receipt={receipt} tenants={tenants} />,
    [tenants],
  );
  const nothingRead = strip !== null && isNothingRead(strip);
  return (
    <div
      className="board-and-pane"
      data-pane={open !== null}
      data-full={full}
      data-shown={shown}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !isEnterAgain(event.target, stores)) return;
        event.preventDefault();
        event.stopPropagation();
        expand(true);
      }}
      data-read={!nothingRead}
      data-counted={counted && !nothingRead} // a number nobody has counted yet is no number
    >
      <BoardScreen
        tenants={tenants}
        strip={strip}
        density={density}
        paneOpen={open !== null}
        onOpen={show}
        onView={showing}
        onSnooze={stores.view.getState().snooze}
        onDensity={setDensity}
        charts={{
          button: <ChartsButton stores={stores} />,
          strip: shown && charting && <BoardCharts stores={stores} />,
        }}
        receiptOf={receiptOf}
      />
      {open !== null && (
        <IncidentView
          tenants={tenants}
          place={place}
          onClose={() => closeIncident(stores)}
          onExpand={expand}
          onMove={(step) => stores.board.getState().moveBy(step, 'rows')}
          onShow={show}
          onRemind={stores.inbox.getState().remind}
          onSnooze={(key) => stores.view.getState().snooze([key])}
        />
      )}
    </div>
  );
}

function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function Inbox({ stores }: { readonly stores: Stores }) {
  const tenants = useStore(stores.tenants, (state) => state.byId);
  return <InboxScreen tenants={tenants} onGo={(place) => goToPlace(stores, place)} />;
}

function Undoing({ stores }: { readonly stores: Stores }) {
  const asked = useStore(stores.undo, (state) => state.asked);
  const tenants = useStore(stores.tenants, (state) => state.byId);
  if (asked === null) return null;
  const { close, forget } = stores.undo.getState();
  return (
    <UndoDialog
      {...asked}
      tenants={tenants}
      onClose={(settled) => {
        close();
        if (settled) forget(asked.of);
      }}
    />
  );
}

interface CommandsProps {
  readonly stores: Stores;
  readonly actions: ReturnType<typeof useActions>['actions'];
}

/** Apart, so that opening it draws nothing else again. */
function Commands({ stores, actions }: CommandsProps) {
  const shown = useStore(stores.palette, (state) => state.shown);
  const finding = useStore(stores.find, (state) => state.shown);
  if (finding) return <FindEverything stores={stores} />;
  return shown && <CommandPalette stores={stores} actions={actions} />;
}

interface TenantsProps {
  readonly stores: Stores;
  readonly range: boolean;
}

function Tenants({ stores, range }: TenantsProps) {
  const wanted = useStore(stores.view, (state) => state.tenant);
  const nameIn = useStore(stores.view, (state) => state.nameIn);
  return <TenantsScreen range={range} wanted={wanted} onMyName={nameIn} />;
}

function Outbox({ stores }: { readonly stores: Stores }) {
  const tenants = useStore(stores.tenants, (state) => state.byId);
  const show = useStore(stores.incident, (state) => state.show);
  const go = useStore(stores.view, (state) => state.go);
  const open = useMemo(
    () => (key: Parameters<typeof show>[0]) => {
      show(key);
      go('board');
    },
    [show, go],
  );
  const access = useStore(stores.access, (state) => state.overview);
  const trail = () => {
    stores.access.getState().showTrail({});
    go('access');
  };
  return <OutboxScreen tenants={tenants} onOpen={open} access={access} onTrail={trail} />;
}
