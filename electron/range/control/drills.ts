import { STATUSES } from '../world/incident-words.ts';
import type { IncidentHead } from '../world/incident-table.ts';
import { mergeInto } from '../world/merge.ts';
import { addAlerts } from '../world/more-alerts.ts';
import { Draws } from '../world/random.ts';
import { incidentId, incidentRow, renderIncident } from '../world/render-incident.ts';
import type { RangeTenant } from '../world/tenants.ts';
import type { TenantWorld } from '../world/tenant-world.ts';
import {
  DONE,
  type DrillContext,
  DrillError,
  type Drills,
  found,
  type Input,
  type Output,
} from './drill-context.ts';
import { tenantDrills } from './tenant-drills.ts';

/** One function for each call of the contract. @throws DrillError for ids that do not exist. */
export function drills(context: DrillContext): Drills {
  const { world, clock, life, faults } = context;
  const stateOf = (id: string) => found(context.states.get(id), `There is no tenant ${id}.`);
  const inside = (id: string) =>
    world.inside(found(world.byId.get(id), `There is no customer tenant ${id}.`));
  const rowIn = (there: TenantWorld, id: string) =>
    found(incidentRow(there, id), `There is no incident ${id} in that tenant.`);

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
    'incidents.burst': ({ count, tenantId }) => {
      const targets = tenantId === undefined ? answering(context) : [inside(tenantId).tenant];
      if (targets.length === 0)
        throw new DrillError('No tenant answers now, so there is nowhere to put incidents.');
      const draws = new Draws(world.seed, 71, life.events(), count);
      const created = Array.from({ length: count }, () => {
        const tenant = draws.pick(targets);
        const row = world.inside(tenant).addIncident(clock.now());
        return { tenantId: tenant.id, incidentId: incidentId(row) };
      });
      return { created };
    },
    'incidents.change': (change) => {
      const there = inside(change.tenantId);
      changeIncident(there, rowIn(there, change.incidentId), change, clock.now());
      return DONE;
    },
    'incidents.merge': ({ tenantId, from, into }) => {
      const there = inside(tenantId);
      const [source, target] = [rowIn(there, from), rowIn(there, into)];
      if (source === target || there.redirects.has(source) || there.redirects.has(target)) {
        throw new DrillError('Two different incidents that were not merged yet are needed.');
      }
      mergeInto(
        there,
        target,
        [source],
        'Microsoft 365 Defender-AlertCorrelation',
        null,
        clock.now(),
      );
      return DONE;
    },
    'incidents.read': ({ tenantId, incidentId: id }) => {
      const there = inside(tenantId);
      return renderIncident(there, rowIn(there, id), { newMembers: true, withAlerts: true });
    },
    ...tenantDrills(context),
    'faults.mode': ({ mode }) => {
      faults.setMode(mode);
      return DONE;
    },
    'faults.next': ({ tenantId, fault, times, method }) => {
      if (tenantId !== undefined) stateOf(tenantId);
      faults.plan({ tenantId: tenantId ?? null, method: method ?? null, fault }, times);
      return DONE;
    },
    'faults.clear': () => {
      faults.clear();
      return DONE;
    },
    totals: () => totals(context),
    received: ({ tenantId }) => ({
      writes: context.received.filter(
        (write) => tenantId === undefined || write.tenantId === tenantId,
      ),
    }),
    'traffic.record': ({ on }) => {
      context.recorder.record(on);
      return DONE;
    },
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function answering({ world, states }: DrillContext): readonly RangeTenant[] {
  return world.tenants.filter(({ id }) => states.get(id)?.condition === 'ok');
}

function changeIncident(
  there: TenantWorld,
  row: number,
  change: Input<'incidents.change'>,
  at: number,
): void {
  const head: Partial<IncidentHead> = {
    ...(change.status !== undefined && { status: change.status }),
    ...(change.severity !== undefined && { severity: change.severity }),
    ...(change.assignedTo !== undefined && { assignedTo: change.assignedTo }),
    ...(change.classification !== undefined && { classification: change.classification }),
  };
  const { updatedMs } = there.setHead(row, head, at);
  if (change.moreAlerts !== undefined) addAlerts(there, row, change.moreAlerts, at);
  const own = there.changes.get(row)?.comments ?? [];
  const said = change.comment;
  there.change(row, {
    lastModifiedBy: change.by,
    ...(change.title !== undefined && { displayName: change.title }),
    ...(said !== undefined && {
      comments: [...own, { comment: said, createdByDisplayName: change.by, createdMs: updatedMs }],
    }),
  });
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
