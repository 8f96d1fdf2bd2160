import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { type AccessRange, startAccessRange } from '#test/fakes/access-range.ts';

let at: AccessRange;
beforeAll(async () => {
  at = await startAccessRange({ seed: 5, tenants: 24 });
});
afterAll(() => at.range.stop());

const Needs = z.object({
  policyId: z.string(),
  isApprovalRequiredForAdd: z.boolean(),
  isRequestorJustificationRequired: z.boolean(),
  allowCustomAssignmentSchedule: z.boolean(),
  questions: z.array(
    z.looseObject({
      '@odata.type': z.string(),
      id: z.string(),
      isRequired: z.boolean(),
      isAnswerEditable: z.boolean(),
      choices: z.array(z.object({ actualValue: z.string() })).optional(),
    }),
  ),
});
type Needs = z.infer<typeof Needs> & { accessPackageId: string };

/** What the packages want that the second desk may ask for and has not. */
async function offered(): Promise<Needs[]> {
  const { get, post } = at.other;
  const packages = await get("/accessPackages/filterByCurrentUser(on='allowedRequestor')");
  const taken = await get("/assignments/filterByCurrentUser(on='target')?$expand=accessPackage");
  const held = JSON.stringify(taken.body.value);
  const open = await get(
    "/assignmentRequests/filterByCurrentUser(on='target')?$expand=accessPackage",
  );
  const list: Needs[] = [];
  for (const { id } of packages.body.value) {
    if (held.includes(id) || JSON.stringify(open.body.value).includes(id)) continue;
    const { body } = await post(`/accessPackages/${id}/getApplicablePolicyRequirements`);
    for (const need of body.value) list.push({ ...Needs.parse(need), accessPackageId: id });
  }
  return list;
}

async function one(fits: (need: Needs) => boolean): Promise<Needs> {
  const need = (await offered()).find(fits);
  if (!need) throw new Error('No such package is left to ask for.');
  return need;
}

const answer = (id: string, type: string, value: string) => ({
  '@odata.type': '#microsoft.graph.accessPackageAnswerString',
  value,
  answeredQuestion: { '@odata.type': type, id },
});
const good = ({ questions }: Needs) =>
  questions.map((question) =>
    answer(question.id, question['@odata.type'], question.choices?.[0]?.actualValue ?? 'INC123456'),
  );
const body = (need: Needs, more: object = {}) => ({
  requestType: 'userAdd',
  assignment: { accessPackageId: need.accessPackageId, assignmentPolicyId: need.policyId },
  justification: 'Night shift.',
  answers: good(need),
  ...more,
});
const ask = (sent: unknown) => at.other.post('/assignmentRequests', sent);
const read = async (id: string) => (await at.other.get(`/assignmentRequests/${id}`)).body;
const settled = async (sent: unknown) => {
  const { status, body: made } = await ask(sent);
  expect(status, JSON.stringify(made)).toBe(201);
  const requestId = made.id ?? '';
  const about = { tenantId: at.tenantId, requestId, outcome: 'delivered' } as const;
  await at.control.call('access.outcome', about);
  await at.advance(MINUTE_MS);
  return requestId;
};

test('renewing gives a later end to the assignment that is held, and changing it keeps its package', async () => {
  const path =
    "/assignments/filterByCurrentUser(on='target')?$expand=accessPackage,assignmentPolicy";
  const held = (await at.me.get(path)).body.value.find(
    (each) =>
      each['state'] === 'delivered' &&
      Object(each['assignmentPolicy']).expiration.type === 'afterDuration',
  );
  const endOf = (each: unknown) => Date.parse(Object(each).schedule.expiration.endDateTime);
  const renewal = {
    requestType: 'userAdd',
    assignment: {
      accessPackageId: String(Object(held?.['accessPackage']).id),
      assignmentPolicyId: String(Object(held?.['assignmentPolicy']).id),
    },
    justification: 'Another year.',
  };
  const made = await at.me.post('/assignmentRequests', renewal);
  expect(made.status, made.text).toBe(201);
  const about = { tenantId: at.tenantId, requestId: made.body.id ?? '' } as const;
  await at.control.call('access.outcome', { ...about, outcome: 'delivered' });
  await at.advance(MINUTE_MS);
  while (
    Object((await at.me.get(`/assignmentRequests/${about.requestId}`)).body).state ===
    'pendingApproval'
  )
    await at.control.call('access.decide', { ...about, result: 'Approve' });
  await at.advance(5 * MINUTE_MS);

  const after = (await at.me.get(`/assignments/${held?.id}`)).body;
  expect(endOf(after)).toBeGreaterThan(endOf(held) + DAY_MS);
  const change = {
    requestType: 'userUpdate',
    assignment: { id: held?.id },
    justification: 'Moved.',
  };
  const update = await at.me.post('/assignmentRequests', change);
  expect(update.status, update.text).toBe(201);
  await at.advance(MINUTE_MS);
  expect((await at.me.post(`/assignmentRequests/${update.body.id}/cancel`)).status).toBe(400);
  await at.advance(5 * MINUTE_MS);
  expect((await at.me.get(`/assignments/${held?.id}`)).body).toMatchObject({ state: 'delivered' });
  expect(endOf((await at.me.get(`/assignments/${held?.id}`)).body)).toBe(endOf(after));
});

test('a package without approval is delivered in minutes, ends on time, and can be given back and asked for again', async () => {
  const need = await one(({ isApprovalRequiredForAdd }) => !isApprovalRequiredForAdd);
  const made = await ask(body(need));
  expect([made.status, made.body['state'], made.body['status']]).toEqual([
    201,
    'submitted',
    'Accepted',
  ]);
  const requestId = made.body.id ?? '';
  const about = { tenantId: at.tenantId, requestId, outcome: 'delivered' } as const;
  await at.control.call('access.outcome', about);
  await at.advance(MINUTE_MS);
  expect(await read(requestId)).toMatchObject({ state: 'delivering' });
  await at.advance(5 * MINUTE_MS);

  const delivered = await at.other.get(`/assignmentRequests/${requestId}?$expand=assignment`);
  expect(delivered.body).toMatchObject({
    state: 'delivered',
    assignment: { state: 'delivered', schedule: { expiration: { type: 'afterDateTime' } } },
  });
  const assignmentId = String(Object(delivered.body['assignment']).id);
  const back = await settled({ requestType: 'userRemove', assignment: { id: assignmentId } });
  await at.advance(5 * MINUTE_MS);
  expect(await read(back)).toMatchObject({ requestType: 'userRemove', state: 'delivered' });
  expect((await at.other.get(`/assignments/${assignmentId}`)).body).toMatchObject({
    state: 'expired',
  });
  expect((await ask({ requestType: 'userRemove', assignment: { id: assignmentId } })).status).toBe(
    400,
  );
  expect((await ask(body(need))).status).toBe(201);
});

test('a request that arrived is counted as a write, and asking what a policy wants is not', async () => {
  const { writes } = await at.control.call('received', { tenantId: at.tenantId });

  expect(writes.map(({ call }) => call)).toContain('access-request');
  expect(writes.filter(({ path }) => path.includes('PolicyRequirements'))).toEqual([]);
});

test('what the policy does not take is refused with 400 and leaves nothing behind', async () => {
  const need = await one(({ questions }) => questions.length > 2);
  const [first] = need.questions;
  const start = new Date(Date.now() - 10 * DAY_MS).toISOString();
  const expiration = { type: 'afterDuration', duration: 'P400D' };
  for (const wrong of [
    body(need, { answers: [] }),
    body(need, { answers: [answer(first?.id ?? '', '#x', 'not like the pattern')] }),
    body(need, { answers: [...good(need), answer('unknown', '#x', 'yes')] }),
    body(need, { justification: '  ' }),
    body(need, { schedule: { startDateTime: start } }),
    body(need, { schedule: { expiration } }),
    body(need, { requestType: 'userExtend' }),
    body(need, { colour: 'red' }),
    { requestType: 'userAdd' },
    { requestType: 'userAdd', assignment: {} },
    { ...body(need), assignment: { ...body(need).assignment, assignmentPolicyId: 'other' } },
  ])
    expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(400);
  const missing = { accessPackageId: 'none', assignmentPolicyId: 'none' };
  expect((await ask({ requestType: 'userAdd', assignment: missing })).status).toBe(404);
  const forOther = { ...body(need).assignment, targetId: 'somebody' };
  expect((await ask({ ...body(need), assignment: forOther })).status).toBe(403);
  expect((await offered()).map(({ policyId }) => policyId)).toContain(need.policyId);
});

test('a second request for the same package is refused while the first is open, and a canceled one makes room', async () => {
  const need = await one(({ isApprovalRequiredForAdd }) => isApprovalRequiredForAdd);
  const id = await settled(body(need));
  expect(await read(id)).toMatchObject({ state: 'pendingApproval', status: 'PendingApproval' });

  expect((await ask(body(need))).status).toBe(400);
  expect((await at.me.post(`/assignmentRequests/none/cancel`)).status).toBe(404);
  const canceled = await at.other.post(`/assignmentRequests/${id}/cancel`);
  expect([canceled.status, canceled.text]).toEqual([200, '']);
  expect(await read(id)).toMatchObject({ state: 'canceled', status: 'Canceled' });
  expect((await at.other.post(`/assignmentRequests/${id}/cancel`)).status).toBe(400);
  expect((await ask(body(need))).status).toBe(201);
});

test('a schedule of one’s own is waited for, then delivered, and ends as asked', async () => {
  const need = await one((each) => each.allowCustomAssignmentSchedule && each.questions.length > 0);
  const { nowAt } = await at.control.call('clock.read', {});
  const startMs = Date.parse(nowAt) + 3 * DAY_MS;
  const schedule = {
    startDateTime: new Date(startMs).toISOString(),
    expiration: { type: 'afterDuration', duration: 'P2D' },
  };
  const id = await settled(body(need, { schedule }));
  for (;;) {
    const { state } = z.object({ state: z.string() }).parse(await read(id));
    if (state !== 'pendingApproval') break;
    const by = { tenantId: at.tenantId, requestId: id, result: 'Approve' } as const;
    await at.control.call('access.decide', by);
  }
  expect(await read(id)).toMatchObject({ state: 'scheduled', status: 'PendingNotBefore' });
  await at.advance(3 * DAY_MS + 10 * MINUTE_MS);
  const held = await at.other.get(`/assignmentRequests/${id}?$expand=assignment`);
  expect(held.body).toMatchObject({ state: 'delivered', assignment: { state: 'delivered' } });
  await at.advance(2 * DAY_MS + MINUTE_MS);

  const over = await at.other.get(`/assignmentRequests/${id}?$expand=assignment`);
  expect(over.body).toMatchObject({ assignment: { state: 'expired' } });
});

test('a delivery that failed can be tried again within fourteen days, by who governs', async () => {
  const need = await one(() => true);
  const { body: made } = await ask(body(need));
  const requestId = made.id ?? '';
  const about = { tenantId: at.tenantId, requestId } as const;
  await at.control.call('access.outcome', { ...about, outcome: 'deliveryFailed' });
  await at.advance(MINUTE_MS);
  while (Object(await read(requestId)).state === 'pendingApproval')
    await at.control.call('access.decide', { ...about, result: 'Approve' });
  expect((await at.me.post(`/assignmentRequests/${requestId}/reprocess`)).status).toBe(400);
  await at.advance(5 * MINUTE_MS);
  expect(await read(requestId)).toMatchObject({
    state: 'deliveryFailed',
    status: 'DeliveryFailed',
  });

  expect((await at.me.post(`/assignmentRequests/${requestId}/reprocess`)).status).toBe(202);
  await at.advance(5 * MINUTE_MS);
  expect(await read(requestId)).toMatchObject({ state: 'delivered' });
});
