import { outsideAddress } from './entities.ts';
import type { Json } from './evidence-context.ts';
import { drawsFor } from './incident-draw.ts';
import { storyOf } from './render-alert.ts';
import { incidentId } from './render-incident.ts';
import { graphTime } from './stamp.ts';
import { type StoredTask, taskId } from './task-book.ts';
import { ACTION_FORMS, type TaskTarget } from './task-words.ts';
import type { TenantWorld } from './tenant-world.ts';

const TYPE = '#microsoft.graph.security.';

/** One task, shaped as `microsoft.graph.security.incidentTask` (beta). */
export function renderTask(world: TenantWorld, task: StoredTask): Json {
  const form = ACTION_FORMS[task.action];
  const { target, quoted } = targetOf(world, task);
  return {
    id: taskId(task),
    displayName: task.displayName ?? quoted ?? form.title(target),
    description: task.description ?? form.text(target),
    status: task.status,
    source: task.source,
    actionType: task.action,
    actionStatus: task.actionStatus,
    createdByDisplayName: 'Defender Experts',
    createdDateTime: graphTime(task.createdMs),
    lastModifiedByDisplayName: task.updatedBy,
    lastModifiedDateTime: graphTime(task.updatedMs),
    responseAction: form.type === null ? null : responseAction(world, task, form.type, target),
    incident: {
      '@odata.type': `${TYPE}incident`,
      id: incidentId(world.holderOf(task.row)),
    },
  };
}

function responseAction(world: TenantWorld, task: StoredTask, type: string, target: TaskTarget) {
  const draws = drawsFor(world, 86, task.row, task.part);
  return {
    '@odata.type': `${TYPE}${type}IncidentTaskResponseAction`,
    identifierValue: ACTION_FORMS[task.action].identifier(target),
    ...(type === 'isolateDevice' && { isolationType: draws.chance(0.8) ? 'full' : 'selective' }),
    ...(type === 'stopAndQuarantineFile' && { deviceId: target.device.mdeId }),
  };
}

/** The things of the incident's story; what an attacker named them is quoted by the Experts too. */
function targetOf(world: TenantWorld, task: StoredTask) {
  const { user, device, file, hostility } = storyOf(world, task.row, world.table.head(task.row));
  const draws = drawsFor(world, 85, task.row, task.part);
  const { fileName, displayName } = hostility?.poison ?? {};
  const target: TaskTarget = {
    device,
    user: displayName === undefined ? user : { ...user, displayName },
    file: fileName === undefined ? file : { ...file, name: fileName },
    address: outsideAddress(draws),
    messageId: draws.uuid(),
  };
  const quoted = task.part === 0 ? hostility?.title : undefined;
  return { target, quoted: quoted === undefined ? undefined : `Look into: ${quoted}` };
}
