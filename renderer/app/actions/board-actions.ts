import { flushSync } from 'react-dom';
import type { BoardSlice } from '../../features/board/board-state.ts';
import { focusSearch } from '../../features/board/search-focus.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { ActionId } from '#shared/domain/keys/action.ts';
import type { Doing } from '../../ui/offers.tsx';
import { expander } from '../full-screen.ts';
import { isChosenInList } from '../meant-incident.ts';
import { showWhatWasBefore } from '../show-view.ts';
import type { Stores } from '../stores.ts';

export const ON_BOARD = 'Go to the board first.';
const SHOWN = 'The board shows that already.';

/** The list of incidents: what it shows, and what is picked in it. */
export function boardActions(stores: Stores, offered: (id: ActionId, reason: string) => Doing) {
  const { board, incident, tenants, view } = stores;
  const expand = expander(stores);
  const isOff = () => (view.getState().screen === 'board' ? null : ON_BOARD);
  const onBoard = (id: ActionId, reason: string): Doing => {
    const { run, whyNot } = offered(id, reason);
    return { run, whyNot: () => isOff() ?? whyNot() };
  };
  /** Asked elsewhere, it is done where it can be seen. */
  const goesThere = (id: ActionId): Doing => {
    const { run, whyNot } = offered(id, ON_BOARD);
    return {
      run: () => {
        if (incident.getState().full) expand(false);
        flushSync(() => view.getState().go('board'));
        run();
      },
      whyNot,
    };
  };
  const isSame = (change: Partial<BoardFilter>) => {
    const { filter } = board.getState();
    return JSON.stringify(filter) === JSON.stringify({ ...filter, ...change });
  };
  const filter = (change: () => Partial<BoardFilter>, same: string): Doing => ({
    run: () => {
      view.getState().go('board');
      board.getState().setFilter(change(), tenants.getState().tenants ?? []);
    },
    whyNot: () => (isSame(change()) ? same : null),
  });
  const scope = (name: BoardFilter['scope']) => filter(() => ({ scope: name }), SHOWN);
  const shows = (change: Partial<Pick<BoardSlice, 'layout' | 'sort'>>): Doing => ({
    run: () => {
      view.getState().go('board');
      board.getState().arrange(change, null);
    },
    whyNot: () => {
      const { layout, sort } = board.getState();
      const now = { layout, sort };
      return JSON.stringify({ ...now, ...change }) === JSON.stringify(now) ? SHOWN : null;
    },
  });
  const pick = offered('pick', 'Choose an incident first.');
  return {
    search: {
      run: () => {
        if (incident.getState().full) expand(false); // what is searched is the list behind
        flushSync(() => view.getState().go('board'));
        focusSearch(board.getState(), tenants.getState().tenants ?? []);
      },
      whyNot: () => null,
    },
    arrivals: {
      run: () => board.getState().showArrivals(),
      whyNot: () => isOff() ?? (board.getState().arrivals ? null : 'Nothing new waits above.'),
    },
    pick: {
      run: pick.run,
      whyNot: () =>
        isOff() ??
        (isChosenInList(stores) ? pick.whyNot() : 'The list does not show this incident.'),
    },
    'pick-all': onBoard('pick-all', 'The list is empty.'),
    'change-picked': onBoard('change-picked', 'Pick incidents first.'),
    views: goesThere('views'),
    arrange: goesThere('arrange'),
    'save-view': goesThere('save-view'),
    'copy-view-link': goesThere('copy-view-link'),
    'manage-views': goesThere('manage-views'),
    filters: goesThere('filters'),
    charts: goesThere('charts'),
    'clear-filters': filter(
      () => ({ ...EVERYTHING_OPEN, scope: board.getState().filter.scope }),
      'No filter is set.',
    ),
    'filter-before': {
      run: () => showWhatWasBefore(stores),
      whyNot: () =>
        isOff() ?? (board.getState().trail.length > 0 ? null : 'The board had no filter before.'),
    },
    'scope-open': scope('open'),
    'scope-snoozed': scope('snoozed'),
    'scope-closed': scope('closed'),
    'scope-all': scope('all'),
    'layout-list': shows({ layout: 'list' }),
    'layout-by-status': shows({ layout: 'by-status' }),
    'layout-by-turn': shows({ layout: 'by-turn' }),
    'sort-due': shows({ sort: [{ by: 'dueAt', descending: false }] }),
    'sort-newest': shows({ sort: [{ by: 'createdAt', descending: true }] }),
    'sort-severity': shows({
      sort: [
        { by: 'severity', descending: true },
        { by: 'createdAt', descending: false },
      ],
    }),
    'save-csv': offered('save-csv', 'Show the charts first: they have the promises kept.'),
  } as const satisfies Record<string, Doing>;
}
