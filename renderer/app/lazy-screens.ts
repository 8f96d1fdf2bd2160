import { type ComponentType, createElement, useEffect, useState } from 'react';

/**
 * A component in a file of its own. Once its file is read it is drawn at once. (React's `lazy` shows
 * nothing for 300 ms after each first use, read or not: too long for a screen that is already here.)
 */
function apart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let ready: ComponentType<Props> | null = null;
  const read = async () => {
    ready ??= await load();
    return ready;
  };
  function Apart(props: Props) {
    const [component, setComponent] = useState<ComponentType<Props> | null>(() => ready);
    useEffect(() => {
      if (component) return;
      read().then(
        (loaded) => setComponent(() => loaded),
        (error: unknown) =>
          setComponent(() => {
            throw error; // in the drawing, where the last resort catches it
          }),
      );
    }, [component]);
    return component && createElement(component, props);
  }
  return { read, Apart };
}

const start = apart(async () => (await import('./start.tsx')).StartScreen);
const firstRun = apart(async () => (await import('./first-run.tsx')).FirstRun);
const pane = apart(
  async () => (await import('../features/incident/incident-view.tsx')).IncidentView,
);
const charts = apart(async () => (await import('../features/charts/chart-strip.tsx')).ChartStrip);
const tenants = apart(
  async () => (await import('../features/tenants/tenants-screen.tsx')).TenantsScreen,
);
const inbox = apart(async () => (await import('../features/inbox/inbox-screen.tsx')).InboxScreen);
const access = apart(
  async () => (await import('../features/access/access-screen.tsx')).AccessScreen,
);
const approvals = apart(
  async () => (await import('../features/access/approvals/approvals-part.tsx')).ApprovalsPart,
);
const mine = apart(
  async () => (await import('../features/access/mine/my-access-part.tsx')).MyAccessPart,
);
const runway = apart(
  async () => (await import('../features/access/runway/runway-part.tsx')).RunwayPart,
);
const reviews = apart(
  async () => (await import('../features/access/reviews/reviews-part.tsx')).ReviewsPart,
);
const trail = apart(
  async () => (await import('../features/access/trail/trail-dialog.tsx')).TrailDialog,
);
const remind = apart(
  async () => (await import('../features/inbox/remind-dialog.tsx')).RemindDialog,
);
const snooze = apart(
  async () => (await import('../features/snooze/snooze-dialog.tsx')).SnoozeDialog,
);
const outbox = apart(
  async () => (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen,
);
const undo = apart(async () => (await import('../features/outbox/undo-dialog.tsx')).UndoDialog);
const settings = apart(
  async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
);
const signOut = apart(
  async () => (await import('../features/settings/sign-out-dialog.tsx')).SignOutDialog,
);
const states = apart(async () => (await import('../features/tenants/state-list.tsx')).StateList);
const palette = apart(async () => (await import('./command-palette.tsx')).CommandPalette);
const find = apart(async () => (await import('./find-everything.tsx')).FindEverything);
const keys = apart(async () => (await import('./key-list.tsx')).KeyList);

export const StartScreen = start.Apart;
export const FirstRun = firstRun.Apart;

export const IncidentView = pane.Apart;
export const ChartStrip = charts.Apart;
export const TenantsScreen = tenants.Apart;
export const InboxScreen = inbox.Apart;
export const AccessScreen = access.Apart;
export const ApprovalsPart = approvals.Apart;
export const MyAccessPart = mine.Apart;
export const RunwayPart = runway.Apart;
export const ReviewsPart = reviews.Apart;
export const TrailDialog = trail.Apart;
export const RemindDialog = remind.Apart;
export const SnoozeDialog = snooze.Apart;
export const OutboxScreen = outbox.Apart;
export const UndoDialog = undo.Apart;
export const SettingsScreen = settings.Apart;
export const SignOutDialog = signOut.Apart;
export const StateList = states.Apart;
export const CommandPalette = palette.Apart;
export const FindEverything = find.Apart;
export const KeyList = keys.Apart;

/** Reads them from the disk once the first rows stand, so that opening one never waits. */
export async function loadTheRest(): Promise<void> {
  for (const part of [
    palette,
    find,
    pane,
    charts,
    inbox,
    access,
    approvals,
    remind,
    snooze,
    tenants,
    outbox,
    undo,
    settings,
    signOut,
    states,
    keys,
    mine,
    runway,
    reviews,
    trail,
  ])
    await part.read();
}
