import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useCommand } from '../api.tsx';
import { GRID_ID } from '../features/board/board-list.tsx';
import { SEARCH_ID } from '../features/board/board-search.tsx';
import { TABS } from '../features/incident/incident-slice.ts';
import { closeIncident, expander } from './full-screen.ts';
import { actionFor, beginsPair, type KeyAction } from './keymap.ts';
import type { Stores } from './stores.ts';

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
/** Dialogs and menus answer their own keys. */
const OWN_KEYS = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** Single keys work anywhere but where a person types. */
export function useKeyboard(stores: Stores): void {
  const run = useCommand();
  useEffect(() => {
    const actions = keyActions(stores, run);
    let before: string | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const from = event.target instanceof Element ? event.target : document.body;
      if (from.closest(OWN_KEYS)) return;
      const typing = from.matches(TYPING);
      if (typing && event.key !== 'Escape') return;
      if (event.key === 'Enter' && from !== document.body) return; // the thing in focus answers it
      const { singleKeyShortcuts } = stores.settings.getState().settings;
      const action = actionFor(event.key, before, singleKeyShortcuts);
      before = before === null && singleKeyShortcuts && beginsPair(event.key) ? event.key : null;
      if (!action) return;
      event.preventDefault();
      actions[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [stores, run]);
}

function keyActions(
  stores: Stores,
  run: ReturnType<typeof useCommand>,
): Readonly<Record<KeyAction, () => void>> {
  const { board, inbox, incident, view } = stores;
  const onBoard = () => view.getState().screen === 'board';
  const move = (count: number) => {
    if (!onBoard()) return;
    if (!incident.getState().full) focusOn(GRID_ID);
    board.getState().moveBy(count, 'rows');
  };
  const chosen = () => board.getState().selected?.key ?? incident.getState().open;
  const openAt = (part?: 'take' | 'status' | 'comment') => {
    const key = chosen();
    if (!key || !onBoard()) return;
    incident.getState().show(key, part);
  };
  const back = () => {
    if (!onBoard()) return;
    if (incident.getState().full) return expand(false);
    if (incident.getState().open) return closeIncident(stores);
    board.getState().select(null);
    focusOn(GRID_ID);
  };
  const expand = expander(stores);
  const toggleFull = () => {
    if (!onBoard()) return;
    if (incident.getState().full) return expand(false);
    openAt();
    expand(true);
  };
  const showTab = (place: 1 | 2 | 3 | 4 | 5) => () => {
    const tab = TABS[place - 1];
    if (tab && onBoard() && incident.getState().full) incident.getState().showTab(tab);
  };
  return {
    down: () => move(1),
    up: () => move(-1),
    open: () => openAt(),
    full: toggleFull,
    'tab-1': showTab(1),
    'tab-2': showTab(2),
    'tab-3': showTab(3),
    'tab-4': showTab(4),
    'tab-5': showTab(5),
    follow: () => {
      if (onBoard()) incident.getState().follow();
    },
    merged: () => {
      if (onBoard()) incident.getState().goBack();
    },
    back,
    search: () => {
      if (incident.getState().full) expand(false); // what is searched is the list behind
      focusOn(SEARCH_ID);
    },
    keys: () => view.getState().showKeys(true),
    take: () => openAt('take'),
    status: () => openAt('status'),
    comment: () => openAt('comment'),
    remind: () => {
      const key = chosen();
      if (!key || !onBoard()) return;
      const { tenantId, incidentId } = key;
      inbox.getState().remind({ tenantId, incidentId });
    },
    portal: () => {
      const key = chosen();
      if (key && onBoard()) void run('links.open', { target: { kind: 'incident', ...key } });
    },
    arrivals: () => board.getState().showArrivals(),
    'go-board': () => {
      flushSync(() => view.getState().go('board')); // the list can take the focus once it is shown
      focusOn(GRID_ID);
    },
    'go-inbox': () => view.getState().go('inbox'),
    'go-tenants': () => view.getState().go('tenants'),
    'go-outbox': () => view.getState().go('outbox'),
    'go-settings': () => view.getState().go('settings'),
  };
}
