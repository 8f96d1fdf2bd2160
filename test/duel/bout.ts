import type { RangeControl } from '#electron/range/control/control-client.ts';
import type { Draws } from '#electron/range/world/random.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import { type ChangeId, isPending } from '#shared/domain/change.ts';
import { type IncidentKey, IncidentId } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Desk } from './desk.ts';
import { drawnChange, drawnFault } from './moves.ts';

/** What two desks did to the same few incidents, and where every wish of it ended. */
export interface Bout {
  readonly keys: readonly IncidentKey[];
  /** How many wishes were promised: what was asked for twice in a row is one. */
  readonly promised: number;
  /** Wishes of each desk, by its name, as they stand at the end. */
  readonly wishes: ReadonlyMap<string, readonly OutboxEntry[]>;
  /** By id, whom each wish was based on before somebody insisted on it: that gives it another base. */
  readonly basedOn: ReadonlyMap<ChangeId, readonly (string | null)[]>;
}

interface BoutParts {
  readonly desks: readonly Desk[];
  readonly control: RangeControl;
  readonly draws: Draws;
  readonly tenants: readonly TenantId[];
  /** Names what is written in this bout. */
  readonly mark: string;
  readonly moves: number;
  /** Lets everybody who waits go on for a moment. */
  readonly pass: () => Promise<void>;
}

const INCIDENTS = 2;
/** More turns than any wait in the product needs. */
const MOST_TURNS = 60_000;

/** One bout: fresh incidents, many wishes from both desks at once, trouble in between, then calm until all is settled. */
export async function fightBout(parts: BoutParts): Promise<Bout> {
  const { desks, control, draws, tenants, mark, moves, pass } = parts;
  const keys: IncidentKey[] = [];
  for (const tenantId of tenants) {
    const { created } = await control.call('incidents.burst', { tenantId, count: INCIDENTS });
    for (const one of created) {
      const nobody = { status: 'active', assignedTo: null, classification: null } as const;
      await control.call('incidents.change', { ...one, ...nobody });
      keys.push({ tenantId, incidentId: IncidentId.parse(one.incidentId) });
    }
  }
  for (const desk of desks) await untilKnown(desk, keys, pass);

  const basedOn = new Map<ChangeId, (string | null)[]>();
  const promised = new Set<ChangeId>();
  for (let move = 0; move < moves; move += 1) {
    const key = draws.pick(keys);
    const desk = draws.pick(desks);
    const change = drawnChange(draws, `${mark}.${desk.name}.${move}`);
    promised.add((await desk.call('incidents.change', { ...key, change })).id);
    if (draws.below(5) === 0)
      await control.call('faults.next', { tenantId: key.tenantId, ...drawnFault(draws) });
    if (draws.below(12) === 0)
      await control.call('incidents.race', race(draws, draws.pick(keys), move));
    if (draws.below(6) === 0) await decideOne(desk, draws, mark, basedOn);
    for (let turns = draws.below(6); turns > 0; turns -= 1) await pass();
  }

  await control.call('faults.clear', {});
  await untilSettled(desks, pass);
  for (const desk of desks) {
    const sync = desk.core.headless.syncOnce();
    await Promise.all([sync, during(sync, pass)]);
  }
  const wishes = new Map<string, OutboxEntry[]>();
  for (const desk of desks) wishes.set(desk.name, await wishesOf(desk, keys));
  return { keys, promised: promised.size, wishes, basedOn };
}

/** A colleague in the portal, in the gap that a desk has to survive. */
function race(draws: Draws, key: IncidentKey, move: number) {
  const when = draws.pick(['after-read', 'before-write'] as const);
  return draws.below(2) === 0
    ? { ...key, when, comment: `Portal ${move}` }
    : { ...key, when, severity: draws.pick(['low', 'medium', 'high'] as const) };
}

/** What an analyst does with a refused wish: insists, gives in, or leaves it for later. */
async function decideOne(
  desk: Desk,
  draws: Draws,
  mark: string,
  basedOn: Map<ChangeId, (string | null)[]>,
): Promise<void> {
  const refused = (await desk.call('outbox.list', {})).find(
    ({ stage, change }) => stage === 'refused' && JSON.stringify(change).includes(mark),
  );
  if (!refused) return;
  const { id, base } = refused;
  if (base) basedOn.set(id, [...(basedOn.get(id) ?? []), base.assignedTo]);
  const name = draws.pick(['outbox.retry', 'outbox.discard'] as const);
  await desk.call(name, { id });
}

async function wishesOf(desk: Desk, keys: readonly IncidentKey[]): Promise<OutboxEntry[]> {
  const listed = await desk.call('outbox.list', {});
  return listed.filter((wish) =>
    keys.some(
      ({ tenantId, incidentId }) => wish.tenantId === tenantId && wish.incidentId === incidentId,
    ),
  );
}

async function untilKnown(desk: Desk, keys: readonly IncidentKey[], pass: () => Promise<void>) {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const rows = await desk.call('board.rows', { keys: [...keys] });
    if (rows.every((row) => row !== null)) return;
    if (turn % 50 === 0) {
      const sync = desk.core.headless.syncOnce();
      await Promise.all([sync, during(sync, pass)]);
    }
    await pass();
  }
  throw new Error(`${desk.name}: the new incidents never came.`);
}

async function untilSettled(desks: readonly Desk[], pass: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    let waiting = 0;
    if (turn % 10 === 0) {
      for (const desk of desks) {
        const listed = await desk.call('outbox.list', {});
        waiting += listed.filter(({ stage }) => isPending(stage)).length;
      }
      if (waiting === 0) return;
    }
    await pass();
  }
}

/** Time goes on while something is at work. */
export async function during(work: Promise<unknown>, pass: () => Promise<void>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  while (!over) await pass();
}
