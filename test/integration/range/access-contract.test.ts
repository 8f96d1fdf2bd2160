import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RangeControl, rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { z } from 'zod';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { type AccessCaller, accessCallers } from '#test/fakes/access-caller.ts';
import { checked, contractIsThere } from '#test/fakes/contract-check.ts';
import { ACCESS, AR, REQUESTOR, signIn } from '#test/fakes/range-caller.ts';

const there = contractIsThere();

let range: Range;
let control: RangeControl;
beforeAll(async () => {
  range = await startRange({ tenants: 26, incidents: 0, seed: 21, budget: 100_000, pace: 20 });
  control = rangeControl(range.control);
});
afterAll(() => range.stop());

/** Everything that can be read of packages, requests and assignments, refusals included. */
async function reads({ get, post }: AccessCaller): Promise<void> {
  const packages = await get(
    "/accessPackages/filterByCurrentUser(on='allowedRequestor')?$expand=catalog,assignmentPolicies($expand=questions),resourceRoleScopes($expand=role,scope)",
  );
  for (const { id } of packages.body.value) {
    await get(`/accessPackages/${id}?$expand=catalog`);
    await post(`/accessPackages/${id}/getApplicablePolicyRequirements`);
  }
  await get("/accessPackages?$filter=displayName eq 'MSSP Tier 1 Analyst'&$select=id,displayName");
  for (const on of ['target', 'createdBy', 'approver'])
    await get(
      `/assignmentRequests/filterByCurrentUser(on='${on}')?$expand=accessPackage,requestor($expand=connectedOrganization),assignment($expand=target,accessPackage,assignmentPolicy)&$count=true&$top=3`,
    );
  await get('/assignmentRequests?$expand=requestor,accessPackage,assignment');
  await get("/assignments/filterByCurrentUser(on='target')?$expand=accessPackage,target&$top=2");
  const all = await get('/assignments?$expand=target,accessPackage,assignmentPolicy');
  const [some] = all.body.value;
  if (some) await get(`/assignments/${some.id}?$expand=target`);
  await get('/assignments/nobody');
}

const Questions = z.array(
  z.looseObject({
    '@odata.type': z.string(),
    id: z.string(),
    choices: z.array(z.object({ actualValue: z.string() })).optional(),
  }),
);

/** Asks for what may be asked for, takes half of it back, gives up what is held, and tries again what failed. */
async function requestorWrites({ get, post }: AccessCaller): Promise<void> {
  const packages = await get("/accessPackages/filterByCurrentUser(on='allowedRequestor')");
  for (const [place, { id: accessPackageId }] of packages.body.value.entries()) {
    const path = `/accessPackages/${accessPackageId}/getApplicablePolicyRequirements`;
    const [need] = (await post(path)).body.value;
    if (!need) continue;
    const made = await post('/assignmentRequests', {
      requestType: 'userAdd',
      assignment: { accessPackageId, assignmentPolicyId: need['policyId'] },
      justification: 'Night shift.',
      answers: Questions.parse(need['questions']).map((question) => ({
        '@odata.type': '#microsoft.graph.accessPackageAnswerString',
        value: question.choices?.[0]?.actualValue ?? 'INC123456',
        answeredQuestion: { '@odata.type': question['@odata.type'], id: question.id },
      })),
    });
    if (place % 2 === 0 && made.body.id) await post(`/assignmentRequests/${made.body.id}/cancel`);
    if (made.body.id) await get(`/assignmentRequests/${made.body.id}?$expand=assignment`);
  }
  const failed = "/assignmentRequests?$filter=state eq 'deliveryFailed'";
  for (const { id } of (await get(failed)).body.value)
    await post(`/assignmentRequests/${id}/reprocess`);
  const held = await get("/assignments/filterByCurrentUser(on='target')?$expand=accessPackage");
  for (const { id } of held.body.value.slice(0, 2)) {
    await post(`/assignments/${id}/reprocess`);
    await post('/assignmentRequests', { requestType: 'userRemove', assignment: { id } });
  }
}

/** Decides what waits, and then once more, which is too late. */
async function approverWrites({ get, patch }: AccessCaller): Promise<void> {
  const base = '/accessPackageAssignmentApprovals';
  const waiting = await get(`${base}/filterByCurrentUser(on='approver')?$expand=stages`);
  for (const { id } of waiting.body.value) {
    await get(`${base}/${id}?$expand=stages`);
    for (const stage of (await get(`${base}/${id}/stages`)).body.value) {
      await get(`${base}/${id}/stages/${stage.id}`);
      const body = { reviewResult: 'Approve', justification: 'On the roster.' };
      await patch(`${base}/${id}/stages/${stage.id}`, body);
      await patch(`${base}/${id}/stages/${stage.id}`, { ...body, reviewResult: 'Deny' });
    }
    await get(`${base}/${id}/stages`);
  }
  await get(`${base}/nobody/stages`);
}

/** Everything that reviewers read and do, the end of a round included. */
async function reviewTraffic({ get, post, patch }: AccessCaller): Promise<void> {
  const query = 'scope/microsoft.graph.accessReviewQueryScope/query';
  await get(
    `?$filter=contains(${query}, 'accessPackageAssignments')&$top=2&$orderby=createdDateTime`,
  );
  await get('?$select=id,displayName,status');
  const mine = await get("/filterByCurrentUser(on='reviewer')?$skip=0");
  for (const { id } of mine.body.value) {
    await get(`/${id}`);
    await get(`/${id}/instances`);
    const instances = await get(`/${id}/instances/filterByCurrentUser(on='reviewer')`);
    for (const { id: instance } of instances.body.value) {
      const path = `/${id}/instances/${instance}`;
      await get(`${path}?$expand=contactedReviewers`);
      await get(`${path}/decisions?$filter=decision eq 'NotReviewed'&$top=3`);
      const items = await get(`${path}/decisions/filterByCurrentUser(on='reviewer')`);
      const body = { decision: 'Approve', justification: 'Works here.' };
      for (const { id: item } of items.body.value.slice(0, 2)) {
        await patch(`${path}/decisions/${item}`, body);
        await get(`${path}/decisions/${item}?$expand=insights`);
      }
      await post(`${path}/acceptRecommendations`);
      await post(`${path}/batchRecordDecisions`, body);
      await post(`${path}/sendReminder`);
      await post(`${path}/applyDecisions`);
      await post(`${path}/stop`);
      await get(`${path}/decisions`);
    }
  }
  await get('/nobody');
}

test.skipIf(!there)('what reviewers read and decide is in the published contract', async () => {
  const callers = await accessCallers(range.cloud, await signIn(range.cloud), ACCESS, AR);
  await control.call('traffic.record', { on: true });
  for (const caller of callers) await reviewTraffic(caller);
  const traffic = await control.traffic();

  expect(traffic).toContain('batchRecordDecisions');
  expect(await checked(traffic)).toMatch(/^\d{3,} exchanges, 0 violations$/);
});

test.skipIf(!there)('what is asked for and decided is in the published contract', async () => {
  const home = await signIn(range.cloud);
  const callers = await accessCallers(range.cloud, home);
  await control.call('traffic.record', { on: true });
  for (const caller of callers) {
    await requestorWrites(caller);
    await control.call('clock.advance', { ms: 5 * MINUTE_MS });
    await approverWrites(caller);
  }
  await control.call('clock.advance', { ms: DAY_MS });
  for (const caller of callers.slice(0, 4)) await reads(caller);
  const traffic = await control.traffic();

  for (const part of ['"status":204', '"status":409', '"status":201', '"requestType":"userRemove"'])
    expect(traffic).toContain(part);
  expect(await checked(traffic)).toMatch(/^\d{3,} exchanges, 0 violations$/);
});

test.skipIf(!there)('what is read of packages is in the published contract', async () => {
  const home = await signIn(range.cloud);
  const full = await accessCallers(range.cloud, home);
  const small = await accessCallers(range.cloud, home, REQUESTOR);
  await control.call('traffic.record', { on: true });
  for (const caller of [...full.slice(0, 6), ...small.slice(-6)]) await reads(caller);
  await control.call('clock.advance', { ms: 10 * DAY_MS });
  for (const caller of full.slice(0, 6)) await reads(caller);

  expect(await checked(await control.traffic())).toMatch(/^\d{3,} exchanges, 0 violations$/);
});
