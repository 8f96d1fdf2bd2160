import { handOver } from '../world/incident-tasks.ts';
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
} from './drill-context.ts';

type IncidentDrills = Pick<Drills, Extract<keyof Drills, `incidents.${string}`>>;

/** What exists in a customer's tenant. @throws DrillError for ids that do not exist. */
export function insideOf({ world }: Pick<DrillContext, 'world'>, tenantId: string): TenantWorld {
  return world.inside(found(world.byId.get(tenantId), `There is no customer tenant ${tenantId}.`));
}

export function rowIn(there: TenantWorld, id: string): number {
  return found(incidentRow(there, id), `There is no incident ${id} in that tenant.`);
}

/** Drills on incidents. @throws DrillError for ids that do not exist. */
export function incidentDrills(context: DrillContext): IncidentDrills {
  const { world, clock, life, races } = context;
  return {
    'incidents.burst': ({ count, tenantId }) => {
      const targets =
        tenantId === undefined ? answering(context) : [insideOf(context, tenantId).tenant];
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
      changeIncident(context, change);
      return DONE;
    },
    'incidents.race': (race) => {
      rowIn(insideOf(context, race.tenantId), race.incidentId);
      races.wait(race);
      return DONE;
    },
    'incidents.races': () => ({ waiting: races.waiting(), happened: races.happened() }),
    'incidents.merge': ({ tenantId, from, into }) => {
      const there = insideOf(context, tenantId);
      const [source, target] = [rowIn(there, from), rowIn(there, into)];
      if (source === target || there.redirects.has(source) || there.redirects.has(target)) {
        throw new DrillError('Two different incidents that were not merged yet are needed.');
      }
      const by = 'Microsoft 365 Defender-AlertCorrelation';
      mergeInto(there, target, [source], by, null, clock.now());
      return DONE;
    },
    'incidents.read': ({ tenantId, incidentId: id }) => {
      const there = insideOf(context, tenantId);
      return renderIncident(there, rowIn(there, id), { newMembers: true, withAlerts: true });
    },
  };
}

function answering({ world, states }: DrillContext): readonly RangeTenant[] {
  return world.tenants.filter(({ id }) => states.get(id)?.condition === 'ok');
}

/** Carries out a change of a drill now. @throws DrillError for ids that do not exist. */
export function changeIncident(
  context: Pick<DrillContext, 'world' | 'clock'>,
  change: Input<'incidents.change'>,
): void {
  const there = insideOf(context, change.tenantId);
  const row = rowIn(there, change.incidentId);
  const at = context.clock.now();
  const head: Partial<IncidentHead> = {
    ...(change.status !== undefined && { status: change.status }),
    ...(change.severity !== undefined && { severity: change.severity }),
    ...(change.assignedTo !== undefined && { assignedTo: change.assignedTo }),
    ...(change.classification !== undefined && { classification: change.classification }),
  };
  const { updatedMs } = there.setHead(row, head, at);
  if (change.moreAlerts !== undefined) addAlerts(there, row, change.moreAlerts, at);
  if (change.status === 'awaitingAction' && there.tenant.experts === 'xdr')
    handOver(there, row, at);
  const own = there.changes.get(row)?.comments ?? [];
  const said = change.comment;
  there.change(row, {
    lastModifiedBy: change.by,
    ...(change.title !== undefined && { displayName: change.title }),
    ...(change.customTags !== undefined && { customTags: change.customTags }),
    ...(said !== undefined && {
      comments: [...own, { comment: said, createdByDisplayName: change.by, createdMs: updatedMs }],
    }),
  });
}
