import type { Api } from '#shared/contract/contract.ts';
import type { BoardPage } from '#shared/contract/board.ts';
import type { LastShown } from '#shared/contract/views.ts';
import { Arrangement, FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { CHARTS_AT_FIRST } from '#shared/domain/charts/charts.ts';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import type { BoardSlice } from '../features/board/board-state.ts';
import { PAGE } from '../features/board/board-window.ts';
import { coalesced } from '../ui/coalesced.ts';
import type { Stores } from './stores.ts';
import { isScreen } from './view-slice.ts';

type Parts = Pick<Stores, 'board' | 'charts' | 'view' | 'views' | 'tenants' | 'session'>;

/** What of the window outlives a restart. */
function shownNow({ board, charts, view, views, tenants }: Parts): LastShown {
  const state = board.getState();
  const list = tenants.getState().tenants ?? [];
  const isReadable = state.problems.length === 0;
  return {
    board: Arrangement.parse(state),
    text: isReadable ? state.text : formatBoardQuery(state.filter, list),
    screen: view.getState().screen,
    recent: [...state.recent],
    view: views.getState().active,
    charts: charts.getState().view,
    folded: state.folded,
  };
}

/**
 * Brings back what the window showed last, once core can tell, and keeps it from then on. Whoever was quicker
 * than core keeps the screen they went to and the words they wrote. Another person who signs in gets their own.
 */
export function lastShown(api: Api, stores: Parts) {
  const { board, charts, view, views, tenants, session } = stores;
  /** Whose arrangement is on the screen; null: nobody's, and undefined until core has answered: it is not kept. */
  let owner: string | null | undefined;

  const show = (shown: LastShown, first: BoardPage) => {
    const { board: arrangement, text, recent, view: chosen, charts: above, folded } = shown;
    views.getState().choose(chosen);
    charts.getState().setView(above);
    const line =
      text === '' ? formatBoardQuery(arrangement.filter, tenants.getState().tenants ?? []) : text;
    board.getState().arrange({ ...arrangement, recent, folded }, line, first);
  };
  /** The same for whoever has searched already: what they ask for stays, and its rows are to be read. */
  const showAround = ({ board: arrangement, recent, charts: above, folded }: LastShown) => {
    const { filter } = board.getState();
    charts.getState().setView(above);
    board.getState().arrange({ ...arrangement, filter, recent, folded }, null);
  };
  /** For a person who was never here: nothing of the one before is left, but they stay where they are. */
  const showFirst = (first: BoardPage) => {
    views.getState().choose(null);
    charts.getState().setView(CHARTS_AT_FIRST);
    board.getState().arrange({ ...FIRST_ARRANGEMENT, recent: [], folded: {} }, '', first);
  };

  /** @returns whether the board begins with the rows that came with it. */
  const recall = async (): Promise<boolean> => {
    const result = await api.query('board.opening', { limit: PAGE });
    if (!result.ok) return false; // the board is asked for all the same, and says what is wrong
    const { accountId, shown, page } = result.value;
    // What nobody's window shows was asked for by whoever is signing in.
    const isAnothers = typeof owner === 'string';
    const isFirst = owner === undefined;
    owner = undefined; // half of it is nobody's
    const goesOn = isFirst && view.getState().moves > 0;
    if (shown && isScreen(shown.screen) && !goesOn) view.getState().go(shown.screen);
    if (shown && isFirst && hasSearched(board.getState())) showAround(shown);
    else if (shown) show(shown, page);
    else if (isAnothers) showFirst(page);
    else if (isUntouched(board.getState())) board.getState().begin(page);
    owner = accountId;
    return shown !== null || isUntouched(board.getState());
  };

  const followPerson = async (): Promise<Followed> => {
    const id = session.getState().session?.account?.id;
    if (owner === undefined || id === undefined || id === owner) return 'same';
    return (await recall()) ? 'begun' : 'another';
  };

  /** Something changed that was not sent yet. */
  let isWaiting = false;
  const send = async () => {
    if (typeof owner !== 'string') return;
    isWaiting = false;
    const kept = await api.command('views.keep', { accountId: owner, shown: shownNow(stores) });
    if (!kept.ok) view.getState().say({ kind: 'failure', failure: kept.failure });
  };
  const sendOnce = coalesced(send);
  const keep = () => {
    isWaiting = true;
    void sendOnce();
  };

  /** A removed tenant leaves no byte behind (law 5), and what stands here may be called after it. */
  const forgetNamed = () => {
    const { folded, recent, arrange } = board.getState();
    if (Object.keys(folded).length + recent.length > 0) arrange({ folded: {}, recent: [] }, null);
  };

  return {
    /** Before the board is read for the first time. @returns whether it has its first rows with that. */
    recallFirst: async (): Promise<boolean> => {
      if (owner !== undefined) return false;
      await recall();
      await followPerson(); // somebody may have signed in since core answered
      return board.getState().known;
    },
    /** After the session was read. */
    followPerson,
    /** Returns the way to stop, which still sends what waits behind an earlier change. */
    start: (): (() => void) => {
      const stops = [
        board.subscribe((now, before) => {
          if (!KEPT.every((member) => now[member] === before[member])) keep();
        }),
        tenants.subscribe((now, before) => {
          if (now.tenants === before.tenants) return;
          const there = new Set((now.tenants ?? []).map(({ id }) => id));
          if ((before.tenants ?? []).some(({ id }) => !there.has(id))) forgetNamed();
        }),
        charts.subscribe((now, before) => {
          if (now.view !== before.view) keep();
        }),
        view.subscribe((now, before) => {
          if (now.screen !== before.screen) keep();
        }),
        views.subscribe((now, before) => {
          if (now.active !== before.active) keep();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        if (isWaiting) void send();
      };
    },
  };
}

/** Whose window it is: the same person's, another's, or another's whose first rows are there already. */
type Followed = 'same' | 'another' | 'begun';

/** Nobody has asked for anything else yet. */
const isUntouched = (now: BoardSlice): boolean =>
  ASKED.every((member) => now[member] === FIRST_ARRANGEMENT[member]);
/** Words, read or not yet: the field stands before core has answered. */
const hasSearched = (now: BoardSlice): boolean =>
  now.text !== '' || now.filter !== FIRST_ARRANGEMENT.filter;
const ASKED = ['filter', 'sort', 'group', 'layout'] as const;

const KEPT = [...Arrangement.keyof().options, 'recent', 'folded'] as const;

export type LastShownKeeper = ReturnType<typeof lastShown>;
