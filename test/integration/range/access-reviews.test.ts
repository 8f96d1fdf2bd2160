import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '#shared/time.ts';
import { type AccessCaller, accessCaller } from '#test/fakes/access-caller.ts';
import { type AccessRange, startAccessRange } from '#test/fakes/access-range.ts';
import {
  ACCESS,
  AR,
  READ,
  refresh,
  REQUESTOR,
  askGraph,
  signIn,
} from '#test/fakes/range-caller.ts';

let at: AccessRange;
let me: AccessCaller;
/** A round that is open, of a package whose approvers we are. */
let round: { path: string; definitionId: string; items: number };

beforeAll(async () => {
  at = await startAccessRange({ seed: 13 });
  await at.control.call('access.people', { act: false });
  me = await accessCaller(at.range.cloud, at.tenantId, await signIn(at.range.cloud), ACCESS, AR);
});
afterAll(() => at.range.stop());
beforeEach(async () => {
  const opened = await at.control.call('access.review', { tenantId: at.tenantId });
  round = {
    path: `/${opened.definitionId}/instances/${opened.instanceId}`,
    definitionId: opened.definitionId,
    items: opened.items,
  };
});

/** A round of the first tenant that has somebody apply the decisions. */
async function roundByHand() {
  for (const { id, access, condition, role } of (await at.control.call('totals', {})).tenants) {
    if (access !== 'guest' || condition !== 'ok' || role !== 'operator') continue;
    const { approvers, service } = await at.control.call('access.read', { tenantId: id });
    if (approvers.length === 0 || service !== 'full') continue;
    const caller = await accessCaller(at.range.cloud, id, await signIn(at.range.cloud), ACCESS, AR);
    const { definitionId, instanceId } = await at.control.call('access.review', { tenantId: id });
    const { settings } = Object((await caller.get(`/${definitionId}`)).body);
    if (settings.autoApplyDecisionsEnabled === true) continue;
    return { caller, path: `/${definitionId}/instances/${instanceId}` };
  }
  throw new Error('Every tenant applies decisions by itself.');
}

const decisions = async () => (await me.get(`${round.path}/decisions`)).body.value;
const stateOf = async (principal: unknown) => {
  const { assignments } = await at.control.call('access.read', { tenantId: at.tenantId });
  const { people } = await at.control.call('people', { tenantId: at.tenantId });
  const who = people.find(({ accounts }) => accounts[0]?.objectId === Object(principal).id);
  const { displayName } = Object((await me.get(`/${round.definitionId}`)).body);
  return assignments
    .filter(({ target, package: name }) => {
      return target === who?.userPrincipalName && String(displayName).startsWith(name);
    })
    .map(({ state }) => state);
};

test('a review of a package is found at three levels by who has to judge in it', async () => {
  const mine = await me.get("/filterByCurrentUser(on='reviewer')");
  const byScope = await me.get(
    "?$filter=contains(scope/microsoft.graph.accessReviewQueryScope/query, 'accessPackageAssignments')",
  );
  const instances = await me.get(
    `/${round.definitionId}/instances/filterByCurrentUser(on='reviewer')`,
  );
  const items = await me.get(`${round.path}/decisions/filterByCurrentUser(on='reviewer')`);

  expect(mine.body.value.map(({ id }) => id)).toContain(round.definitionId);
  expect(byScope.body.value.map(({ id }) => id)).toContain(round.definitionId);
  expect(
    (await me.get("?$filter=contains(scope/microsoft.graph.accessReviewQueryScope/query,'x4711')"))
      .body.value,
  ).toEqual([]);
  expect(instances.body.value).toMatchObject([{ status: 'InProgress' }]);
  expect(items.body.value).toHaveLength(round.items);
  expect(items.body.value[0]).toMatchObject({
    decision: expect.any(String),
    recommendation: expect.any(String),
    principal: { displayName: expect.any(String) },
    resource: { type: 'accessPackageAssignmentPolicy' },
  });
});

test('a judgement is kept with our name and can be changed while the round is open', async () => {
  const [first] = await decisions();
  const path = `${round.path}/decisions/${first?.id}`;

  expect((await me.patch(path, { decision: 'Approve', justification: 'Still here.' })).status).toBe(
    204,
  );
  expect((await me.patch(path, { decision: 'Deny', justification: 'Left.' })).status).toBe(204);
  expect((await me.get(path)).body).toMatchObject({
    decision: 'Deny',
    justification: 'Left.',
    reviewedBy: { userPrincipalName: expect.stringContaining('#EXT#') },
  });
  for (const body of [{ decision: 'NotReviewed' }, {}, { decision: 'Approve', applyResult: 'New' }])
    expect((await me.patch(path, body)).status).toBe(400);
  expect((await me.patch(`${round.path}/decisions/none`, { decision: 'Deny' })).status).toBe(404);
});

test('one judgement for many: of one person, of all, and taken back', async () => {
  const [first, ...others] = await decisions();
  const principalId = String(Object(first?.['principal']).id);
  const batch = (body: object) => me.post(`${round.path}/batchRecordDecisions`, body);

  await batch({ decision: 'NotReviewed' });
  expect((await batch({ decision: 'Deny', principalId, justification: 'Left.' })).status).toBe(204);
  const one = (await decisions()).map(({ decision }) => decision);
  await batch({ decision: 'Approve', justification: 'All work here.' });
  const all = (await decisions()).map(({ decision }) => decision);
  await batch({ decision: 'NotReviewed' });
  await me.post(`${round.path}/acceptRecommendations`);
  const recommended = await decisions();

  expect(one.filter((decision) => decision === 'Deny')).toHaveLength(1);
  expect(all).toEqual([first, ...others].map(() => 'Approve'));
  for (const { decision, recommendation } of recommended)
    expect(decision).toBe(recommendation === 'NoInfoAvailable' ? 'NotReviewed' : recommendation);
  expect((await batch({ decision: 'Maybe' })).status).toBe(400);
});

test('who reviews nobody there, or lacks the permission, is refused', async () => {
  const desk = await at.control.call('desks.open', {
    person: (await at.control.call('totals', {})).people[30],
  });
  const cloud = { ...at.range.cloud, login: String(desk.cloud['login']) };
  const home = await signIn(cloud);
  const stranger = await accessCaller(cloud, at.tenantId, home, ACCESS, AR);
  const [first] = await decisions();
  const small = await refresh(at.range.cloud, at.tenantId, await signIn(at.range.cloud), REQUESTOR);
  const reader = await refresh(at.range.cloud, at.tenantId, await signIn(at.range.cloud), READ);

  const body = { decision: 'Deny', justification: 'x' };
  expect((await stranger.patch(`${round.path}/decisions/${first?.id}`, body)).status).toBe(403);
  expect((await stranger.post(`${round.path}/batchRecordDecisions`, body)).status).toBe(403);
  for (const token of [small, reader])
    expect((await askGraph(at.range.cloud, token, AR)).status).toBe(403);
});

test('at the end of the round who was denied loses the package, who was approved keeps it', async () => {
  const [denied, ...kept] = await decisions();
  await me.post(`${round.path}/batchRecordDecisions`, {
    decision: 'Approve',
    justification: 'Works here.',
  });
  await me.patch(`${round.path}/decisions/${denied?.id}`, {
    decision: 'Deny',
    justification: 'Left.',
  });
  expect(await stateOf(denied?.['principal'])).toContain('delivered');
  await at.advance(DAY_MS);
  expect((await me.post(`${round.path}/applyDecisions`)).status).toBe(400);

  expect((await me.post(`${round.path}/stop`)).status).toBe(204);

  const after = await decisions();
  expect(await stateOf(denied?.['principal'])).not.toContain('delivered');
  expect(await stateOf(kept[0]?.['principal'])).toContain('delivered');
  expect(new Set(after.map(({ applyResult }) => applyResult))).toContain('AppliedSuccessfully');
  const late = { decision: 'Approve', justification: 'Too late.' };
  expect((await me.patch(`${round.path}/decisions/${denied?.id}`, late)).status).toBe(400);
  expect((await me.post(`${round.path}/applyDecisions`)).status).toBe(204);
});

test('where decisions do not apply themselves they wait for an administrator after the end', async () => {
  const { path, caller } = await roundByHand();
  expect((await caller.post(`${path}/stop`)).status).toBe(204);
  expect((await caller.get(path)).body).toMatchObject({ status: 'Completed' });
  const { value } = (await caller.get(`${path}/decisions`)).body;
  expect(new Set(value.map(({ applyResult }) => applyResult))).toEqual(new Set(['New']));

  expect((await caller.post(`${path}/applyDecisions`)).status).toBe(204);
  expect((await caller.get(path)).body).toMatchObject({ status: 'Applied' });
});

test('a round closes by itself, and what nobody judged follows the policy', async () => {
  const before = await decisions();
  await me.post(`${round.path}/resetDecisions`);
  await at.advance(26 * DAY_MS);

  expect((await me.get(round.path)).body).toMatchObject({ status: 'Applied' });
  const after = await decisions();
  expect(after).toHaveLength(before.length);
  for (const { decision, applyResult } of after)
    expect([decision, applyResult]).toEqual(['NotReviewed', expect.stringContaining('Applied')]);
});
