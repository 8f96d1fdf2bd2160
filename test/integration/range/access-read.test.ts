import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RangeControl, rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { DAY_MS } from '#shared/time.ts';
import { type AccessCaller, accessCaller, accessCallers } from '#test/fakes/access-caller.ts';
import {
  ACCESS,
  openSignIn,
  refresh,
  REQUESTOR,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';

let range: Range;
let control: RangeControl;
let home: TokenAnswer;
/** Every customer that takes us in as guests and answers in full. */
let callers: AccessCaller[];
let first: AccessCaller;

beforeAll(async () => {
  range = await startRange({ tenants: 40, incidents: 0, seed: 7, budget: 100_000 });
  control = rangeControl(range.control);
  home = await signIn(range.cloud);
  callers = [];
  for (const caller of await accessCallers(range.cloud, home)) {
    const { status } = await caller.get(
      "/accessPackages/filterByCurrentUser(on='allowedRequestor')",
    );
    if (status === 200) callers.push(caller);
  }
  const [one] = callers;
  if (!one) throw new Error('No customer answers.');
  first = one;
});
afterAll(() => range.stop());

const MINE = "filterByCurrentUser(on='target')";
const PACKAGES = "/accessPackages/filterByCurrentUser(on='allowedRequestor')";

/** One answer of each customer, their values joined. */
async function everywhere(path: string) {
  const answers = await Promise.all(callers.map(({ get }) => get(path)));
  return answers.flatMap(({ body }) => body.value);
}

test('packages that one may ask for are listed, hidden ones are not', async () => {
  const packages = await everywhere(`${PACKAGES}?$expand=catalog`);

  expect(packages.length).toBeGreaterThan(callers.length * 3);
  expect(packages.every(({ isHidden }) => isHidden === false)).toBe(true);
  expect(packages.some(({ displayName }) => displayName?.includes('Tier 1'))).toBe(true);
  for (const one of packages) expect(one['catalog']).toMatchObject({ state: 'published' });
});

test('a policy says what it wants to know: questions of every kind, in other languages, with a schedule', async () => {
  const needs = [];
  for (const { get, post } of callers)
    for (const { id } of (await get(PACKAGES)).body.value)
      needs.push(
        ...(await post(`/accessPackages/${id}/getApplicablePolicyRequirements`)).body.value,
      );
  const text = JSON.stringify(needs);

  expect(needs.some((need) => need['isRequestorJustificationRequired'])).toBe(true);
  expect(needs.some((need) => need['allowCustomAssignmentSchedule'])).toBe(true);
  for (const type of ['noExpiration', 'afterDuration', 'afterDateTime'])
    expect(text).toContain(`"type":"${type}"`);
  for (const part of [
    'TextInputQuestion',
    'MultipleChoiceQuestion',
    'regexPattern":"^INC',
    'ja-JP',
  ])
    expect(text).toContain(part);
  expect(text).toContain('"isMultipleSelectionAllowed":true');
});

test('what one has and asked for is told with package, target and policy, in every state there is', async () => {
  const requests = await everywhere(
    `/assignmentRequests/${MINE}?$expand=accessPackage,requestor,assignment($expand=target,assignmentPolicy)`,
  );
  const assignments = await everywhere(`/assignments/${MINE}?$expand=accessPackage,target`);
  const states = new Set(requests.map(({ state }) => state));

  expect([...states]).toEqual(expect.arrayContaining(['delivered', 'denied', 'pendingApproval']));
  expect(new Set(assignments.map(({ state }) => state))).toContain('expired');
  for (const one of requests)
    expect(one).toMatchObject({
      requestor: { subjectType: 'user' },
      accessPackage: { id: expect.any(String) },
      assignment: { target: { objectId: expect.any(String) } },
    });
  const people = new Set(assignments.map((one) => JSON.stringify(Object(one['target']).email)));
  expect(people.size).toBe(1);
});

test('pages hold everything once, newest first, and a link leads to the next', async () => {
  const { get } = first;
  const whole = (await get('/assignmentRequests?$count=true')).body;
  const seen: string[] = [];
  let path = '/assignmentRequests?$top=3';
  while (path !== '') {
    const { body } = await get(path);
    expect(body.value.length).toBeLessThanOrEqual(3);
    seen.push(...body.value.map(({ id }) => id));
    path = body['@odata.nextLink']?.split('entitlementManagement')[1] ?? '';
  }
  const times = whole.value.map(({ createdDateTime }) => Date.parse(createdDateTime));

  expect(seen).toEqual(whole.value.map(({ id }) => id));
  expect(whole['@odata.count']).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(5);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('filters and selections are those of the contract; others are refused', async () => {
  const { get } = first;
  const delivered = await get("/assignments?$filter=state eq 'delivered'&$select=id,state");
  expect(delivered.body.value.length).toBeGreaterThan(2);
  expect(Object.keys(delivered.body.value[0] ?? {})).toEqual(
    expect.arrayContaining(['id', 'state']),
  );
  for (const one of delivered.body.value) expect(one['schedule']).toBeUndefined();
  for (const bad of [
    '/assignments?$filter=target eq 1',
    '/assignments?$expand=nobody',
    '/assignments?$select=colour',
    '/assignments?$orderby=state',
    "/assignmentRequests/filterByCurrentUser(on='everybody')",
    '/accessPackages?$top=0',
  ])
    expect((await get(bad)).status, bad).toBe(400);
});

test('who looks over a tenant sees everything there, who has no role only what is theirs', async () => {
  const { get, tenantId } = first;
  const mine = await get(`/assignments/${MINE}`);
  const all = await get('/assignments');
  expect(all.body.value.length).toBeGreaterThan(mine.body.value.length);
  const others = all.body.value.find(({ id }) => !mine.body.value.some((own) => own.id === id));
  await control.call('tenants.role', { tenantId, role: 'none' });

  const refused = [await get('/assignments'), await get('/accessPackages')];
  expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  expect((await get(`/assignments/${others?.id}`)).status).toBe(403);
  expect((await get(`/assignments/${mine.body.value[0]?.id}`)).status).toBe(200);
  expect((await get(`/assignments/${MINE}`)).body.value).toHaveLength(mine.body.value.length);
  expect((await get('/assignments/none')).status).toBe(404);
  await control.call('tenants.role', { tenantId, role: 'operator' });
});

test('some customers approve the requestor’s permission only, and some close the door to guests', async () => {
  const answers: Record<string, number> = {};
  for (const { id } of range.cloud.tenants) {
    const full = await refresh(range.cloud, id, home, ACCESS);
    const self = await refresh(range.cloud, id, home, REQUESTOR);
    if (self.error !== undefined) continue;
    const { get } = await accessCaller(range.cloud, id, home, REQUESTOR);
    const word = `${full.error ?? 'full'} ${(await get(`/assignments/${MINE}`)).status}`;
    answers[word] = (answers[word] ?? 0) + 1;
  }

  expect(answers).toMatchObject({ 'full 200': expect.any(Number), 'invalid_grant 200': 3 });
  expect(answers['full 403']).toBeGreaterThan(0);
  // Partners of GDAP are no users of the directory.
  expect(answers['full 404']).toBeGreaterThan(5);
});

test('where only the requestor’s permission is approved, sign-in for more ends on a page for administrators', async () => {
  const { cloud } = range;
  const pages: string[] = [];
  for (const { id } of cloud.tenants) {
    const { error_codes: numbers } = await refresh(cloud, id, home, ACCESS);
    const self = await refresh(cloud, id, home, REQUESTOR);
    if (numbers?.[0] !== 65001 || self.error !== undefined) continue;
    const { fields, html } = await openSignIn(cloud, id, ACCESS);
    expect(fields).toBeNull();
    pages.push(html);
    await control.call('tenants.consent', {
      tenantId: id,
      scopes: ['EntitlementMgmt-SubjectAccess.ReadWrite'],
      granted: false,
    });
    // Everybody may approve this one for themselves, on the sign-in page.
    expect((await openSignIn(cloud, id, REQUESTOR)).fields?.['code']).toBeDefined();
  }

  expect(pages.length).toBeGreaterThan(0);
  for (const html of pages) expect(html).toContain('AADSTS90094');
});

test('the requestor’s permission does not read what others have', async () => {
  const { tenantId } = first;
  const { get } = await accessCaller(range.cloud, tenantId, home, REQUESTOR);

  expect((await get('/assignments')).status).toBe(403);
  expect((await get(PACKAGES)).status).toBe(200);
});

test('governance has a budget of its own', async () => {
  const { get, tenantId } = first;
  await control.call('tenants.budget', { tenantId, perMinute: 2 });
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await get(PACKAGES)).status);
  const late = await get(PACKAGES);
  await control.call('tenants.budget', { tenantId, perMinute: 100_000 });

  expect(statuses).toEqual([200, 200, 429]);
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('an assignment ends with the clock of the range, and the service writes down that it took it away', async () => {
  const near = [];
  for (const caller of callers)
    for (const one of (await caller.get(`/assignments/${MINE}`)).body.value) {
      const end = Object(Object(one['schedule']).expiration).endDateTime;
      const days = (Date.parse(String(end)) - Date.now()) / DAY_MS;
      if (one['state'] === 'delivered' && days < 13) near.push({ caller, id: one.id });
    }
  await control.call('clock.advance', { ms: 14 * DAY_MS });

  expect(near.length).toBeGreaterThan(0);
  for (const { caller, id } of near) {
    expect((await caller.get(`/assignments/${id}`)).body).toMatchObject({ state: 'expired' });
    const { body } = await caller.get(`/assignmentRequests/${MINE}?$expand=assignment`);
    expect(body.value).toContainEqual(
      expect.objectContaining({
        requestType: 'systemRemove',
        assignment: expect.objectContaining({ id }),
      }),
    );
  }
});
