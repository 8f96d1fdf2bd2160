import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { accessCaller } from '#test/fakes/access-caller.ts';
import { type AccessRange, startAccessRange } from '#test/fakes/access-range.ts';
import { REQUESTOR, signIn } from '#test/fakes/range-caller.ts';

let at: AccessRange;
beforeAll(async () => {
  at = await startAccessRange();
});
afterAll(() => at.range.stop());

const APPROVALS = '/accessPackageAssignmentApprovals';
const WAITING = "/assignmentRequests/filterByCurrentUser(on='approver')";
const stagePath = ({ id, stages }: { id: string; stages: readonly string[] }, place = 0) =>
  `${APPROVALS}/${id}/stages/${stages[place] ?? ''}`;
const approve = { reviewResult: 'Approve', justification: 'On the roster.' };
const read = async (id: string) => {
  const { requests } = await at.control.call('access.read', { tenantId: at.tenantId });
  const one = requests.find(({ requestId }) => requestId === id);
  if (!one) throw new Error(`no request ${id}`);
  return one;
};

test('a request that waits for us is in both lists, with its package, requestor and an open stage', async () => {
  const waiting = await at.waiting();

  const { body } = await at.me.get(`${WAITING}?$expand=accessPackage,requestor`);
  const approvals = await at.me.get(
    `${APPROVALS}/filterByCurrentUser(on='approver')?$expand=stages`,
  );

  expect(body.value.find(({ id }) => id === waiting.id)).toMatchObject({
    state: 'pendingApproval',
    accessPackage: { displayName: expect.any(String) },
    requestor: { email: expect.stringContaining('@') },
  });
  expect(approvals.body.value.find(({ id }) => id === waiting.id)).toMatchObject({
    stages: [{ id: waiting.stages[0], status: 'InProgress', assignedToMe: true }],
  });
});

test('an approval opens the next stage or delivers; the decision carries our own name', async () => {
  const waiting = await at.waiting();

  expect((await at.me.patch(stagePath(waiting), approve)).status).toBe(204);

  const { body } = await at.me.get(stagePath(waiting));
  expect(body).toMatchObject({
    status: 'Completed',
    reviewResult: 'Approve',
    justification: 'On the roster.',
    reviewedBy: { userPrincipalName: expect.stringContaining('#EXT#') },
  });
  expect((await read(waiting.id)).stages[0]?.by).toBe(at.myName);
  expect((await at.me.get(WAITING)).body.value.map(({ id }) => id)).not.toContain(waiting.id);
});

test('of two desks the second is told 409, and the count shows one decision that counted', async () => {
  const waiting = await at.waiting();

  const first = await at.other.patch(stagePath(waiting), { ...approve, reviewResult: 'Deny' });
  const second = await at.me.patch(stagePath(waiting), approve);
  const again = await at.other.patch(stagePath(waiting), approve);

  expect([first.status, second.status, again.status]).toEqual([204, 409, 409]);
  expect(await read(waiting.id)).toMatchObject({ state: 'denied', status: 'Denied' });
  const { stages } = await at.control.call('access.decisions', { tenantId: at.tenantId });
  expect(stages.find(({ approvalId }) => approvalId === waiting.id)).toMatchObject({
    stageId: waiting.stages[0],
    received: 3,
    applied: 1,
    decisions: [
      { person: at.otherName, result: 'Deny', status: 204, done: true },
      { person: at.myName, result: 'Approve', status: 409, done: false },
      { person: at.otherName, result: 'Approve', status: 409, done: false },
    ],
  });
});

test.each(['after-read', 'before-write'] as const)(
  'another approver slips in %s, and ours is refused with 409',
  async (when) => {
    const waiting = await at.waiting();
    const race = { tenantId: at.tenantId, requestId: waiting.id, when, what: 'Deny' } as const;
    await at.control.call('access.race', race);

    const look = await at.me.get(`${APPROVALS}/${waiting.id}/stages`);
    const write = await at.me.patch(stagePath(waiting), approve);

    expect(look.body.value[0]).toMatchObject({ status: 'InProgress', reviewResult: 'NotReviewed' });
    expect(write.status).toBe(409);
    expect((await read(waiting.id)).stages[0]?.by).not.toBe(at.myName);
  },
);

test('a decision whose answer was lost counts once: sent again it meets 409 and our own name', async () => {
  const waiting = await at.waiting();
  const { control, tenantId } = at;
  const fault = { kind: 'reset', done: true } as const;
  await control.call('faults.next', { tenantId, fault, call: 'approval-decide' });

  await expect(at.me.patch(stagePath(waiting), approve)).rejects.toThrow();
  const again = await at.me.patch(stagePath(waiting), approve);

  expect(again.status).toBe(409);
  expect((await at.me.get(stagePath(waiting))).body).toMatchObject({ reviewResult: 'Approve' });
  expect((await read(waiting.id)).stages[0]?.by).toBe(at.myName);
  const { stages } = await control.call('access.decisions', { tenantId });
  const ours = stages.find(({ approvalId }) => approvalId === waiting.id);
  expect([ours?.received, ours?.applied]).toEqual([2, 1]);
});

test('a newer service tells states and stages in words that nobody knows yet', async () => {
  const { control, tenantId } = at;
  await control.call('tenants.future', { tenantId, on: true });
  const plain = await at.me.get('/assignmentRequests');
  await control.call('tenants.future', { tenantId, on: false });

  expect(plain.text).toContain('awaitingTraining');
  expect((await at.me.get('/assignmentRequests')).text).not.toContain('awaitingTraining');
});

test('a request that was withdrawn takes no decision any more', async () => {
  const waiting = await at.waiting();
  await at.control.call('access.withdraw', { tenantId: at.tenantId, requestId: waiting.id });

  const { status, body } = await at.me.patch(stagePath(waiting), approve);

  expect([status, body.error?.code]).toEqual([409, 'Conflict']);
  expect(await read(waiting.id)).toMatchObject({ state: 'canceled' });
});

test('nobody decides their own request, a stage that is not theirs, or one that does not exist', async () => {
  const own = await at.control.call('access.request', {
    tenantId: at.tenantId,
    approver: at.otherName,
  });
  const ownStage = `${APPROVALS}/${own.requestId}/stages/${own.stages[0]?.id ?? ''}`;

  expect((await at.me.patch(ownStage, approve)).status).toBe(403);
  expect((await at.other.get(ownStage)).body).toMatchObject({ assignedToMe: true });
  expect((await at.other.patch(`${APPROVALS}/${own.requestId}/stages/none`, approve)).status).toBe(
    404,
  );
  expect((await at.me.patch(`${APPROVALS}/none/stages/none`, approve)).status).toBe(404);
  for (const body of [{ reviewResult: 'Approved' }, {}, { ...approve, status: 'Completed' }])
    expect((await at.other.patch(ownStage, body)).status).toBe(400);
});

test('the permission of requestors reads what waits for us but decides nothing', async () => {
  const waiting = await at.waiting();
  const home = await signIn(at.range.cloud);
  const small = await accessCaller(at.range.cloud, at.tenantId, home, REQUESTOR);

  expect((await small.get(WAITING)).body.value.map(({ id }) => id)).toContain(waiting.id);
  expect((await small.get(`${APPROVALS}/${waiting.id}/stages`)).status).toBe(403);
  expect((await small.patch(stagePath(waiting), approve)).status).toBe(403);
});

test('a stage that nobody decides denies itself when its time is up, not before', async () => {
  const waiting = await at.waiting();
  await at.control.call('access.people', { act: false });

  await at.advance(4 * DAY_MS);
  const before = await read(waiting.id);
  await at.advance(11 * DAY_MS);
  const after = await read(waiting.id);
  await at.control.call('access.people', { act: true });

  expect(before).toMatchObject({ state: 'pendingApproval', stages: [{ status: 'InProgress' }] });
  expect(after).toMatchObject({
    state: 'denied',
    status: 'ApprovalTimedOut',
    stages: [{ status: 'Expired', result: 'NotReviewed', by: null }],
  });
  expect((await at.me.patch(stagePath(waiting), approve)).status).toBe(409);
});

test('alternates may decide once the stage has escalated, and not before', async () => {
  const { control, tenantId } = at;
  await control.call('access.people', { act: false });
  const { people } = await control.call('totals', {});
  const made = await control.call('access.request', {
    tenantId,
    person: people[34] ?? '',
    policyId: await policyWith(
      ({ stages }) => stages.length === 1 && stages[0]?.isEscalationEnabled === true,
    ),
  });
  const before = new Set(made.stages[0]?.approvers);
  await at.advance(3 * DAY_MS);
  const after = await read(made.requestId);
  await control.call('access.people', { act: true });

  expect(after).toMatchObject({ state: 'pendingApproval', status: 'PendingApprovalEscalated' });
  expect(after.stages[0]?.approvers.filter((one) => !before.has(one)).length).toBeGreaterThan(0);
});

test('three stages are gone through one after the other, and the access is delivered at the end', async () => {
  const { control, tenantId } = at;
  const made = await control.call('access.request', {
    tenantId,
    person: (await control.call('totals', {})).people[33] ?? '',
    policyId: await policyWith(({ stages }) => stages.length === 3),
  });
  const about = { tenantId, requestId: made.requestId, result: 'Approve' } as const;
  await control.call('access.outcome', { ...about, outcome: 'delivered' });
  const seen: string[][] = [];
  for (const _ of made.stages) {
    const now = await control.call('access.decide', about);
    seen.push(now.stages.map(({ status }) => status));
  }
  await at.advance(5 * MINUTE_MS);

  expect(seen.map((stages) => stages.filter((status) => status === 'Completed').length)).toEqual([
    1, 2, 3,
  ]);
  expect(await read(made.requestId)).toMatchObject({ state: 'delivered', status: 'Delivered' });
});

const Policy = z.object({
  id: z.string(),
  requestApprovalSettings: z.object({
    stages: z.array(z.object({ isEscalationEnabled: z.boolean() })),
  }),
});
type Settings = z.infer<typeof Policy>['requestApprovalSettings'];

/** Id of a policy with such stages. */
async function policyWith(fits: (settings: Settings) => boolean): Promise<string> {
  const { body } = await at.me.get('/accessPackages?$expand=assignmentPolicies');
  const policies = body.value.flatMap((one) => z.array(Policy).parse(one['assignmentPolicies']));
  const found = policies.find(({ requestApprovalSettings }) => fits(requestApprovalSettings));
  if (!found) throw new Error('No policy has such stages.');
  return found.id;
}
