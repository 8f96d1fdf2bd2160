import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { NO_TASKS, tasksReading } from '#renderer/features/incident/tasks-reading.ts';
import type { Api, CommandName, Input } from '#shared/contract/contract.ts';
import { IncidentId, keyText } from '#shared/domain/incident.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { key } from '#test/unit/shared/contract/things.ts';

const other = { ...key, incidentId: IncidentId.parse('2') };

/** `held`: what the first answer waits for. */
function reading(held?: Promise<null>) {
  const fake = fakeApi();
  const waits = [held];
  const command = async <N extends CommandName>(name: N, input: Input<N>) => {
    const answer = fake.command(name, input);
    await waits.shift();
    return answer;
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
  const recalled = () => fake.world.calls.filter(({ name }) => name === 'tasks.known').length;
  /** The service was asked. */
  const asking = () => eventually(() => expect(asked()).toBe(1));
  return { ...parts, asked, asking, recalled, shown: () => shown };
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
  const { readTasks, asking, shown } = reading(held.promise);
  const late = readTasks(key);
  await asking();
  const next = readTasks(other);
  expect(shown()).toMatchObject({ of: keyText(other), value: null, asking: true });
  await next;
  held.resolve(null);
  await late;
  expect(shown()).toMatchObject({ of: keyText(other), asking: false });
});

test('what is kept is read again for the incident that is shown, and for no other', async () => {
  const { readTasks, recallTasks, recalled } = reading();
  await readTasks(key);
  const before = recalled();
  await recallTasks(other);
  expect(recalled()).toBe(before);
  await recallTasks(key);
  expect(recalled()).toBe(before + 1);
});
