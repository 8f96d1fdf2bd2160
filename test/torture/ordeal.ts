import { sleep } from '#electron/core/sleep.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { answerAsking, decide, decideAll, takeOneBack, type Waiting } from './hands.ts';
import { drawnKill } from './moves.ts';
import { actForOneself, itemsToJudge } from './own-hands.ts';
import type { Station } from './station.ts';
import { planTrouble } from './trouble.ts';
import { ONESELF } from './wire.ts';

/** Real time between two looks at what the desk says. */
const TICK_MS = 30;
/** More turns than any wait in the product needs. */
const MOST_TURNS = 1_000;
/** Trouble that was not met by then is taken back. */
const CALM_AFTER = 40;
const ASK_EVERY = 20;

/** So many of the runs have requests of one's own and reviews beside the decisions on approvals. */
const WITH_MORE = 0.4;
/** What was asked for in an earlier run is on its way, or there, after so long. */
const PASSING_MS = 10 * MINUTE_MS;

/** One run: requests that wait for the person, decisions on them, kills and trouble meanwhile, and then calm until all is settled. */
export async function ordeal(station: Station, mark: string): Promise<void> {
  const { draws, network, control } = station;
  station.notes.begin(mark);
  const asked = await newRequests(station, station.first);
  const waiting = await untilKnown(station, new Set(asked));
  const isMore = draws.chance(WITH_MORE);
  if (isMore) await control.call('clock.advance', { ms: PASSING_MS });
  const items = isMore ? await itemsToJudge(station) : [];
  const things = new Set(isMore ? [ONESELF, ...items.map(({ itemId }) => itemId)] : []);
  const kills = Array.from({ length: draws.pick([0, 1, 1, 2, 2, 3]) }, () => drawnKill(draws));
  await planTrouble(station, waiting, kills, things);

  const isOffline = draws.chance(0.3);
  if (isOffline) {
    network.setDown(true);
    station.countFault();
  }
  await decideAll(station, waiting, mark, kills);
  if (isMore) await actForOneself(station, items, mark);
  if (draws.chance(0.15)) await handOver(station, mark);
  if (isOffline) network.setDown(false);
  if (draws.chance(0.15)) await takeOneBack(station);

  await untilSettled(station);
  if (await answerAsking(station, waiting, mark)) await untilSettled(station);
  network.watch(() => 'goes-on');
  await control.call('faults.clear', {});
  await countForSomething(station, mark);
}

/** An ordeal in which nothing was carried out shows nothing: then something is decided in the calm after it. */
async function countForSomething(station: Station, mark: string): Promise<void> {
  const { desk, atDesk } = station;
  const mine = station.notes.promisedNow();
  const wishes = await atDesk(() => desk.call('access.wishes', {}));
  if (wishes.some(({ id, stage }) => mine.has(id) && stage === 'done')) return;
  station.notes.countCalm();
  const asked = await newRequests(station, station.first);
  await decide(station, await untilKnown(station, new Set(asked)), 'approve', `${mark}.calm`);
  await untilSettled(station);
}

async function newRequests({ draws, control, tenants, asking }: Station, approver: string) {
  const made: string[] = [];
  for (let count = draws.between(3, 6); count > 0; count -= 1) {
    const person = draws.pick(asking);
    const { requestId } = await control.call('access.request', {
      tenantId: draws.pick(tenants),
      approver,
      person,
    });
    made.push(requestId);
  }
  return made;
}

/** What waits for the person now, of these requests, all of it looked at. */
async function untilKnown(station: Station, asked: ReadonlySet<string>): Promise<Waiting[]> {
  const { desk, atDesk } = station;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const rows = await atDesk(async () => {
      if (turn % ASK_EVERY === 0) await desk.call('sync.now', { tenantId: null });
      if (turn % CALM_AFTER === CALM_AFTER - 1) await signInAgain(station);
      return desk.call('access.approvals', { which: 'waiting' });
    });
    const ours = rows.filter((row): row is Waiting => {
      return asked.has(row.requestId) && row.stageId !== null && !row.isOwn;
    });
    if (ours.length === asked.size) {
      for (const { tenantId, requestId, shown } of ours)
        await atDesk(() => desk.call('access.opened', { tenantId, requestId, shown }));
      return ours;
    }
    await sleep(TICK_MS);
  }
  throw new Error(`The new requests never came.\n${await whatIsSeen(station, asked)}`);
}

/** How far the desk sees each tenant, and where the person stands there: told where something never came. */
async function whatIsSeen(station: Station, asked: ReadonlySet<string>): Promise<string> {
  const { desk, atDesk, control, network, tenants, first } = station;
  const session = await atDesk(() => desk.call('session.view', {}));
  const overview = await atDesk(() => desk.call('access.overview', {}));
  const rows = await atDesk(() => desk.call('access.approvals', { which: 'waiting' }));
  const there = await Promise.all(
    tenants.map(async (tenantId) => {
      const { guests, requests } = await control.call('access.read', { tenantId });
      const ours = requests.filter(({ requestId }) => asked.has(requestId));
      return { tenantId, first: guests[first], requests: ours };
    }),
  );
  const seen = rows.filter(({ requestId }) => asked.has(requestId));
  return JSON.stringify({ session, network: network.isDown(), overview, seen, there }, null, 1);
}

/** A colleague sits down at the same computer while decisions wait, decides what waits for them, and goes. */
async function handOver(station: Station, mark: string): Promise<void> {
  const { network, draws } = station;
  await station.sitDown(station.second);
  const wasDown = network.isDown();
  network.setDown(false);
  const asked = await newRequests(station, station.second);
  const waiting = await untilKnown(station, new Set(asked));
  if (draws.chance(0.5)) network.setDown(wasDown);
  for (const [place, one] of waiting.entries())
    await decide(station, [one], draws.pick(['approve', 'deny'] as const), `${mark}.b${place}`);
  if (draws.chance(0.5)) await untilSettled(station);
  await station.sitDown(station.first);
  await untilSettled(station);
  await station.sitDown(station.second);
  network.setDown(false);
  await untilSettled(station);
  await station.sitDown(station.first);
}

/**
 * Until nothing of whoever sits there waits any more. Gives up in the end: what is left then is lost. Without a
 * network nothing can be settled: then until the desk has tried in vain.
 */
async function untilSettled(station: Station): Promise<void> {
  const { desk, atDesk, control, network } = station;
  const triedBefore = network.refusals();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if (turn === CALM_AFTER) await control.call('faults.clear', {});
    const isOver = await atDesk(async () => {
      if (turn % ASK_EVERY === ASK_EVERY - 1) await desk.call('sync.now', { tenantId: null });
      const { account } = await desk.call('session.view', {});
      const pending = (await desk.call('access.wishes', {})).filter(
        ({ stage, accountId }) => isPendingWish(stage) && accountId === account?.id,
      );
      if (turn % CALM_AFTER === CALM_AFTER - 1) await signInAgain(station);
      return pending.length === 0;
    });
    if (isOver || network.refusals() > triedBefore) return;
    await sleep(TICK_MS);
  }
}

/** What a person does where a tenant asks for a sign-in, one after the other. */
async function signInAgain({ desk, tenants }: Station): Promise<void> {
  for (const tenantId of tenants) {
    await desk.call('session.signInTo', { tenantId: TenantId.parse(tenantId) });
    // Another one started meanwhile would take its place.
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if ((await desk.call('session.view', {})).waiting === null) break;
      await sleep(TICK_MS);
    }
  }
}
