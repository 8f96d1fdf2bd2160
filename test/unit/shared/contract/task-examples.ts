import type { Input, Output } from '#shared/contract/contract.ts';
import type { tasksContract } from '#shared/contract/tasks.ts';
import { type IncidentTask, IncidentTaskId } from '#shared/domain/incident-task.ts';
import { at, incidentId, key, tenantId } from './things.ts';

const id = IncidentTaskId.parse('924565_1');
const task: IncidentTask = {
  tenantId,
  id,
  incidentId,
  title: 'Isolate PC-1',
  description: null,
  status: 'aWordOfTomorrow',
  source: 'defenderExpertsGuidedResponse',
  actionType: 'isolateDevice',
  actionStatus: null,
  action: { type: 'isolateDevice', target: 'abc', fields: [{ name: 'kind', value: 'full' }] },
  createdBy: 'Defender Experts',
  createdAt: at,
  updatedBy: null,
  updatedAt: null,
};
const bare = { ...task, incidentId: null, source: null, actionType: null, action: null };

type TaskName = keyof typeof tasksContract;

/** Examples of the Experts' tasks. */
export const TASK_EXAMPLES: {
  readonly [N in TaskName]: {
    readonly accepted: readonly Input<N>[];
    readonly refused: readonly unknown[];
    readonly outputs: readonly Output<N>[];
  };
} = {
  'tasks.known': {
    accepted: [key],
    refused: [{}, { tenantId }],
    outputs: [null, { tasks: [task], unreadable: 0, offered: 'yes', readAt: at }],
  },
  'tasks.ofIncident': {
    accepted: [key],
    refused: [{}, { tenantId }, { ...key, tenantId: 'contoso.com' }, { ...key, incidentId: '' }],
    outputs: [
      { tasks: [task, bare], unreadable: 1, offered: 'yes', readAt: at },
      { tasks: [], unreadable: 0, offered: 'not-allowed', readAt: at },
      { tasks: [], unreadable: 0, offered: 'gone', readAt: at },
    ],
  },
};
