import { rangeControl } from '#electron/range/control/control-client.ts';
import { startRange } from '#electron/range/range.ts';
import { Draws } from '#electron/range/world/random.ts';
import { sleep } from '#electron/core/sleep.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { keyText } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { standingClock } from '#test/fakes/time.ts';
import { type Bout, during, fightBout } from './bout.ts';
import { type Course, type Desk, openDesk } from './desk.ts';
import { emptyVerdict, isAbout, judge, Told, type Verdict } from './verdict.ts';

/** What a duel came to. `faults` and `races` are those that were met. */
export interface DuelReport {
  readonly seed: number;
  readonly bouts: number;
  /** How many wishes the desks were promised, and where they ended. */
  readonly promised: number;
  readonly wishes: Readonly<Record<string, number>>;
  readonly writes: number;
  readonly faults: number;
  readonly races: number;
  readonly verdict: Verdict;
  /** Incidents that a board shows otherwise than the range has them, once all is calm. */
  readonly apart: readonly string[];
}

interface DuelParts {
  readonly seed: number;
  readonly moves: number;
  /** Asked before each bout. */
  readonly goesOn: (bouts: number) => boolean;
}

/** Real time between two looks at whether everybody waits. */
const TICK_MS = 2;
/** More incidents than the bouts of one duel make in a tenant. */
const APART = 200;
/** Virtual time passes all the same when an answer has been out for so many ticks. */
const STUCK_TICKS = 100;

/**
 * Two desks, signed in as two people, change the same incidents of one range at once, in virtual time and
 * under faults, bout after bout. What they wish is drawn from the seed; how it falls together is not.
 */
export async function duel({ seed, moves, goesOn }: DuelParts): Promise<DuelReport> {
  const range = await startRange({ tenants: 2, incidents: 10, seed, budget: 1_000_000 });
  const control = rangeControl(range.control);
  const clock = standingClock(Date.now());
  const course: Course = { calls: [], next: 0 };
  const draws = new Draws(seed, 77);
  const desks: Desk[] = [];
  const people = new Map<string, string>();
  const verdict = emptyVerdict();
  const wishes: Record<string, number> = {};
  const apart: string[] = [];

  let stuck = 0;
  const pass = async () => {
    await sleep(TICK_MS);
    const quiet = desks.every((desk) => desk.isQuiet());
    stuck = quiet ? 0 : stuck + 1;
    const next = clock.nextIn();
    if ((!quiet && stuck < STUCK_TICKS) || next === null || next > MINUTE_MS) return;
    clock.pass(Math.max(0, next));
  };

  try {
    // Ids are unique in one tenant only, and a call does not say its tenant: no two are alike here.
    const [, other] = range.cloud.tenants;
    if (other) await control.call('incidents.burst', { tenantId: other.id, count: APART });
    const second = await control.call('desks.open', {});
    const { people: known } = await control.call('totals', {});
    people.set('one', known[0] ?? '').set('two', second.person);
    for (const [name, cloud] of [
      ['one', range.cloud],
      ['two', Cloud.parse(second.cloud)],
    ] as const) {
      const desk = await openDesk({ name, cloud, clock, course });
      desks.push(desk);
      await desk.core.headless.signIn(); // nobody waits for time yet, so a person has all of it
      await desk.core.headless.takeInRangeTenants();
    }
    for (const { core } of desks) {
      const begun = core.headless.syncOnce();
      await Promise.all([begun, during(begun, pass)]);
    }
    for (const { core } of desks) core.start();
    const tenants = range.cloud.tenants.map(({ id }) => TenantId.parse(id));
    for (const tenantId of tenants)
      await control.call('tenants.role', { tenantId, role: 'operator' });

    let bouts = 0;
    let promised = 0;
    for (; goesOn(bouts); bouts += 1) {
      const mark = `${seed}-${bouts}`;
      const bout = await fightBout({ desks, control, draws, tenants, mark, moves, pass });
      const told = new Map<string, Told>();
      for (const key of bout.keys)
        told.set(keyText(key), Told.parse(await control.call('incidents.read', key)));
      const { writes } = await control.call('received', {});
      const own = writes.filter((write) => bout.keys.some((key) => isAbout(write, key)));
      judge({ ...bout, writes: own, course, told, people }, verdict);
      apart.push(...(await differences(desks, bout, told)));
      promised += bout.promised;
      for (const { stage } of [...bout.wishes.values()].flat())
        wishes[stage] = (wishes[stage] ?? 0) + 1;
    }
    const { met } = await control.call('faults.read', {});
    const { writes } = await control.call('received', {});
    const races = (await control.call('incidents.races', {})).happened;
    const faults = met.reduce((sum, { times }) => sum + times, 0);
    return { seed, bouts, promised, wishes, writes: writes.length, faults, races, verdict, apart };
  } finally {
    for (const desk of desks) await desk.close();
    await range.stop();
  }
}

/** What the boards show, and the range has otherwise. Refused wishes change no board. */
async function differences(
  desks: readonly Desk[],
  { keys }: Bout,
  told: ReadonlyMap<string, Told>,
): Promise<string[]> {
  const found: string[] = [];
  for (const desk of desks) {
    for (const row of await desk.call('board.rows', { keys: [...keys] })) {
      const truth = row && told.get(keyText(row));
      if (!truth) {
        found.push(`${desk.name}: an incident is not on the board`);
        continue;
      }
      const shown = [row.title, row.status, row.assignedTo];
      const real = [truth.displayName, truth.status, truth.assignedTo];
      if (JSON.stringify(shown) !== JSON.stringify(real))
        found.push(`${desk.name} ${row.incidentId}: ${shown.join(' · ')} for ${real.join(' · ')}`);
    }
  }
  return found;
}
