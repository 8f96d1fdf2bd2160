import { expect, test } from 'vitest';
import { IncidentTask } from '#shared/domain/incident-task.ts';
import { tallyAt, tallyOf, taskSpans } from '#shared/domain/task-tally.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (minutes: number) => START + minutes * MINUTE_MS;
const task = (own: object = {}) =>
  IncidentTask.parse({
    tenantId: CONTOSO,
    id: '1',
    incidentId: '7',
    title: 'Isolate it',
    description: null,
    status: 'open',
    source: 'defenderExpertsGuidedResponse',
    actionType: 'isolateDevice',
    actionStatus: 'notStarted',
    action: null,
    createdBy: null,
    createdAt: instant(at(0)),
    updatedBy: null,
    updatedAt: instant(at(20)),
    ...own,
  });
const wish = (status: 'completed' | 'open', minutes: number, taskId = '1') => ({
  change: {
    kind: 'task',
    taskId: task({ id: taskId }).id,
    title: '',
    from: 'open',
    status,
  } as const,
  at: instant(at(minutes)),
});

test('what Microsoft did itself is nobody’s task; every other source is, also a new one', () => {
  const tasks = [
    task({ source: 'defenderExpertsManagedResponse' }),
    task({ source: 'defenderExpertsXDR' }),
    task({ source: null }),
  ];
  expect(tallyOf(taskSpans(tasks, []))).toEqual({ open: 2, ticked: 0 });
});

test.each([
  ['open', 1],
  ['inProgress', 1],
  ['aWordOfTomorrow', 1],
  ['completed', 0],
  ['failed', 0],
  ['notRelevant', 0],
])('a task that is %s counts as open: %d', (status, open) => {
  expect(tallyOf(taskSpans([task({ status })], []))).toEqual({ open, ticked: 1 - open });
});

test('a wish of ours counts before it is confirmed, from the moment it was recorded', () => {
  const spans = taskSpans([task()], [wish('completed', 5)]);
  expect(tallyOf(spans)).toEqual({ open: 0, ticked: 1 });
  expect(tallyAt(spans, at(4))).toEqual({ open: 1, ticked: 0 });
  expect(tallyAt(spans, at(5))).toEqual({ open: 0, ticked: 1 });
  expect(tallyOf(taskSpans([task()], [wish('completed', 5, '2')]))).toEqual({ open: 1, ticked: 0 });
  const back = taskSpans([task({ status: 'completed' })], [wish('open', 30)]);
  expect(tallyAt(back, at(29))).toEqual({ open: 0, ticked: 0 });
  expect(tallyAt(back, at(30))).toEqual({ open: 1, ticked: 0 });
});

test('a task without moments is there from the beginning', () => {
  const bare = task({ createdAt: null, updatedAt: null });
  expect(tallyAt(taskSpans([bare], []), 0)).toEqual({ open: 1, ticked: 0 });
  expect(tallyAt(taskSpans([{ ...bare, status: 'completed' }], []), 0)).toEqual({
    open: 0,
    ticked: 1,
  });
});
