import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RangeControl, rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { DAY_MS } from '#shared/time.ts';
import { type AccessCaller, accessCallers } from '#test/fakes/access-caller.ts';
import { checked, contractIsThere } from '#test/fakes/contract-check.ts';
import { REQUESTOR, signIn } from '#test/fakes/range-caller.ts';

const there = contractIsThere();

let range: Range;
let control: RangeControl;
beforeAll(async () => {
  range = await startRange({ tenants: 40, incidents: 0, seed: 21, budget: 100_000, pace: 20 });
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

test.skipIf(!there)('what is read of packages is in the published contract', async () => {
  const home = await signIn(range.cloud);
  await control.call('traffic.record', { on: true });
  for (const caller of await accessCallers(range.cloud, home)) await reads(caller);
  for (const caller of await accessCallers(range.cloud, home, REQUESTOR)) await reads(caller);
  await control.call('clock.advance', { ms: 30 * DAY_MS });
  for (const caller of await accessCallers(range.cloud, home)) await reads(caller);

  expect(checked(await control.traffic())).toMatch(/^\d{3,} exchanges, 0 violations$/);
});
