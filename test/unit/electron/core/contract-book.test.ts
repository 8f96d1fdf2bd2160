import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { contractBook, contractFor } from '#electron/core/contract-book.ts';
import { contractStore } from '#electron/core/store/contract-store.ts';
import { DATABASE_KINDS } from '#electron/core/store/database.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import {
  ContractId,
  type NamedContract,
  NO_OWN_TERMS,
  USUAL_CONTRACT,
  USUAL_TERMS,
} from '#shared/domain/clock/contract.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { tenant as thing } from '../../shared/contract/things.ts';

const { applicationId, migrations } = DATABASE_KINDS.ledger;
const gold: NamedContract = {
  ...USUAL_CONTRACT,
  raisesHigh: true,
  id: ContractId.parse('7d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11'),
  name: 'Gold',
};
const contoso = Tenant.parse({ ...thing, domain: 'contoso.com', terms: undefined });

/** A ledger as the version before contracts left it, with one tenant, brought to this version. */
function book() {
  const db = new Sqlite(':memory:');
  const at = migrations.findIndex(({ name }) => name === 'ledger-0006-contracts');
  migrate(db, { applicationId, migrations: migrations.slice(0, at) });
  const { terms: _, ...before } = contoso;
  db.prepare('INSERT INTO tenants VALUES (?, ?)').run(contoso.id, JSON.stringify(before));
  migrate(db, { applicationId, migrations });
  const parts = { contracts: contractStore(db), tenants: tenantStore(db) };
  const told: string[] = [];
  const contracts = contractBook({
    ...parts,
    publish: async () => void told.push('published'),
    note: (action) => void told.push(action),
  });
  return { ...parts, book: contracts, told };
}
let bench: ReturnType<typeof book>;
beforeEach(() => {
  bench = book();
});
const holds = () => {
  const terms = bench.tenants.get(contoso.id)?.terms ?? USUAL_TERMS;
  return contractFor(bench.contracts, terms);
};

test('a tenant from before there were contracts has the usual targets', () => {
  expect(bench.tenants.get(contoso.id)?.terms).toEqual(USUAL_TERMS);
  expect(holds()).toEqual(USUAL_CONTRACT);
});

test('a contract that is given to tenants holds there, and so does every later form of it', async () => {
  await bench.book.save(gold);
  await bench.book.give(gold.id, [contoso.id]);
  expect(holds().raisesHigh).toBe(true);

  await bench.book.save({
    ...gold,
    raisesHigh: false,
    targets: { low: { acknowledge: null, resolve: null } },
  });
  expect(holds()).toMatchObject({ raisesHigh: false, targets: { low: { resolve: null } } });
  expect(bench.told.filter((what) => what === 'published')).toHaveLength(3);
});

test('what is the tenant’s own stays when it is given another contract', async () => {
  const terms = { contract: null, own: { ...NO_OWN_TERMS, raisesHigh: false } };
  bench.tenants.upsert({ ...contoso, terms });
  await bench.book.save(gold);
  await bench.book.give(gold.id, [contoso.id]);
  expect(holds().raisesHigh).toBe(false);
});

test('a contract that a tenant has is not removed, and one with a name that is taken is not kept', async () => {
  await bench.book.save(gold);
  await bench.book.give(gold.id, [contoso.id]);
  await expect(bench.book.remove(gold.id)).rejects.toMatchObject({
    code: 'conflict',
    message: '1 tenant has this contract.',
  });
  const other = ContractId.parse('8d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11');
  await expect(bench.book.save({ ...gold, id: other, name: 'GOLD' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await bench.book.give(null, [contoso.id]);
  await bench.book.remove(gold.id);
  expect(bench.book.list()).toEqual([]);
});

test('a contract that is gone cannot be given', async () => {
  await expect(bench.book.give(gold.id, [contoso.id])).rejects.toMatchObject({ code: 'not-found' });
  expect(holds()).toEqual(USUAL_CONTRACT);
});
