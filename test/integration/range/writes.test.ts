import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeControl, type RangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import {
  askGraph,
  HOME,
  READ,
  RESPOND,
  refresh,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';

let range: Range;
let control: RangeControl;
let home: TokenAnswer;
/** The busiest tenant where we may write. */
let tenantId: string;
let reader: TokenAnswer;
let responder: TokenAnswer;

beforeAll(async () => {
  range = await startRange({ tenants: 24, incidents: 3_000, seed: 5, budget: 100_000 });
  control = rangeControl(range.control);
  home = await signIn(range.cloud);
  const { tenants } = await control.call('totals', {});
  const writable = tenants.filter(
    ({ condition, role, experts }) =>
      condition === 'ok' && role === 'operator' && experts !== 'none',
  );
  tenantId = writable.toSorted((a, b) => b.incidents - a.incidents)[0]?.id ?? '';
  reader = await refresh(range.cloud, tenantId, home, READ);
  responder = await refresh(range.cloud, tenantId, home, RESPOND);
});
afterAll(() => range.stop());

const ask = (path: string, init?: Parameters<typeof askGraph>[3]) =>
  askGraph(range.cloud, reader, path, init);
const write = (path: string, method: string, body: unknown) =>
  askGraph(range.cloud, responder, path, { method, body });

async function openIncident(): Promise<string> {
  const { created } = await control.call('incidents.burst', { tenantId, count: 1 });
  return created[0]?.incidentId ?? '';
}

test('a change moves the incident to the front and is signed with the caller’s name in that tenant', async () => {
  const id = await openIncident();
  const before = await ask(`/security/incidents/${id}`);

  const { status, body } = await write(`/security/incidents/${id}`, 'PATCH', {
    status: 'inProgress',
    assignedTo: 'me@northlight-soc.com',
    classification: 'TruePositive',
  });
  const front = await ask('/security/incidents?$top=1');

  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'inProgress',
    assignedTo: 'me@northlight-soc.com',
    classification: 'truePositive',
  });
  expect(Date.parse(String(body['lastUpdateDateTime']))).toBeGreaterThan(
    Date.parse(String(before.body['lastUpdateDateTime'])),
  );
  expect(front.body.value[0]?.id).toBe(id);
});

test.each([
  [{ status: 'awaitingAction' }],
  [{ status: 'nonsense' }],
  [{ status: 'redirected' }],
  [{ priorityScore: 4 }],
  [{ classification: 3 }],
  [{}],
  [[]],
])('the update %j is a bad request', async (change) => {
  const { status } = await write('/security/incidents/1', 'PATCH', change);

  expect(status).toBe(400);
});

test('comments are answered whole, oldest first', async () => {
  const id = await openIncident();
  await write(`/security/incidents/${id}/comments`, 'POST', {
    '@odata.type': 'microsoft.graph.security.alertComment',
    comment: 'one',
  });

  const { body } = await write(`/security/incidents/${id}/comments`, 'POST', { comment: 'two' });

  expect(body.value.map((entry) => entry['comment'])).toEqual(['one', 'two']);
});

test('a merged incident points to where its alerts went', async () => {
  const [from, into] = [await openIncident(), await openIncident()];
  const alertsOf = async (id: string) =>
    (await ask(`/security/incidents/${id}?$expand=alerts`)).body['alerts'];
  const alerts = [await alertsOf(from), await alertsOf(into)].flat();

  const merged = await write('/security/incidents/mergeIncidents', 'POST', {
    incidentIds: [into, from],
    mergeReasons: 'sameActor',
  });

  expect(merged.body['targetIncidentId']).toBe(into);
  expect((await ask(`/security/incidents/${from}`)).body).toMatchObject({
    status: 'redirected',
    redirectIncidentId: into,
  });
  expect(await alertsOf(into)).toHaveLength(alerts.length);
  expect((await write(`/security/incidents/${from}`, 'PATCH', { status: 'resolved' })).status).toBe(
    400,
  );
});

test('the read bundle cannot write, a reader cannot write, and without a role nothing can be read', async () => {
  const patch = { method: 'PATCH', body: { status: 'active' } };

  expect((await ask('/security/incidents/1', patch)).status).toBe(403);
  await control.call('tenants.role', { tenantId, role: 'reader' });
  expect((await write('/security/incidents/1', 'PATCH', { status: 'active' })).status).toBe(403);
  await control.call('tenants.role', { tenantId, role: 'none' });
  expect((await ask('/security/incidents?$top=1')).status).toBe(403);
  await control.call('tenants.role', { tenantId, role: 'operator' });
});

test('what does not exist answers 404 with the ids that support asks for', async () => {
  const { status, body, headers } = await ask('/security/incidents/999999999');

  expect(status).toBe(404);
  expect(body.error).toMatchObject({
    code: 'ResourceNotFound',
    innerError: { 'request-id': headers.get('request-id') },
  });
});

test('alerts can be found, read, changed and commented by their id', async () => {
  const { body } = await ask("/security/alerts_v2?$filter=severity eq 'medium'&$top=3");
  const id = body.value[0]?.id ?? '';

  const changed = await write(`/security/alerts_v2/${id}`, 'PATCH', {
    status: 'inProgress',
    assignedTo: 'me',
  });
  const commented = await write(`/security/alerts_v2/${id}/comments`, 'POST', { comment: 'seen' });

  expect(changed.body).toMatchObject({ id, status: 'inProgress', assignedTo: 'me' });
  expect(commented.body.value).toHaveLength(1);
  expect((await ask(`/security/alerts_v2/${id}`)).body['assignedTo']).toBe('me');
  expect((await ask('/security/alerts_v2?$top=1001')).status).toBe(400);
});

test('where the service cannot expand a filtered list it says 500 for good, and both parts work alone', async () => {
  await control.call('tenants.expand-broken', { tenantId, broken: true });
  const filter = encodeURIComponent("status eq 'active'");

  expect((await ask(`/security/incidents?$expand=alerts&$filter=${filter}`)).status).toBe(500);
  expect((await ask('/security/incidents?$expand=alerts&$top=2')).status).toBe(200);
  expect((await ask(`/security/incidents?$filter=${filter}`)).status).toBe(200);
  await control.call('tenants.expand-broken', { tenantId, broken: false });
});

test('a guest is shown a user of the tenant with a role, a partner none; partners are listed at home only', async () => {
  const { tenants } = await control.call('totals', {});
  const calm = tenants.filter(({ condition }) => condition === 'ok');
  const [guest, partner] = (['guest', 'gdap'] as const).map(
    (access) => calm.find((tenant) => tenant.access === access)?.id ?? '',
  );
  const asGuest = await refresh(range.cloud, guest ?? '', home);
  const asPartner = await refresh(range.cloud, partner ?? '', home);
  const atHome = await refresh(range.cloud, range.cloud.homeTenantId ?? '', home, HOME);

  expect((await askGraph(range.cloud, asGuest, '/me')).body['userPrincipalName']).toContain(
    '#EXT#',
  );
  const groups = await askGraph(
    range.cloud,
    asGuest,
    '/me/transitiveMemberOf/microsoft.graph.directoryRole',
  );
  expect(groups.body.value[0]?.['roleTemplateId']).toMatch(/^5/);
  expect((await askGraph(range.cloud, asPartner, '/me')).status).toBe(404);
  const { body } = await askGraph(
    range.cloud,
    atHome,
    '/tenantRelationships/delegatedAdminRelationships?$top=300',
  );
  expect(body.value.map((one) => one['customer'])).toContainEqual(
    expect.objectContaining({ tenantId: partner }),
  );
  expect(
    (await askGraph(range.cloud, asGuest, '/tenantRelationships/delegatedAdminCustomers')).status,
  ).toBe(403);
});
