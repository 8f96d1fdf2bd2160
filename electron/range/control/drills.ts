import { STATUSES } from '../world/incident-words.ts';
import { accessDrills } from './access-drills.ts';
import { deskDrills } from './desk-drills.ts';
import { DONE, type DrillContext, type Drills, found, type Output } from './drill-context.ts';
import { incidentDrills } from './incident-drills.ts';
import { receivedDrills } from './received-drills.ts';
import { taskDrills } from './task-drills.ts';
import { tenantDrills } from './tenant-drills.ts';

/** One function for each call of the contract. @throws DrillError for ids that do not exist. */
export function drills(context: DrillContext): Drills {
  const { clock, life, faults } = context;

  return {
    'clock.read': () => ({
      nowAt: isoOf(clock.now()),
      speed: clock.speed(),
      livedMs: clock.lived(),
      events: life.events(),
    }),
    'clock.speed': ({ speed }) => {
      clock.setSpeed(speed);
      return DONE;
    },
    'clock.advance': ({ ms }) => {
      clock.advance(ms);
      return { events: life.catchUp(), nowAt: isoOf(clock.now()) };
    },
    ...incidentDrills(context),
    ...taskDrills(context),
    ...accessDrills(context),
    ...deskDrills(context),
    ...receivedDrills(context),
    ...tenantDrills(context),
    'faults.mode': ({ mode }) => {
      faults.setMode(mode);
      return DONE;
    },
    'faults.next': ({ tenantId, fault, times, after, method, call }) => {
      if (tenantId !== undefined)
        found(context.states.get(tenantId), `There is no tenant ${tenantId}.`);
      const where = { tenantId: tenantId ?? null, method: method ?? null, call: call ?? null };
      faults.plan({ ...where, fault, after }, times);
      return DONE;
    },
    'faults.read': () => ({ waiting: faults.waiting(), met: [...faults.report()] }),
    'faults.clear': () => {
      faults.clear();
      return DONE;
    },
    totals: () => totals(context),
    'traffic.record': ({ on }) => {
      context.recorder.record(on);
      return DONE;
    },
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function totals({ world, states, requests, faults }: DrillContext): Output<'totals'> {
  const byStatus: Record<string, number> = Object.fromEntries(
    STATUSES.map((status) => [status, 0]),
  );
  const tenants = world.tenants.map((tenant) => {
    const { table } = world.inside(tenant);
    for (let row = 0; row < table.size; row += 1) {
      const status = table.status(row);
      byStatus[status] = (byStatus[status] ?? 0) + 1;
    }
    const state = states.get(tenant.id);
    const { id, name, access, experts } = tenant;
    return {
      id,
      name,
      access,
      experts,
      incidents: table.size,
      condition: state?.condition ?? 'ok',
      role: state?.role ?? 'none',
    };
  });
  const incidents = tenants.reduce((sum, tenant) => sum + tenant.incidents, 0);
  const people = world.people.map(({ userPrincipalName }) => userPrincipalName);
  return { incidents, byStatus, people, tenants, requests: { ...requests, faults: faults.met() } };
}
