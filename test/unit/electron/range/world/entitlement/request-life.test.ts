import { expect, test } from 'vitest';
import type { AccessPolicy } from '#electron/range/world/entitlement/access-model.ts';
import { decide, submit } from '#electron/range/world/entitlement/request-life.ts';
import { mayDecide, type TenantAccess } from '#electron/range/world/entitlement/tenant-access.ts';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { memoryAccess } from '#test/fakes/access-world.ts';

/** A request of a colleague under the first policy that fits, and ways to move on. */
function started(fits: (policy: AccessPolicy) => boolean) {
  const world = memoryAccess();
  world.access.letPeopleAct(false);
  for (const access of world.all()) {
    const policy = [...access.policies.values()].find(fits);
    const one = access.roster.analysts[20];
    if (!policy || !one) continue;
    const asked = { type: 'userAdd', policy, requestor: one.key, target: one.key } as const;
    const request = submit(access, asked, world.clock.now());
    const pass = (ms: number) => {
      world.clock.advance(ms);
      world.access.of(access.tenant);
    };
    pass(MINUTE_MS);
    return { access, policy, request, pass, one };
  }
  throw new Error('No customer has such a policy.');
}

const approver = (access: TenantAccess, policy: AccessPolicy, place: number) =>
  policy.stages[place]?.approvers[0]?.members.find((key) => access.actsAlone(key)) ?? '';
const yes = { result: 'Approve', justification: null } as const;

test('after its time a stage escalates, and only then the alternates may decide', () => {
  const { access, policy, request, pass } = started(
    ({ stages }) => stages[0]?.escalateAfter === 'P1D',
  );
  const [rule] = policy.stages;
  const [stage] = request.stages;
  const alternate = rule?.alternates[0]?.members[0] ?? '';
  const may = () =>
    rule && stage ? mayDecide(rule, stage.escalated, request, alternate) : undefined;

  expect([request.status, may()]).toEqual(['PendingApproval', false]);
  pass(DAY_MS);
  expect([request.status, may()]).toEqual(['PendingApprovalEscalated', true]);
  expect(decide(access, request, 0, { ...yes, by: alternate }, 0)).toBe(true);
});

test('the next stage opens with its own time: an early approval does not shorten it', () => {
  const { access, policy, request, pass } = started(({ stages }) => stages.length === 2);
  pass(13 * DAY_MS);
  decide(
    access,
    request,
    0,
    { ...yes, by: approver(access, policy, 0) },
    Date.UTC(2026, 11, 4, 4, 1),
  );
  pass(6 * DAY_MS);
  expect(request.stages.map(({ status }) => status)).toEqual(['Completed', 'InProgress']);
  pass(2 * DAY_MS);

  expect(request).toMatchObject({ state: 'denied', status: 'ApprovalTimedOut' });
  expect(request.stages.map(({ status }) => status)).toEqual(['Completed', 'Expired']);
});

test('a stage takes one decision, and a denial ends the request with the later stages untouched', () => {
  const { access, policy, request } = started(({ stages }) => stages.length === 3);
  const by = approver(access, policy, 0);

  expect(decide(access, request, 1, { ...yes, by }, 0)).toBe(false);
  expect(decide(access, request, 0, { by, result: 'Deny', justification: 'No.' }, 0)).toBe(true);
  expect(decide(access, request, 0, { ...yes, by }, 0)).toBe(false);
  expect(request.state).toBe('denied');
  expect(request.stages.map(({ status }) => status)).toEqual([
    'Completed',
    'Initializing',
    'Initializing',
  ]);
});

test('who asks is never among those who decide', () => {
  const { policy, one } = started(({ stages }) => stages.length > 0);
  const [rule] = policy.stages;
  const [key = ''] = rule?.approvers[0]?.members ?? [];
  const may = (asker: string) =>
    rule && mayDecide(rule, true, { requestor: asker, target: asker }, key);

  expect([may(one.key), may(key)]).toEqual([true, false]);
});
