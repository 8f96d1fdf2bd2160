import { expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { expertsWork } from '#electron/core/store/experts-work.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { answer, graphIncident, NOW } from '#test/fakes/answers.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { memoryCache } from '#test/fakes/ledger.ts';

const CASES = [
  { own: { assignedTo: 'ada@msp.example' }, works: false },
  { own: { assignedTo: null }, works: false },
  { own: { assignedTo: 'Defender Experts' }, works: true },
  { own: { assignedTo: 'Customer' }, works: true },
  { own: { assignedTo: null, status: 'awaitingAction' }, works: true },
] as const;

test('whether Defender Experts work in a tenant is told alike for one and for all, also after a change', async () => {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  const board = boardReader(db);
  const worksIn = expertsWork(db);
  const tenants = CASES.map((_, place) =>
    TenantId.parse(`${place}f1e2d3c-4b5a-4678-9012-abcdefabcdef`),
  );
  const save = async (tenantId: TenantId, own: object) =>
    writer.saveIncidents({
      ...answer(tenantId, [graphIncident({ id: '1', ...own })]),
      expanded: true,
    });
  const told = () => tenants.map((id) => board.byTenant(NOW).get(id)?.expertsWork);

  for (const [place, id] of tenants.entries()) await save(id, CASES[place]?.own ?? {});
  expect(told()).toEqual(CASES.map(({ works }) => works));
  expect(told()).toEqual(tenants.map(worksIn));

  const [first = TenantId.parse('')] = tenants;
  await save(first, {
    assignedTo: 'Defender Experts',
    lastUpdateDateTime: new Date(NOW).toISOString(),
  });
  expect(told()).toEqual(tenants.map(worksIn));
  expect(told()[0]).toBe(true);
});
