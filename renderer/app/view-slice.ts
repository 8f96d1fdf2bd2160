import type { StateCreator } from 'zustand';
import type { AppLink } from '#shared/domain/app-link.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { NameAsked } from '../ui/naming.tsx';
import type { Report } from '../ui/report.tsx';

const SCREENS = ['board', 'inbox', 'access', 'tenants', 'outbox', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

export function isScreen(name: string): name is Screen {
  return SCREENS.some((screen) => screen === name);
}

export type StripList = 'fresh' | 'stale' | 'blind';

/** Where the person is. Facts live in the slices of the features. */
export interface ViewSlice {
  screen: Screen;
  /** How often the window went to a screen. */
  moves: number;
  /** The list behind a count of the strip. */
  list: StripList | null;
  /** The incident that a line of the inbox led to: closed, it leads back there. */
  fromInbox: IncidentKey | null;
  cameFromInbox: (key: IncidentKey) => void;
  /** The tenant whose line was asked for; `count` makes the same wish twice two wishes. */
  tenant: { readonly id: TenantId; readonly count: number } | null;
  keysShown: boolean;
  /** From the first tenant-less moment until the person continues to the board. */
  firstRun: boolean;
  /** The latest report and how many there were, so that the same words are said twice. */
  report: { readonly count: number; readonly report: Report } | null;
  /** Incidents that are about to be put away. */
  snoozing: readonly IncidentKey[] | null;
  /** Done once they were put away. */
  snoozed: (() => void) | null;
  snooze: (keys: readonly IncidentKey[] | null, onDone?: () => void) => void;
  /** Tenants that the person is about to give their name in. */
  naming: readonly TenantId[] | null;
  /** What cannot go on before they gave it. */
  nameAsked: NameAsked | null;
  nameIn: (naming: readonly TenantId[] | null, asked?: NameAsked) => void;
  /** The person is asked whether to sign out. */
  leaving: boolean;
  askSignOut: (leaving: boolean) => void;
  /** A link from outside that the person has to decide about. */
  asked: AppLink | null;
  askLink: (link: AppLink | null) => void;
  go: (screen: Screen) => void;
  showList: (list: StripList | null) => void;
  goToTenant: (id: TenantId) => void;
  showKeys: (shown: boolean) => void;
  setFirstRun: (firstRun: boolean) => void;
  say: (report: Report) => void;
  dismissReport: () => void;
}

/** A refusal is about the screen it was said on: it does not lie over the next one. The outbox keeps it. */
function reportOn({ report, screen }: ViewSlice, next: Screen): ViewSlice['report'] {
  return report?.report.kind === 'failure' && next !== screen ? null : report;
}

/** The report that is shown leaves. */
function letGo({ report }: ViewSlice): void {
  if (report?.report.kind === 'done') report.report.onGone?.();
}

export const createViewSlice: StateCreator<ViewSlice> = (set, get) => ({
  screen: 'board',
  moves: 0,
  list: null,
  fromInbox: null,
  cameFromInbox: (fromInbox) => set({ fromInbox }),
  tenant: null,
  keysShown: false,
  firstRun: false,
  report: null,
  snoozing: null,
  snoozed: null,
  snooze: (snoozing, snoozed) => set({ snoozing, snoozed: snoozed ?? null }),
  naming: null,
  nameAsked: null,
  nameIn: (naming, asked) => set({ naming, nameAsked: asked ?? null }),
  leaving: false,
  askSignOut: (leaving) => set({ leaving }),
  asked: null,
  askLink: (asked) => set({ asked }),
  go: (screen) => {
    const { moves } = get();
    const report = reportOn(get(), screen);
    set({ screen, moves: moves + 1, list: null, tenant: null, fromInbox: null, report });
  },
  goToTenant: (id) =>
    set({
      screen: 'tenants',
      moves: get().moves + 1,
      list: null,
      report: reportOn(get(), 'tenants'),
      tenant: { id, count: (get().tenant?.count ?? 0) + 1 },
    }),
  showList: (list) => set({ list }),
  showKeys: (keysShown) => set({ keysShown }),
  setFirstRun: (firstRun) => set({ firstRun }),
  say: (report) => {
    letGo(get());
    set({ report: { report, count: (get().report?.count ?? 0) + 1 } });
  },
  dismissReport: () => {
    letGo(get());
    set({ report: null });
  },
});
