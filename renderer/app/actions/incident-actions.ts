import { appLinkText } from '#shared/domain/app-link.ts';
import type { Run } from '../../api.tsx';
import { GRID_ID } from '../../features/board/board-list.tsx';
import { type PaneWish, TABS } from '../../features/incident/incident-slice.ts';
import type { Doing } from '../../ui/offers.tsx';
import { closeIncident, expander } from '../full-screen.ts';
import type { Stores } from '../stores.ts';
import { ON_BOARD } from './board-actions.ts';

const CHOOSE = 'Choose an incident first.';

/** The chosen incident, or the open one: going from one to the next, and what can be done with it. */
export function incidentActions(stores: Stores, run: Run) {
  const { board, inbox, incident, offers, view } = stores;
  const isOff = () => (view.getState().screen === 'board' ? null : ON_BOARD);
  const chosen = () => board.getState().selected?.key ?? incident.getState().open;
  const noneChosen = () => isOff() ?? (chosen() ? null : CHOOSE);
  const notFull = () => isOff() ?? (incident.getState().full ? null : 'For the full screen.');
  const expand = expander(stores);
  const openAt = (part?: PaneWish['part']) => {
    const key = chosen();
    if (key) incident.getState().show(key, part);
  };
  const move = (count: 1 | -1): Doing => ({
    run: () => {
      if (!incident.getState().full) document.getElementById(GRID_ID)?.focus();
      board.getState().moveBy(count, 'rows');
    },
    whyNot: () => isOff() ?? (board.getState().window.total > 0 ? null : 'The list is empty.'),
  });
  /** Opens the incident at a part of it; what its tenant does not allow is known once it is open. */
  const part = (name: PaneWish['part'], refuses?: () => string | null): Doing => ({
    run: () => openAt(name),
    whyNot: () => noneChosen() ?? refuses?.() ?? null,
  });
  const openDetail = () => {
    const { detail, open } = incident.getState();
    const key = chosen();
    const isShown =
      detail?.incident.id === key?.incidentId && detail?.incident.tenantId === key?.tenantId;
    return isShown && open ? detail : null;
  };
  const mayNotWrite = () => {
    const write = openDetail()?.write;
    return !write || write.allowed ? null : (write.reason ?? 'Your role may only read here.');
  };
  const unassigned = () => {
    const detail = openDetail();
    return detail && detail.incident.assignedTo === null ? 'Nobody has it.' : mayNotWrite();
  };
  /** Something that is done with the incident where it stands. */
  const withKey = (act: (key: NonNullable<ReturnType<typeof chosen>>) => void): Doing => ({
    run: () => {
      const key = chosen();
      if (key) act({ tenantId: key.tenantId, incidentId: key.incidentId });
    },
    whyNot: noneChosen,
  });
  /** What is picked goes before what is chosen. */
  const snooze: Doing = {
    run: () => {
      const picked = offers.get('snooze');
      const key = chosen();
      if (picked) picked.run();
      else if (key) view.getState().snooze([key]);
    },
    whyNot: () => isOff() ?? (offers.get('snooze') || chosen() ? null : CHOOSE),
  };
  const tab = (place: 1 | 2 | 3 | 4 | 5): Doing => ({
    run: () => {
      const name = TABS[place - 1];
      if (name) incident.getState().showTab(name);
    },
    whyNot: notFull,
  });
  return {
    take: part('take', mayNotWrite),
    unassign: part('unassign', unassigned),
    status: part('status', mayNotWrite),
    classify: part('classify', mayNotWrite),
    comment: part('comment'),
    remind: withKey((key) => inbox.getState().remind(key)),
    snooze,
    portal: withKey((key) => void run('links.open', { target: { kind: 'incident', ...key } })),
    'copy-link': withKey(
      (key) =>
        void run('links.copy', { target: { kind: 'incident', ...key } }, 'The link is copied.'),
    ),
    'copy-app-link': withKey(
      (key) =>
        void run(
          'app.copyText',
          { text: appLinkText({ kind: 'incident', ...key }) },
          'The link is copied.',
        ),
    ),
    'look-tenant': withKey(
      ({ tenantId }) => void run('sync.now', { tenantId }, 'Looking at the tenant.'),
    ),
    down: move(1),
    up: move(-1),
    open: { run: () => openAt(), whyNot: noneChosen },
    full: {
      run: () => {
        if (incident.getState().full) return expand(false);
        openAt();
        expand(true);
      },
      whyNot: noneChosen,
    },
    'tab-1': tab(1),
    'tab-2': tab(2),
    'tab-3': tab(3),
    'tab-4': tab(4),
    'tab-5': tab(5),
    follow: {
      run: () => incident.getState().follow(),
      whyNot: () =>
        isOff() ?? (incident.getState().detail?.target ? null : 'For a merged incident.'),
    },
    merged: {
      run: () => void incident.getState().goBack(),
      whyNot: () =>
        isOff() ?? (incident.getState().trail.length > 0 ? null : 'You followed no merged one.'),
    },
    back: {
      run: () => {
        if (incident.getState().full) return expand(false);
        if (incident.getState().open) return closeIncident(stores);
        board.getState().select(null);
        document.getElementById(GRID_ID)?.focus();
      },
      whyNot: isOff,
    },
  } as const satisfies Record<string, Doing>;
}
