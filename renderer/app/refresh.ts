import type { Api, Topic } from '#shared/contract/contract.ts';
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
): Record<Topic, readonly (() => Promise<void>)[]> {
  const { session, overview, tenants, board, views, charts, incident } = stores;
  const { inbox, outbox, settings, templates } = stores;
  const strip = coalesced(() => overview.getState().refreshStrip());
  const rows = coalesced(async () => {
    if (await last.recallFirst()) return;
    await board.getState().refresh();
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
  const person = coalesced(async () => {
    await session.getState().refresh();
    const { session: read } = session.getState();
    const isAnother = read !== null && incident.getState().followPerson(read.account?.id ?? null);
    if (isAnother) void Promise.all([pane(), rows()]); // notes are each person's own, and so are their marks
    if (await last.followPerson()) await named();
  });
  const choices = coalesced(() => settings.getState().refresh());
  const notices = coalesced(() => overview.getState().refreshNotices());
  return {
    incidents: [rows, pane, counts, numbers, drawn, strip],
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

/** Everything but what the first screens wait for: asked once they have it, or a reason why not. */
const REST: readonly Topic[] = [
  'outbox',
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
 * The rows, and what decides whether they are shown: asked at once, answered in this order as soon as core
 * runs, so that the board is drawn once and with its rows.
 */
const FIRST: readonly Topic[] = ['incidents', 'tenants', 'settings'];

/** Runs a job once the page has painted what it has. */
export type WhenIdle = (job: () => void) => void;

/** Follows `data.changed` until stopped. A core that starts (again) is asked for everything. */
export function followChanges(api: Api, stores: Stores, whenIdle: WhenIdle): () => void {
  const last = lastShown(api, stores);
  const ask = refreshers(api, stores, last);
  const run = (topics: readonly Topic[]) =>
    Promise.all([...new Set(topics.flatMap((topic) => ask[topic]))].map((job) => job()));
  const isRunning = () => stores.session.getState().host?.core === 'running';
  /** What is asked first waits for a core that starts, and is refused where there is none yet. */
  const wasRefused = () =>
    [stores.board, stores.tenants, stores.settings].some(
      (store) => store.getState().failure !== null,
    );
  const goOn = () => {
    void stores.incident.getState().readDrafts();
    void run(wasRefused() ? [...FIRST, ...REST] : REST);
  };
  let wasRunning = false;
  let ranBefore = false;
  const stopWatching = stores.session.subscribe(() => {
    if (isRunning() && !wasRunning) {
      if (ranBefore) void run([...FIRST, ...REST]);
      else void begun.then(() => whenIdle(goOn));
      ranBefore = true;
    }
    wasRunning = isRunning();
  });
  const stopKeeping = last.start();
  const stopListening = api.on(({ topics }) => void run(topics));
  const begun = run(['host', ...FIRST]);
  return () => {
    stopListening();
    stopKeeping();
    stopWatching();
  };
}
