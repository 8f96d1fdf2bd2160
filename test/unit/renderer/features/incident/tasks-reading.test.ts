import { expect, test } from 'vitest';
import { NO_TASKS, tasksReading } from '#renderer/features/incident/tasks-reading.ts';
import type { Api, CommandName, Input } from '#shared/contract/contract.ts';
import { IncidentId, keyText } from '#shared/domain/incident.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { TASK_EXAMPLES } from '#test/unit/shared/contract/task-examples.ts';
import { key } from '#test/unit/shared/contract/things.ts';

const other = { ...key, incidentId: IncidentId.parse('2') };

/** `held`: what the first answer waits for. */
function reading(held?: Promise<null>) {
  const fake = fakeApi();
  const waits = [held];
  const command = async <N extends CommandName>(name: N, input: Input<N>) => {
    await waits.shift();
    return fake.command(name, input);
  };
  const api: Api = { ...fake, command };
  let shown = NO_TASKS;
  const parts = tasksReading({
    api,
    get: () => shown,
    set: (tasks) => {
      shown = tasks;
    },
  });
  const asked = () => fake.world.calls.filter(({ name }) => name === 'tasks.ofIncident').length;
  return { ...parts, asked, shown: () => shown };
}

test('what is known is not asked for again until a person wants it', async () => {
  const { readTasks, asked, shown } = reading();
  await Promise.all([readTasks(key), readTasks(key)]);
  await readTasks(key);
  expect(asked()).toBe(1);

  await readTasks(key, true);
  expect(asked()).toBe(2);
  expect(shown()).toMatchObject({ value: { offered: 'gone' }, asking: false });
});

test('an answer about the incident before does not show under the next', async () => {
  const held = Promise.withResolvers<null>();
  const { readTasks, shown } = reading(held.promise);
  const late = readTasks(key);
  const next = readTasks(other);
  expect(shown()).toMatchObject({ of: keyText(other), value: null, asking: true });
  await next;
  held.resolve(null);
  await late;
  expect(shown()).toMatchObject({ of: keyText(other), asking: false });
});

test('a task of another incident changes nothing', async () => {
  const { readTasks, taskIsNow, shown } = reading();
  await readTasks(key);
  const before = shown();
  const [task] = TASK_EXAMPLES['tasks.setStatus'].outputs;
  if (!task) throw new Error('There is no example of a task.');
  taskIsNow(other, task);
  expect(shown()).toBe(before);
});
