import { expect, test } from 'vitest';
import { decideTask } from '#electron/core/outbox/task-wish.ts';
import { SeenIncident } from '#shared/domain/change.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { IncidentTaskId } from '#shared/domain/incident-task.ts';
import { TASK_EXAMPLES } from '#test/unit/shared/contract/task-examples.ts';
import { at, key } from '#test/unit/shared/contract/things.ts';

const [known] = TASK_EXAMPLES['tasks.ofIncident'].outputs;
const base = SeenIncident.parse({
  updatedAt: at,
  status: 'active',
  assignedTo: null,
  classification: null,
  determination: null,
  comments: 0,
  task: 'open',
});
const wish = {
  kind: 'task',
  taskId: IncidentTaskId.parse('924565_1'),
  title: 'Isolate PC-1',
  from: 'open',
  status: 'completed',
} as const;

test.each([
  ['as the person saw it: sent', { status: 'open' }, 'send', null],
  ['done already: nothing is sent', { status: 'completed' }, 'already-there', null],
  [
    'moved on by a colleague: asked',
    { status: 'failed', updatedBy: 'Gr\u202eace' },
    'refuse',
    'The task is “failed” now: Gr\u2039U+202E\u203aace changed it meanwhile.',
  ],
  ['moved on by nobody knows whom', { status: 'failed', updatedBy: null }, 'refuse', /somebody/],
  ['of another incident', { incidentId: IncidentId.parse('9') }, 'refuse', /another incident/],
] as const)('a task %s', (_, members, step, reason) => {
  const task = known?.tasks[0];
  if (!task) throw new Error('There is no example of a task.');
  const decision = decideTask(key, wish, base, { ...task, ...members });
  expect(decision.step).toBe(step);
  if (reason !== null) {
    expect(decision).toMatchObject({
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  }
});
