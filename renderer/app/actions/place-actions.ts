import { flushSync } from 'react-dom';
import type { Run } from '../../api.tsx';
import { lookAll } from '../../features/overview/look-all.ts';
import { TEMPLATES_ID } from '../../features/settings/settings-context.ts';
import type { Settings } from '#shared/contract/app.ts';
import type { Doing } from '../../ui/offers.tsx';
import type { Report } from '../../ui/report.tsx';
import { focusList } from '../full-screen.ts';
import type { Stores } from '../stores.ts';
import { sayNothingToUndo } from '../nothing-to-undo.ts';
import { undoOf } from '../undo-of.ts';
import { accessTabs } from './tab-actions.ts';
import type { Screen, StripList } from '../view-slice.ts';

/** Aborted once what was said can no longer be taken back. */
const lateOf = (report: Report | undefined) =>
  report?.kind === 'done' ? report.undoUntil : undefined;
const always = (run: () => void): Doing => ({ run, whyNot: () => null });

/** Screens, lists of tenants, and how Tidewatch looks. */
export function placeActions(stores: Stores, run: Run) {
  const { access, approvals, find, inbox, overview, palette, settings, undo, view } = stores;
  const go = (screen: Screen): Doing => ({
    run: () => view.getState().go(screen),
    whyNot: () => (view.getState().screen === screen ? 'You are there.' : null),
  });
  const list = (group: StripList): Doing => always(() => view.getState().showList(group));
  const accessTab = accessTabs(stores);
  const look = (change: Partial<Settings>): Doing => ({
    run: () => void settings.getState().change(change),
    whyNot: () => {
      const { managed, settings: now } = settings.getState();
      const names = ['theme', 'density'] as const;
      if (names.some((name) => name in change && managed.has(name))) {
        return 'Set by the policy of this computer.';
      }
      const isSo = names.every((name) => !(name in change) || change[name] === now[name]);
      return isSo ? 'It is so already.' : null;
    },
  });
  /** What was just said, else the last change of this window that still stands. */
  const undoNow = () => {
    const { gestures, undo: undoSent } = undo.getState();
    const last = gestures.at(-1);
    const report = view.getState().report?.report;
    // What left meanwhile is not undone, nor is an older change in its place.
    if (lateOf(report)?.aborted) return null;
    const said = undoOf(report, undoSent);
    return said ?? (last ? () => void undoSent(last) : null);
  };
  return {
    // Also where the board is shown already: it brings the focus back to the list.
    'go-board': always(() => {
      flushSync(() => view.getState().go('board')); // the list can take the focus once it is shown
      focusList();
    }),
    'go-inbox': {
      run: () => {
        inbox.getState().showTelling(false);
        view.getState().go('inbox');
      },
      whyNot: () => (inbox.getState().showsTelling ? null : go('inbox').whyNot()),
    },
    'go-telling': always(() => {
      inbox.getState().showTelling(true);
      view.getState().go('inbox');
    }),
    // What waits, as it says: also where the history was shown last.
    'go-access': always(() => {
      void approvals.getState().show('waiting');
      accessTab('approvals').run();
    }),
    'go-my-access': accessTab('mine'),
    'go-runway': accessTab('runway'),
    'go-reviews': accessTab('reviews'),
    'go-trail': always(() => {
      access.getState().showTrail({});
      view.getState().go('access');
    }),
    'go-tenants': go('tenants'),
    'go-outbox': go('outbox'),
    'go-settings': go('settings'),
    'go-templates': always(() => {
      flushSync(() => view.getState().go('settings'));
      document.getElementById(TEMPLATES_ID)?.focus();
    }),
    'list-blind': list('blind'),
    'list-stale': list('stale'),
    'list-fresh': list('fresh'),
    palette: always(() => palette.getState().show(true)),
    find: always(() => find.getState().show('')),
    keys: always(() => view.getState().showKeys(true)),
    undo: always(() => {
      const act = undoNow();
      if (act === null) return sayNothingToUndo(stores, lateOf(view.getState().report?.report));
      view.getState().dismissReport();
      act();
    }),
    'my-names': always(() => view.getState().nameIn([...stores.tenants.getState().byId.keys()])),
    'look-all': always(() => lookAll(overview, run)),
    'sign-out': always(() => view.getState().askSignOut(true)),
    'theme-dark': look({ theme: 'dark' }),
    'theme-light': look({ theme: 'light' }),
    'theme-high-contrast': look({ theme: 'high-contrast' }),
    'theme-system': look({ theme: 'system' }),
    'density-compact': look({ density: 'compact' }),
    'density-normal': look({ density: 'normal' }),
    'density-comfortable': look({ density: 'comfortable' }),
  } as const satisfies Record<string, Doing>;
}
