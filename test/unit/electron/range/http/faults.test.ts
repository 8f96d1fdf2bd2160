import { expect, test } from 'vitest';
import { faultPlan } from '#electron/range/http/faults.ts';

const DOWN = 'd0d0d0d0-0000-4000-8000-000000000000';

test('a storm hits a few percent of the requests, in many ways', () => {
  const faults = faultPlan(3, null, 'storm');
  const kinds = Array.from(
    { length: 20_000 },
    (_, n) => faults.meet('t', 'GET', `/${n}`)?.kind,
  ).filter((kind) => kind !== undefined);

  expect(kinds.length / 20_000).toBeGreaterThan(0.03);
  expect(kinds.length / 20_000).toBeLessThan(0.08);
  expect(new Set(kinds).size).toBe(7);
});

test('the same request fails at most twice in a row', () => {
  const faults = faultPlan(3, null, 'storm');
  let row = 0;
  let worst = 0;
  for (let n = 0; n < 50_000; n += 1) {
    const fault = faults.meet('t', 'GET', '/same');
    row = fault === null || fault.kind === 'delay' ? 0 : row + 1;
    worst = Math.max(worst, row);
  }

  expect(worst).toBeLessThanOrEqual(2);
});

test('the tenant that is down recovers after a few refusals', () => {
  const faults = faultPlan(3, DOWN, 'storm');
  const first = Array.from({ length: 5 }, () => faults.meet(DOWN, 'GET', '/'));

  expect(first).toEqual(Array.from({ length: 5 }, () => ({ kind: 'error', status: 503 })));
  expect(
    Array.from({ length: 10 }, () => faults.meet(DOWN, 'GET', '/')).filter(
      (fault) => fault === null,
    ).length,
  ).toBeGreaterThan(5);
});

test('planned trouble aims at one kind of call, lets some pass, and is counted', () => {
  const faults = faultPlan(3, null, 'none');
  const where = { tenantId: 't', method: null, call: 'incident-comment' } as const;
  faults.plan({ ...where, fault: { kind: 'cut' }, after: 1 }, 2);
  const patch = () => faults.meet('t', 'PATCH', '/v1.0/security/incidents/7')?.kind ?? null;
  const comment = () =>
    faults.meet('t', 'POST', '/v1.0/security/incidents/7/comments')?.kind ?? null;

  expect([patch(), comment(), patch(), comment()]).toEqual([null, null, null, 'cut']);
  expect(faults.waiting()).toBe(1);
  expect([comment(), comment(), patch()]).toEqual(['cut', null, null]);
  expect(faults.report()).toEqual([
    { tenantId: 't', call: 'incident-comment', kind: 'cut', status: null, times: 2 },
  ]);
});
