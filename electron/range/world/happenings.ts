import { mergeInto } from './merge.ts';
import { addAlerts } from './more-alerts.ts';
import { isExpertsWork } from './incident-draw.ts';
import { handOver, settle } from './incident-tasks.ts';
import type { IncidentHead } from './incident-table.ts';
import { CUSTOMER, DEFENDER_EXPERTS, DETERMINATIONS_OF } from './incident-words.ts';
import type { Draws } from './random.ts';
import type { TenantWorld } from './tenant-world.ts';

const EXPERTS_SIGN = 'Defender Experts';
const SERVICE_SIGN = 'Microsoft 365 Defender-AlertCorrelation';

/** One thing that happens in a tenant at `at` (ms since 1970): a new incident, or a step of an open one. */
export function happening(world: TenantWorld, draws: Draws, at: number): void {
  const open = openRows(world);
  if (open.length === 0 || draws.chance(0.2)) {
    world.addIncident(at);
    return;
  }
  const row = draws.pick(open);
  const head = world.table.head(row);
  if (isExpertsWork(world.tenant, head.severity) && draws.chance(0.6))
    expertsStep(world, row, head, draws, at);
  else analystStep(world, row, head, open, draws, at);
}

/** Incidents somebody may still work on, newest first; the oldest of many are left alone. */
function openRows({ table }: TenantWorld): number[] {
  const rows: number[] = [];
  let looked = 0;
  for (const row of table.newestFirst(null)) {
    const status = table.status(row);
    if (status !== 'resolved' && status !== 'redirected') rows.push(row);
    looked += 1;
    if (rows.length >= 200 || looked >= 4_000) break;
  }
  return rows;
}

/** The Experts' own path: take, investigate, hand over or resolve, and take back what was acted on. */
function expertsStep(
  world: TenantWorld,
  row: number,
  head: IncidentHead,
  draws: Draws,
  at: number,
): void {
  const sign = (summary?: string) =>
    world.change(row, { lastModifiedBy: EXPERTS_SIGN, ...(summary !== undefined && { summary }) });
  if (head.assignedTo !== DEFENDER_EXPERTS) {
    if (head.assignedTo !== null) return remark(world, row, draws, at);
    world.setHead(row, { assignedTo: DEFENDER_EXPERTS, status: 'inProgress' }, at);
    return sign();
  }
  if (head.status === 'inProgress') {
    if (draws.chance(0.55)) {
      world.setHead(
        row,
        {
          status: 'awaitingAction',
          classification: 'truePositive',
          determination: 'compromisedAccount',
        },
        at,
      );
      handOver(world, row, at);
      return sign('Defender Experts investigated this incident. Actions are waiting for you.');
    }
    const classification = draws.chance(0.5) ? 'falsePositive' : 'informationalExpectedActivity';
    world.setHead(
      row,
      {
        status: 'resolved',
        assignedTo: null,
        classification,
        determination: draws.pick(DETERMINATIONS_OF[classification]),
      },
      at,
    );
    return sign('Defender Experts investigated this incident and found nothing to act on.');
  }
  settle(world, row, at);
  if (draws.chance(0.25)) {
    world.setHead(row, { status: 'inProgress' }, at);
    return sign();
  }
  world.setHead(row, { status: 'resolved', assignedTo: CUSTOMER }, at);
  return sign('The actions are done. Please review them.');
}

function analystStep(
  world: TenantWorld,
  row: number,
  head: IncidentHead,
  open: readonly number[],
  draws: Draws,
  at: number,
): void {
  const who = draws.pick(world.analysts);
  switch (draws.weighted([33, 20, 15, 26, 1.5, 4.5])) {
    case 0:
      world.setHead(row, { assignedTo: who, status: 'inProgress' }, at);
      return world.change(row, { lastModifiedBy: who });
    case 1:
      return remark(world, row, draws, at);
    case 2:
      addAlerts(world, row, draws.between(1, 3), at);
      return world.change(row, { lastModifiedBy: SERVICE_SIGN });
    case 3: {
      const classification = draws.pick([
        'truePositive',
        'falsePositive',
        'informationalExpectedActivity',
      ] as const);
      world.setHead(
        row,
        {
          status: 'resolved',
          assignedTo: head.assignedTo ?? who,
          classification,
          determination: draws.pick(DETERMINATIONS_OF[classification]),
        },
        at,
      );
      return world.change(row, { lastModifiedBy: who, resolvingComment: 'Looked at and closed.' });
    }
    case 4: {
      const target = draws.pick(open);
      if (target === row) return remark(world, row, draws, at);
      return mergeInto(world, target, [row], SERVICE_SIGN, null, at);
    }
    default:
      world.setHead(row, { assignedTo: null, status: 'active' }, at);
      return world.change(row, { lastModifiedBy: who });
  }
}

const REMARKS = [
  'Looking at this now.',
  'Asked the customer.',
  'Nothing new on the device.',
  'Waiting for the mail trace.',
] as const;

function remark(world: TenantWorld, row: number, draws: Draws, at: number): void {
  const who = draws.pick(world.analysts);
  const head = world.setHead(row, {}, at);
  const own = world.changes.get(row)?.comments ?? [];
  world.change(row, {
    lastModifiedBy: who,
    comments: [
      ...own,
      { comment: draws.pick(REMARKS), createdByDisplayName: who, createdMs: head.updatedMs },
    ],
  });
}
