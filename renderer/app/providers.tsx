import {
  FluentProvider,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '#shared/contract/app.ts';
import type { Api } from '#shared/contract/contract.ts';
import { ApiProvider } from '../api.tsx';
import { RunwayProvider } from '../features/access/runway/runway-context.ts';
import { ReviewsProvider } from '../features/access/reviews/reviews-context.ts';
import { ApprovalsProvider } from '../features/access/approvals/approvals-context.ts';
import { MineProvider } from '../features/access/mine/mine-context.ts';
import { AccessProvider } from '../features/access/access-context.ts';
import { BoardProvider } from '../features/board/board-context.ts';
import { ViewsProvider } from '../features/board/views/views-context.ts';
import { InboxProvider } from '../features/inbox/inbox-context.ts';
import { IncidentProvider } from '../features/incident/incident-context.ts';
import { OutboxProvider } from '../features/outbox/outbox-context.ts';
import { OverviewProvider } from '../features/overview/overview-context.ts';
import { SettingsProvider } from '../features/settings/settings-context.ts';
import { SessionProvider } from '../features/start/session-context.ts';
import { TenantsProvider } from '../features/tenants/tenants-context.ts';
import { TemplatesProvider } from '../ui/templates/templates-context.ts';
import { useMedia } from '../ui/use-media.ts';
import { DensityProvider } from '../ui/density.tsx';
import { OffersProvider } from '../ui/offers.tsx';
import { ShortcutsProvider } from '../ui/shortcuts.tsx';
import { NamingProvider } from '../ui/naming.tsx';
import { ReportProvider } from '../ui/report.tsx';
import { UndoProvider } from '../ui/undoing.tsx';
import { useBindings } from './actions/use-actions.ts';
import { namingHere } from './naming-here.tsx';
import type { Stores } from './stores.ts';

const THEMES = {
  dark: webDarkTheme,
  light: webLightTheme,
  'high-contrast': teamsHighContrastTheme,
} as const;

/** Follows the system where the person left the choice to it. */
function useThemeName(theme: Settings['theme']): keyof typeof THEMES {
  const light = useMedia('(prefers-color-scheme: light)');
  if (theme !== 'system') return theme;
  return light ? 'light' : 'dark';
}

/** On a Mac shortcuts are printed with Cmd and Option. */
function isMac(userAgent: string): boolean {
  return userAgent.includes('Macintosh');
}

interface ProvidersProps {
  readonly api: Api;
  readonly stores: Stores;
  readonly children: ReactNode;
}

/** Hands every feature its slice, and the page its theme. */
export function Providers({ api, stores, children }: ProvidersProps) {
  const { theme, density } = useStore(stores.settings, (state) => state.settings);
  const name = useThemeName(theme);
  const naming = useMemo(() => namingHere(stores), [stores]);
  const templates = useStore(stores.templates, (state) => state.templates);
  const bindings = useBindings(stores.settings);
  const shortcuts = useMemo(() => ({ bindings, mac: isMac(navigator.userAgent) }), [bindings]);
  return (
    <FluentProvider theme={THEMES[name]} className={`app theme-${name}`} data-density={density}>
      <DensityProvider value={density}>
        <ApiProvider value={api}>
          <ReportProvider value={stores.view.getState().say}>
            <UndoProvider value={stores.undo.getState().undo}>
              <NamingProvider value={naming}>
                <OffersProvider value={stores.offers}>
                  <ShortcutsProvider value={shortcuts}>
                    <SessionProvider value={stores.session}>
                      <OverviewProvider value={stores.overview}>
                        <TenantsProvider value={stores.tenants}>
                          <BoardProvider value={stores.board}>
                            <ViewsProvider value={stores.views}>
                              <IncidentProvider value={stores.incident}>
                                <InboxProvider value={stores.inbox}>
                                  <AccessProvider value={stores.access}>
                                    <ApprovalsProvider value={stores.approvals}>
                                      <MineProvider value={stores.mine}>
                                        <ReviewsProvider value={stores.reviews}>
                                          <RunwayProvider value={stores.runway}>
                                            <OutboxProvider value={stores.outbox}>
                                              <SettingsProvider value={stores.settings}>
                                                <TemplatesProvider value={templates}>
                                                  {children}
                                                </TemplatesProvider>
                                              </SettingsProvider>
                                            </OutboxProvider>
                                          </RunwayProvider>
                                        </ReviewsProvider>
                                      </MineProvider>
                                    </ApprovalsProvider>
                                  </AccessProvider>
                                </InboxProvider>
                              </IncidentProvider>
                            </ViewsProvider>
                          </BoardProvider>
                        </TenantsProvider>
                      </OverviewProvider>
                    </SessionProvider>
                  </ShortcutsProvider>
                </OffersProvider>
              </NamingProvider>
            </UndoProvider>
          </ReportProvider>
        </ApiProvider>
      </DensityProvider>
    </FluentProvider>
  );
}
