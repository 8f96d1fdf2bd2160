import type { Topic } from '#shared/contract/app-event.ts';
import type { Api } from '#shared/contract/contract.ts';
import { asksForClock } from '#shared/domain/query/timed.ts';
import { coalesced } from '../ui/coalesced.ts';
import { followLink, followPlace } from './follow-place.ts';
import { lastShown, type LastShownKeeper } from './last-shown.ts';
import type { Stores } from './stores.ts';

/** Who asks again when a read model went stale. Each runs once at a time, however many events come. */
function refreshers(
  api: Api,
  stores: Stores,
  last: LastShownKeeper,
  onRows: () => void,
): Record<Topic, readonly (() => Promise<void>)[]> {
  const {
    session,
    overview,
    tenants,
    board,
    views,
    charts,
    incident,
    access,
    approvals,
    reviews,
    runway,
  } = stores;
  const { inbox, outbox, settings, templates } = stores;
  const strip = coalesced(() => overview.getState().refreshStrip());
  const rows = coalesced(async () => {
    if (!(await last.recallFirst())) await board.getState().refresh();
    onRows();
  });
  const counts = coalesced(() => board.getState().refreshCounts());
  /** Time alone moved a clock: that concerns a list only where it asks how clocks stand. */
  const clockRows = coalesced(async () => {
    if (asksForClock(board.getState().filter)) await board.getState().refresh();
  });
  const drawn = coalesced(() => charts.getState().refresh());
  const pane = coalesced(() => incident.getState().refresh());
  const list = coalesced(() => tenants.getState().refresh());
  const search = coalesced(() => tenants.getState().refreshSearch());
  /** Which of the tenants found are there already changes with the tenants. */
  const found = coalesced(async () => {
    if (tenants.getState().search?.source) await tenants.getState().refreshSearch();
  });
  const named = coalesced(() => views.getState().refresh());
  const numbers = coalesced(() => views.getState().refreshCounts());
  const wishes = coalesced(() => outbox.getState().refresh());
  const accessParts = [approvals, stores.mine, reviews, runway].map((store) => ({
    forget: () => store.getState().forgetPerson(),
    read: coalesced(() => store.getState().follow()),
  }));
  const person = coalesced(async () => {
    await session.getState().refresh();
    const { session: read } = session.getState();
    const isAnother = read !== null && incident.getState().followPerson(read.account?.id ?? null);
    if (isAnother) {
      stores.undo.getState().forgetAll();
      void pane();
      for (const { forget, read: readAgain } of accessParts) {
        forget();
        void readAgain();
      }
    }
    const followed = await last.followPerson();
    // Notes are each person's own, and so are their marks on the rows.
    if (isAnother && followed !== 'begun') await rows();
    if (followed !== 'same') await named();
  });
  const choices = coalesced(() => settings.getState().refresh());
  const notices = coalesced(() => overview.getState().refreshNotices());
  return {
    incidents: [rows, pane, counts, numbers, drawn, strip],
    access: [coalesced(() => access.getState().refresh()), ...accessParts.map(({ read }) => read)],
    clocks: [clockRows, counts, numbers, drawn, strip],
    tenants: [list, strip, pane, drawn, found],
    candidates: [search],
    outbox: [wishes, strip, pane],
    session: [person],
    settings: [choices],
    notices: [notices],
    inbox: [coalesced(() => inbox.getState().refresh())],
    reminders: [coalesced(() => inbox.getState().refreshReminders())],
    telling: [coalesced(() => inbox.getState().refreshTelling())],
    templates: [coalesced(() => templates.getState().refresh())],
    views: [named],
    link: [() => followLink(api, stores)],
    place: [() => followPlace(api, stores)],
    host: [person],
  };
}

/** Everything but what the first screens wait for: asked once the board has its rows, or a reason why not. */
const REST: readonly Topic[] = [
  'outbox',
  'access',
  'notices',
  'candidates',
  'inbox',
  'reminders',
  'telling',
  'place',
  'views',
  'link',
  'templates',
  'clocks',
];
/**
 * The rows, and what decides whether they are shown: asked at once and together, so that nothing of it waits
 * for a page that is busy drawing.
 */
const FIRST: readonly Topic[] = ['incidents', 'tenants', 'settings'];

/** Runs a job once the page has painted what it has. */
export type WhenIdle = (job: () => void) => void;

/** Follows `data.changed` until stopped. A core that starts (again) is asked for everything. */
export function followChanges(api: Api, stores: Stores, whenIdle: WhenIdle): () => void {
  const last = lastShown(api, stores);
  /** The board has its first rows, or a reason why it has none. */
  const begun = Promise.withResolvers<null>();
  const ask = refreshers(api, stores, last, () => begun.resolve(null));
  const run = (topics: readonly Topic[]) => {
    for (const job of new Set(topics.flatMap((topic) => ask[topic]))) void job();
  };
  const isRunning = () => stores.session.getState().host?.core === 'running';
  /** What is asked first waits for a core that starts, and is refused where there is none yet. */
  const wasRefused = () =>
    [stores.board, stores.tenants, stores.settings].some(
      (store) => store.getState().failure !== null,
    );
  const goOn = () => run(wasRefused() ? [...FIRST, ...REST] : REST);
  let wasRunning = false;
  let ranBefore = false;
  const stopWatching = stores.session.subscribe(() => {
    if (isRunning() && !wasRunning) {
      if (!ranBefore) void stores.incident.getState().readDrafts(); // before any can be written
      if (ranBefore) run([...FIRST, ...REST]);
      else void begun.promise.then(() => whenIdle(goOn));
      ranBefore = true;
    }
    wasRunning = isRunning();
  });
  const stopKeeping = last.start();
  const stopListening = api.on(({ topics }) => run(topics));
  run(['host', ...FIRST]);
  return () => {
    stopListening();
    stopKeeping();
    stopWatching();
  };
}
