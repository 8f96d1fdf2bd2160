import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rangeControl, type RangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import {
  askGraph,
  CAE,
  READ,
  RESPOND,
  refresh,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';

let range: Range;
let control: RangeControl;
let tenantId: string;
let reader: TokenAnswer;
let responder: TokenAnswer;

beforeAll(async () => {
  range = await startRange({ tenants: 4, incidents: 300, seed: 9, budget: 100_000 });
  control = rangeControl(range.control);
  const { tenants } = await control.call('totals', {});
  tenantId = tenants.find(({ role }) => role === 'operator')?.id ?? '';
  const home = await signIn(range.cloud);
  reader = await refresh(range.cloud, tenantId, home, READ);
  responder = await refresh(range.cloud, tenantId, home, RESPOND);
});
afterAll(() => range.stop());
beforeEach(async () => {
  await control.call('faults.clear', {});
  await control.call('tenants.budget', { perMinute: 100_000 });
});

const ask = (path: string) => askGraph(range.cloud, reader, path);

test('past its budget a tenant answers 429 with the seconds to wait, and asking on does not help', async () => {
  await control.call('tenants.budget', { tenantId, perMinute: 3 });
  const statuses: number[] = [];
  for (let request = 0; request < 5; request += 1)
    statuses.push((await ask('/security/incidents?$top=1')).status);

  const { headers, body } = await ask('/security/incidents?$top=1');

  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
  expect(body.error?.code).toBe('TooManyRequests');
  expect((await ask('/me')).status).not.toBe(429);
});

test.each([
  [{ kind: 'error', status: 503 } as const, 503, null],
  [{ kind: 'throttle', retryAfter: 2 } as const, 429, '2'],
  [{ kind: 'throttle', retryAfter: null } as const, 429, null],
  [{ kind: 'challenge' } as const, 401, null],
])('the planned fault %j hits the next request only', async (fault, status, retryAfter) => {
  await control.call('faults.next', { tenantId, fault });

  const hit = await ask('/security/incidents?$top=1');

  expect(hit.status).toBe(status);
  expect(hit.headers.get('retry-after')).toBe(retryAfter);
  expect((await ask('/security/incidents?$top=1')).status).toBe(200);
});

test.each([{ kind: 'cut' }, { kind: 'reset' }] as const)(
  'an answer can be lost on its way: %j',
  async (fault) => {
    await control.call('faults.next', { tenantId, fault });

    await expect(ask('/security/incidents?$top=5')).rejects.toThrow();
  },
);

test('a page can be JSON that ends too early', async () => {
  await control.call('faults.next', { tenantId, fault: { kind: 'malformed' } });

  await expect(ask('/security/incidents?$top=5')).rejects.toThrow(SyntaxError);
});

test('a write whose answer is lost was carried out, and the drill can see so', async () => {
  await control.call('faults.next', {
    tenantId,
    method: 'PATCH',
    fault: { kind: 'reset', done: true },
  });
  const before = (await control.call('received', { tenantId })).writes.length;

  const lost = askGraph(range.cloud, responder, '/security/incidents/1', {
    method: 'PATCH',
    body: { assignedTo: 'ada' },
  });
  await expect(lost).rejects.toThrow();

  const { writes } = await control.call('received', { tenantId });
  expect(writes.slice(before)).toMatchObject([
    {
      method: 'PATCH',
      path: '/v1.0/security/incidents/1',
      body: { assignedTo: 'ada' },
      done: true,
    },
  ]);
  expect((await control.call('incidents.read', { tenantId, incidentId: '1' }))['assignedTo']).toBe(
    'ada',
  );
});

async function underStorm(): Promise<{ statuses: (number | string)[]; ids: Set<string> }> {
  const stormy = await startRange({
    tenants: 4,
    incidents: 300,
    seed: 9,
    budget: 100_000,
    faults: 'storm',
    epochMs: Date.UTC(2026, 5, 1),
  });
  const home = await signIn(stormy.cloud);
  const statuses: (number | string)[] = [];
  const ids = new Set<string>();
  for (const { id } of stormy.cloud.tenants) {
    const token = await refresh(stormy.cloud, id, home, READ, CAE);
    let link: string | undefined = '/security/incidents?$top=5';
    for (let tries = 0; link !== undefined && tries < 8; ) {
      const wanted: string = link;
      const reply = await askGraph(stormy.cloud, token, wanted).catch((error: unknown) =>
        error instanceof Error ? error.name : 'unknown',
      );
      statuses.push(typeof reply === 'string' ? reply : reply.status);
      tries += 1;
      if (typeof reply === 'string' || reply.status !== 200) continue;
      for (const incident of reply.body.value) ids.add(`${id}/${incident.id}`);
      link = reply.body['@odata.nextLink'];
      tries = 0;
    }
  }
  await stormy.stop();
  return { statuses, ids };
}

test('a storm is the same for the same seed, and whoever tries again finds everything', async () => {
  const once = await underStorm();
  const twice = await underStorm();

  expect(twice.statuses).toEqual(once.statuses);
  expect(new Set(once.statuses).size).toBeGreaterThan(2);
  expect(once.ids.size).toBe(300);
});

test('the control address refuses web pages, other types, unknown calls and bad input, and says what is wrong', async () => {
  const post = (path: string, headers: Record<string, string>, body: string) =>
    fetch(`${range.control}/${path}`, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json' };

  expect((await post('totals', { ...json, origin: 'https://evil.example' }, '{}')).status).toBe(
    403,
  );
  expect((await post('totals', { 'content-type': 'text/plain' }, '{}')).status).toBe(415);
  expect((await post('nothing', json, '{}')).status).toBe(404);
  expect((await post('clock.advance', json, '{"ms":-1}')).status).toBe(400);
  await expect(control.call('incidents.merge', { tenantId, from: '1', into: '1' })).rejects.toThrow(
    'different incidents',
  );
});

test('a burst is spread over the tenants that answer and counted exactly', async () => {
  const before = await control.call('totals', {});

  const { created } = await control.call('incidents.burst', { count: 40 });

  const after = await control.call('totals', {});
  expect(created).toHaveLength(40);
  expect(new Set(created.map((one) => one.tenantId)).size).toBeGreaterThan(1);
  expect(after.incidents).toBe(before.incidents + 40);
  expect(Object.values(after.byStatus).reduce((sum, count) => sum + count, 0)).toBe(
    after.incidents,
  );
});

test('recorded traffic carries no authorization', async () => {
  await control.call('traffic.record', { on: true });
  await ask('/security/incidents?$top=1');

  const lines = (await control.traffic()).trim().split('\n');

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'GET',
    status: 200,
    requestHeaders: { prefer: 'include-unknown-enum-members' },
  });
  expect(lines[0]).not.toContain('Bearer');
});
