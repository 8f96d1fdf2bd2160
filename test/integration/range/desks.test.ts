import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rangeControl, type RangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import {
  askGraph,
  READ,
  RESPOND,
  refresh,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';

let range: Range;
let control: RangeControl;
/** A customer where we are guests and may write. */
let tenantId: string;
let reader: TokenAnswer;
let responder: TokenAnswer;

beforeAll(async () => {
  range = await startRange({ tenants: 12, incidents: 600, seed: 9, budget: 100_000 });
  control = rangeControl(range.control);
  const { tenants } = await control.call('totals', {});
  tenantId =
    tenants.find(({ role, access }) => role === 'operator' && access === 'guest')?.id ?? '';
  const home = await signIn(range.cloud);
  reader = await refresh(range.cloud, tenantId, home, READ);
  responder = await refresh(range.cloud, tenantId, home, RESPOND);
});
afterAll(() => range.stop());
beforeEach(() => control.call('faults.clear', {}));

const look = (id: string) => askGraph(range.cloud, reader, `/security/incidents/${id}`);
const patch = (id: string, body: unknown) =>
  askGraph(range.cloud, responder, `/security/incidents/${id}`, { method: 'PATCH', body });
const comment = (id: string, text: string) =>
  askGraph(range.cloud, responder, `/security/incidents/${id}/comments`, {
    method: 'POST',
    body: { comment: text },
  });

async function openIncident(): Promise<string> {
  const { created } = await control.call('incidents.burst', { tenantId, count: 1 });
  return created[0]?.incidentId ?? '';
}

test('a colleague can slip in between a look and a write, once', async () => {
  const incidentId = await openIncident();
  const race = {
    tenantId,
    incidentId,
    when: 'after-read',
    by: 'Mina',
    assignedTo: 'mina',
  } as const;
  await control.call('incidents.race', race);

  const first = await look(incidentId);
  const second = await look(incidentId);
  await control.call('incidents.change', { tenantId, incidentId, assignedTo: null });
  const third = await look(incidentId);

  expect([first, second, third].map(({ body }) => body['assignedTo'])).toEqual([
    null,
    'mina',
    null,
  ]);
  expect(await control.call('incidents.races', {})).toEqual({ waiting: 0, happened: 1 });
});

test('a colleague can close an incident while our write is on its way; the last one wins, as in Graph', async () => {
  const incidentId = await openIncident();
  const colleague = { tenantId, incidentId, when: 'before-write', by: 'Mina' } as const;
  await control.call('incidents.race', { ...colleague, status: 'resolved', comment: 'Closing.' });

  const { body } = await patch(incidentId, { assignedTo: 'us' });

  expect(body).toMatchObject({ status: 'resolved', assignedTo: 'us' });
  expect(body['comments']).toMatchObject([{ comment: 'Closing.', createdByDisplayName: 'Mina' }]);
});

test('a closed incident can be reopened, by us or by new alerts', async () => {
  const incidentId = await openIncident();
  await patch(incidentId, { status: 'resolved', classification: 'falsePositive' });

  const reopened = await patch(incidentId, { status: 'active' });
  expect(reopened.body).toMatchObject({ status: 'active', classification: 'falsePositive' });

  await patch(incidentId, { status: 'resolved' });
  await control.call('incidents.change', { tenantId, incidentId, status: 'active', moreAlerts: 2 });
  expect((await look(incidentId)).body.status).toBe('active');
});

test('a second desk signs in as somebody else and both are known in the tenant by other names', async () => {
  const desk = await control.call('desks.open', {});
  const theirs = Cloud.parse(desk.cloud);
  const theirHome = await signIn(theirs);
  const theirToken = await refresh(theirs, tenantId, theirHome, RESPOND);
  const incidentId = await openIncident();

  await comment(incidentId, 'mine');
  await askGraph(theirs, theirToken, `/security/incidents/${incidentId}/comments`, {
    method: 'POST',
    body: { comment: 'mine' },
  });

  const { people } = await control.call('people', { tenantId });
  const names = people.slice(0, 2).map(({ accounts }) => accounts[0]?.userPrincipalName);
  const { body } = await look(incidentId);
  const comments = (await control.call('incidents.read', { tenantId, incidentId }))['comments'];
  expect(people[1]?.userPrincipalName).toBe(desk.person);
  expect(names[1]).not.toBe(desk.person);
  expect(body['comments']).toEqual(comments);
  expect(comments).toMatchObject(names.map((name) => ({ createdByDisplayName: name })));
  const { writes } = await control.call('received', { tenantId });
  expect(new Set(writes.slice(-2).map(({ person }) => person)).size).toBe(2);
});

test.each([
  [{ kind: 'error', status: 409 } as const, 409, 'Conflict'],
  [{ kind: 'error', status: 412 } as const, 412, 'PreconditionFailed'],
  [{ kind: 'error', status: 503, retryAfter: 3 } as const, 503, 'ServiceUnavailable'],
  [{ kind: 'throttle', retryAfter: 2 } as const, 429, 'TooManyRequests'],
])(
  'the fault %j hits the second comment only, and nothing of it is carried out',
  async (fault, status, code) => {
    const incidentId = await openIncident();
    await control.call('faults.next', { tenantId, fault, call: 'incident-comment', after: 1 });

    await patch(incidentId, { status: 'inProgress' });
    await comment(incidentId, 'first');
    const hit = await comment(incidentId, 'second');
    await comment(incidentId, 'third');

    expect([hit.status, hit.body.error?.code]).toEqual([status, code]);
    expect((await look(incidentId)).body['comments']).toMatchObject([
      { comment: 'first' },
      { comment: 'third' },
    ]);
  },
);

test.each([true, false])(
  'a write that is never answered ends when the caller gives up (carried out: %s)',
  async (done) => {
    const incidentId = await openIncident();
    const fault = { kind: 'silence', done } as const;
    await control.call('faults.next', { tenantId, fault, call: 'incident-update' });
    const stop = new AbortController();
    const sent = fetch(`${range.cloud.graph}/v1.0/security/incidents/${incidentId}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${responder.access_token ?? ''}`,
        'content-type': 'application/json',
        'client-request-id': `silent-${done}`,
      },
      body: JSON.stringify({ assignedTo: 'quiet' }),
      signal: stop.signal,
    });
    const lost = expect(sent).rejects.toThrow('abort');
    await expect
      .poll(async () => {
        const { byRequest } = await control.call('received.applied', { tenantId });
        return byRequest.find(({ clientRequestId }) => clientRequestId === `silent-${done}`);
      })
      .toMatchObject({ call: 'incident-update', received: 1, applied: done ? 1 : 0 });
    stop.abort();
    await lost;

    expect((await look(incidentId)).body['assignedTo']).toBe(done ? 'quiet' : null);
  },
);

test('a comment that is sent again after its answer was lost is counted as applied twice', async () => {
  const incidentId = await openIncident();
  const fault = { kind: 'reset', done: true } as const;
  await control.call('faults.next', { tenantId, fault, call: 'incident-comment' });
  await expect(comment(incidentId, 'only once, please')).rejects.toThrow();
  await comment(incidentId, 'only once, please');

  const { byContent } = await control.call('received.applied', { tenantId });
  const { met } = await control.call('faults.read', {});

  expect(byContent.find(({ path }) => path.includes(`/${incidentId}/`))).toMatchObject({
    call: 'incident-comment',
    body: { comment: 'only once, please' },
    received: 2,
    applied: 2,
  });
  const reset = { tenantId, call: 'incident-comment', kind: 'reset', status: null, times: 1 };
  expect(met).toContainEqual(reset);
});
