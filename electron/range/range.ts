import { randomUUID } from 'node:crypto';
import { Cloud } from '#shared/domain/cloud.ts';
import { rangeClock } from './clock.ts';
import { drills } from './control/drills.ts';
import { accessRaces } from './control/access-races.ts';
import { races } from './control/races.ts';
import type { EntraContext } from './entra/entra-context.ts';
import { tokenSeal } from './entra/tokens.ts';
import { requestBudget } from './graph/budget.ts';
import { faultPlan } from './http/faults.ts';
import { recorder } from './http/recorder.ts';
import { listen } from './http/server.ts';
import { answerCall } from './range-calls.ts';
import { type RangeInput, RangeOptions } from './range-options.ts';
import { tenantStates } from './tenant-state.ts';
import { accessWorld } from './world/entitlement/access-world.ts';
import { laggingReads } from './world/entitlement/lagging-reads.ts';
import { lifeOf } from './world/life.ts';
import { makeWorld } from './world/world.ts';

export interface Range {
  readonly cloud: Cloud;
  /** Address of the drills (see control/). */
  readonly control: string;
  readonly stop: () => Promise<void>;
}

/** Starts a training range on a free port of this computer. @throws ZodError for options out of bounds. */
export async function startRange(
  input: RangeInput = {},
  wall: () => number = Date.now,
): Promise<Range> {
  const options = RangeOptions.parse(input);
  const epochMs = options.epochMs ?? wall();
  const world = makeWorld({ ...options, epochMs });
  const states = tenantStates(world, options.budget);
  const clock = rangeClock(wall, epochMs, options.speed);
  const access = accessWorld(world, clock, options.pace);
  const lagging = laggingReads();
  const seal = tokenSeal();
  const [person] = world.people;
  if (!person) throw new RangeError('A world needs somebody to sign in.');
  const entraContext: EntraContext = {
    world,
    states,
    access,
    seal,
    wall,
    codes: new Map(),
    usedRefresh: new Set(),
    settings: { rotation: false, accessSeconds: 3_599, person },
  };
  const budget = requestBudget(wall);
  const open = world.tenants.filter(({ condition }) => condition === 'ok');
  const down = open.length < 2 ? null : (open[options.seed % open.length]?.id ?? null);
  const drill = {
    world,
    states,
    access,
    lagging,
    clock,
    life: lifeOf(world, clock, options.pace),
    budget,
    faults: faultPlan(options.seed, down, options.faults),
    recorder: recorder(),
    received: [],
    races: races(),
    accessRaces: accessRaces(),
    cloud: () => cloud,
    settings: entraContext.settings,
    requests: { graph: 0, login: 0 },
    wall,
  };
  const parts = {
    entra: entraContext,
    graph: { world, states, access, lagging, seal, budget, wall, now: clock.now },
    drill,
    drills: drills(drill),
  };
  const server = await listen(options.port, (call) => answerCall(parts, call));
  const origin = `http://127.0.0.1:${server.port}`;
  const cloud = Cloud.parse({
    name: 'Training range',
    kind: 'range',
    login: `${origin}/login`,
    graph: origin,
    control: `${origin}/control`,
    tenants: world.tenants.map(({ id, name, initialDomain }) => ({
      id,
      name,
      domain: initialDomain,
    })),
    clientId: world.clientId,
    homeTenantId: world.home.id,
    instanceId: randomUUID(),
  });
  return { cloud, control: `${origin}/control`, stop: server.stop };
}
