import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTask } from '#electron/core/graph/incident-task-page.ts';
import { taskReader } from '#electron/core/store/task-rows.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  graphIncident,
  NOW,
  RECEIVED,
  temporaryCache,
} from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(async () => {
  cache = temporaryCache();
  await cache.writer.saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: false });
});
afterEach(() => cache.remove());

const SEVEN = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
const graphTask = (status: string, minute: number, own: object = {}) => ({
  id: 't1',
  displayName: 'Isolate it',
  status,
  source: 'defenderExpertsGuidedResponse',
  incident: { id: '7' },
  createdDateTime: instant(NOW),
  lastModifiedDateTime: instant(NOW + minute * MINUTE_MS),
  ...own,
});
const list = (status: string, minute: number, own: object = {}) =>
  cache.writer.saveTaskPage(answer(CONTOSO, [graphTask(status, minute, own)]));
const read = (status: string, minute: number) => {
  const task = readTask(graphTask(status, minute), CONTOSO);
  if (task) return task;
  throw new Error('The task has no id.');
};
const kept = () =>
  taskReader(cache.reader)
    .of(SEVEN)
    ?.tasks.map(({ status }) => status);

describe('an older state of a task never takes the place of a newer one', () => {
  beforeEach(() => list('completed', 5));

  test('when the list of the tenant was overtaken', async () => {
    expect(await list('open', 1)).toMatchObject({ changed: 0 });
    expect(kept()).toEqual(['completed']);
    await list('failed', 6);
    expect(kept()).toEqual(['failed']);
  });

  test('when the list of the incident was overtaken', async () => {
    const known = { tasks: [read('open', 1)], unreadable: 0, readAt: RECEIVED };
    const saved = cache.writer.saveTasks({ ...SEVEN, known: { ...known, offered: 'yes' } });
    expect(await saved).toBe(0);
    expect(kept()).toEqual(['completed']);
  });

  test('when one task was read and the answer was overtaken', async () => {
    expect(await cache.writer.saveTask({ ...SEVEN, task: read('open', 1) })).toBe(0);
    expect(kept()).toEqual(['completed']);
  });
});

test('a task that does not say its incident counts as unreadable', async () => {
  await list('open', 1);
  const page = await list('open', 2, { incident: null });
  expect(page).toMatchObject({ count: 0, unreadable: 1, listed: [] });
});
