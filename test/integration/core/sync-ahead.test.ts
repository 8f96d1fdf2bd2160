import { expect, test } from 'vitest';
import { z } from 'zod';
import type { IncidentId } from '#shared/domain/incident.ts';
import { DAY_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { type CoreBench, coreBench, type Network, OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';

const List = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });
const TEN_YEARS_MS = 3650 * DAY_MS;
const TASKS = '/beta/security/incidentTasks';

/** Lists of incidents come with another Date, and one incident in them with another time of its last change. */
const forged =
  (date: (told: string) => string, changedAt: Record<string, string> = {}): Network =>
  async ({ url }, forward) => {
    const answer = await forward();
    if (!url.pathname.endsWith('/security/incidents')) return answer;
    const { value, ...rest } = List.parse(await answer.json());
    const next = value.map((one) => {
      const at = changedAt[one.id];
      return at === undefined ? one : { ...one, lastUpdateDateTime: at };
    });
    const headers = { date: date(answer.headers.get('date') ?? '') };
    return Response.json({ ...rest, value: next }, { headers });
  };
const inTenYears = (told: string) => new Date(Date.parse(told) + TEN_YEARS_MS).toUTCString();

/** Whether a change that is made now is on the board after the next look. */
async function seesAChange(bench: CoreBench, incidentId: IncidentId): Promise<void> {
  const tenantId = first(bench.tenants());
  await bench.control().call('incidents.change', { tenantId, incidentId, title: 'Changed since' });
  bench.clock.pass(10 * MINUTE_MS);
  await bench.sync();
  expect(await bench.row({ tenantId, incidentId })).toMatchObject({ title: 'Changed since' });
}

test('an incident that says it was changed years from now hides no change of another, nor its own', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 5 });
  await bench.sync();
  const [wrong, other] = (await bench.rows()).map(({ incidentId }) => incidentId);
  if (!wrong || !other) throw new Error('Two incidents are needed.');
  const tenantId = first(bench.tenants());
  await bench.control().call('incidents.change', { tenantId, incidentId: wrong, title: 'Moved' });
  const ahead = instant(bench.clock.now() + TEN_YEARS_MS);
  bench.setNetwork(forged((told) => told, { [wrong]: ahead }));
  await bench.sync();
  expect(await bench.row({ tenantId, incidentId: wrong })).toMatchObject({ title: 'Moved' });

  await seesAChange(bench, other);
  bench.setNetwork(OPEN_NETWORK);
  await seesAChange(bench, wrong);
});

test('a cursor that was written years ahead is found out, and all is read anew', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 5 });
  await bench.sync();
  bench.setNetwork(forged(inTenYears));
  bench.clock.pass(10 * MINUTE_MS);
  await bench.sync();
  bench.setNetwork(OPEN_NETWORK);

  await seesAChange(bench, first(await bench.rows()).incidentId);
});

test('so is one that a first sync left behind on its way', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 150 });
  let lists = 0;
  bench.setNetwork((sent, forward) => {
    if (sent.url.searchParams.get('$filter')?.startsWith('createdDateTime')) lists += 1;
    if (lists > 1) throw new TypeError('fetch failed');
    return forged(inTenYears)(sent, forward);
  });
  await bench.sync();
  bench.setNetwork(OPEN_NETWORK);

  await seesAChange(bench, first((await bench.rows()).toReversed()).incidentId);
  expect(await bench.rows()).toHaveLength(150);
});

test('a task that says it was changed years from now hides none behind the first page', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 15 });
  await bench.sync();
  const tenantId = first(bench.tenants());
  const { engagement, ...row } = await bench.tenant(tenantId);
  const experts = { ...engagement, service: 'xdr' } as const;
  await bench.call('tenants.update', { ...row, engagement: experts });
  const key = first(await bench.rows({ scope: 'open' }));
  const held = { assignedTo: 'Defender Experts', status: 'inProgress' } as const;
  const { incidentId } = key;
  await bench.control().call('incidents.change', { tenantId, incidentId, ...held });
  const task = (id: number, agoMs: number, status = 'completed') => ({
    id: String(id),
    displayName: `Task ${id}`,
    status,
    source: 'defenderExpertsGuidedResponse',
    incident: { id: incidentId },
    createdDateTime: instant(bench.clock.now() - DAY_MS),
    lastModifiedDateTime: instant(bench.clock.now() - agoMs),
  });
  let pages = [[task(1, -TEN_YEARS_MS), task(2, 60 * MINUTE_MS)], [task(3, 90 * MINUTE_MS)]];
  bench.setNetwork((sent, forward) => {
    if (sent.url.pathname !== TASKS) return forward();
    const at = Number(sent.url.searchParams.get('page') ?? '0');
    const next = `${bench.cloud().graph}${TASKS}?page=${at + 1}`;
    const more = at + 1 < pages.length && { '@odata.nextLink': next };
    return Promise.resolve(Response.json({ value: pages[at], ...more }));
  });
  await bench.sync();
  expect((await bench.row(key)).turn).toBe('microsoft');

  bench.clock.pass(10 * MINUTE_MS);
  pages = [[task(1, -TEN_YEARS_MS), task(2, 0)], [task(3, MINUTE_MS, 'open')]];
  await bench.sync();
  expect((await bench.row(key)).turn).toBe('us');
});
