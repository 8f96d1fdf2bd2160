import { appLinkText } from '#shared/domain/app-link.ts';
import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';
import { visibleLine } from '#shared/text.ts';
import type { Run } from '../../api.tsx';
import { GRID_ID } from '../../features/board/board-list.tsx';
import type { PaneWish } from '../../features/incident/incident-slice.ts';
import type { Doing } from '../../ui/offers.tsx';
import { closeIncident, expander, leaveField } from '../full-screen.ts';
import { meantIncident } from '../meant-incident.ts';
import type { Stores } from '../stores.ts';
import { ON_BOARD } from './board-actions.ts';

const CHOOSE = 'Choose an incident first.';

/** What can be done with the incident that is meant, and going from one to the next. */
export function incidentActions(stores: Stores, run: Run) {
  const target = meantTarget(stores);
  return {
    ...changeActions(stores, target),
    ...passOnActions(target, run),
    ...wayActions(stores, target),
  };
}

/** What can be done with the meant incident, and why nothing can. */
function meantTarget(stores: Stores) {
  const { incident, view } = stores;
  const isOff = () => (view.getState().screen === 'board' ? null : ON_BOARD);
  const meant = () => meantIncident(stores);
  const noneMeant = () => isOff() ?? (meant() ? null : CHOOSE);
  return {
    isOff,
    meant,
    noneMeant,
    /** Opens it, at a part of it. */
    openAt: (part?: PaneWish['part']): void => {
      const key = meant();
      if (key) incident.getState().show(key, part);
    },
    /** Something that is done with it where it stands. */
    withKey: (act: (key: IncidentKey) => void): Doing => ({
      run: () => {
        const key = meant();
        if (key) act({ tenantId: key.tenantId, incidentId: key.incidentId });
      },
      whyNot: noneMeant,
    }),
  };
}
type Target = ReturnType<typeof meantTarget>;

function changeActions({ inbox, incident, offers, view }: Stores, target: Target) {
  const { isOff, meant, noneMeant, openAt, withKey } = target;
  /** Opens the incident at a part of it; what its tenant does not allow is known once it is open. */
  const part = (name: PaneWish['part'], refuses?: () => string | null): Doing => ({
    run: () => openAt(name),
    whyNot: () => noneMeant() ?? refuses?.() ?? null,
  });
  const openDetail = () => {
    const { detail, open } = incident.getState();
    const key = meant();
    const read = detail && { tenantId: detail.incident.tenantId, incidentId: detail.incident.id };
    return open && isSameIncident(read, key) ? detail : null;
  };
  const mayNotTake = () => {
    const target = openDetail()?.target;
    if (!target) return mayNotWrite();
    return `Merged: the work goes on in incident ${visibleLine(target.incidentId)}.`;
  };
  const mayNotWrite = () => {
    const write = openDetail()?.write;
    return !write || write.allowed ? null : (write.reason ?? 'Your role may only read here.');
  };
  const unassigned = () => {
    const detail = openDetail();
    return detail && detail.incident.assignedTo === null ? 'Nobody has it.' : mayNotWrite();
  };
  /** What is picked goes before what is chosen, where the person can see that it is picked. */
  const offeredSnooze = () => {
    const offer = incident.getState().full ? null : offers.get('snooze');
    return offer?.whyNot() === null ? offer : null;
  };
  const snooze: Doing = {
    run: () => {
      const picked = offeredSnooze();
      const key = meant();
      if (picked) picked.run();
      else if (key) view.getState().snooze([key]);
    },
    whyNot: () => isOff() ?? (offeredSnooze() || meant() ? null : CHOOSE),
  };
  return {
    take: part('take', mayNotTake),
    unassign: part('unassign', unassigned),
    status: part('status', mayNotWrite),
    classify: part('classify', mayNotWrite),
    comment: part('comment'),
    note: {
      run: () => {
        openAt('note');
        if (incident.getState().full) incident.getState().showTab('summary');
      },
      whyNot: noneMeant,
    },
    remind: withKey((key) => inbox.getState().remind(key)),
    snooze,
  } as const satisfies Record<string, Doing>;
}

/** To the portal, and into somebody else's hands. */
function passOnActions({ withKey }: Target, run: Run) {
  const COPIED = 'The link is copied.';
  return {
    portal: withKey((key) => void run('links.open', { target: { kind: 'incident', ...key } })),
    'copy-link': withKey(
      (key) => void run('links.copy', { target: { kind: 'incident', ...key } }, COPIED),
    ),
    'copy-app-link': withKey(
      (key) =>
        void run('app.copyText', { text: appLinkText({ kind: 'incident', ...key }) }, COPIED),
    ),
    'look-tenant': withKey(
      ({ tenantId }) => void run('sync.now', { tenantId }, 'Looking at the tenant.'),
    ),
  } as const satisfies Record<string, Doing>;
}

function wayActions(stores: Stores, { isOff, noneMeant, openAt }: Target) {
  const { board, incident, view } = stores;
  const expand = expander(stores);
  const move = (count: 1 | -1): Doing => ({
    run: () => {
      if (!incident.getState().full) document.getElementById(GRID_ID)?.focus();
      board.getState().moveBy(count, 'rows');
    },
    whyNot: () => isOff() ?? (board.getState().window.total > 0 ? null : 'The list is empty.'),
  });
  return {
    down: move(1),
    up: move(-1),
    open: { run: () => openAt(), whyNot: noneMeant },
    full: {
      run: () => {
        if (incident.getState().full) return expand(false);
        openAt();
        expand(true);
      },
      whyNot: noneMeant,
    },
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
        if (leaveField()) return;
        if (incident.getState().full) return expand(false);
        const { open } = incident.getState();
        if (open) {
          const isOfInbox = isSameIncident(open, view.getState().fromInbox);
          closeIncident(stores);
          if (isOfInbox) view.getState().go('inbox');
          return;
        }
        board.getState().select(null);
        document.getElementById(GRID_ID)?.focus();
      },
      whyNot: isOff,
    },
  } as const satisfies Record<string, Doing>;
}
