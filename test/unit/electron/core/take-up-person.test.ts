import { beforeEach, expect, test } from 'vitest';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { ownNameStore } from '#electron/core/store/own-name-store.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { isOfAnother, isTakenUp, takeUpPerson } from '#electron/core/take-up-person.ts';
import type { Account } from '#shared/contract/session.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { Tenant, type TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { memoryCache, memoryLedger } from '#test/fakes/ledger.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';
import { tenant } from '#test/unit/shared/contract/things.ts';

const person = (id: string): Account => ({
  id,
  name: id,
  username: `${id}@soc.example`,
  homeTenantId: CONTOSO,
});
const ADA = person('ada');
const BOB = person('bob');
const ME = { displayName: null, roles: [], write: 'unknown' } as const;
const customer = (id: TenantId) => Tenant.parse({ domain: 'contoso.com', ...tenant, id });

let bench: Awaited<ReturnType<typeof deskOfAda>>;
beforeEach(async () => {
  bench = await deskOfAda();
});

/** A desk where Ada is taken up, with one tenant that knows her and is looked at. */
async function deskOfAda() {
  const ledger = memoryLedger();
  const cache = memoryCache();
  const tenants = tenantStore(ledger);
  const names = ownNameStore(ledger);
  const meta = metaStore(ledger);
  const syncs = syncReader(cache);
  const whole = cacheWriterInProcess(cache);
  const clock = standingClock();
  const { log } = fakeLog();
  let account: Account | null = ADA;
  let looked: readonly TenantId[] = [];
  let late = 0;
  /** What happens when an identity is to be written. */
  let onWrite: (tenantId: TenantId) => void = () => undefined;

  tenants.upsert(customer(CONTOSO));
  await whole.saveTenants(
    [CONTOSO, FABRIKAM].map((id) => ({ ...customer(id), contract: USUAL_CONTRACT })),
  );
  const { takeUp, stop } = takeUpPerson({
    account: () => account,
    tenants,
    names,
    meta,
    syncs,
    writer: {
      ...whole,
      saveIdentity: async (identity) => {
        onWrite(identity.tenantId);
        await whole.saveIdentity(identity);
      },
    },
    engine: {
      setTenants: async (ids) => {
        looked = ids;
      },
    },
    dispatch: { interrupt: async () => undefined },
    sleep: clock.sleep,
    log,
    onTakenUpLate: () => {
      late += 1;
    },
  });
  await takeUp();
  await whole.saveIdentity({ tenantId: CONTOSO, upn: 'ada@there', objectId: 'ada-there', ...ME });
  return {
    meta,
    tenants,
    names,
    clock,
    takeUp,
    stop,
    looked: () => looked,
    late: () => late,
    known: () => syncs.identity(CONTOSO),
    signIn: (next: Account | null) => {
      account = next;
      return takeUp();
    },
    setOnWrite: (next: (tenantId: TenantId) => void) => {
      onWrite = next;
    },
  };
}

const diskIsFull = () => {
  throw new AppError('storage', 'The disk is full.');
};

test('a disk that is full for a moment ends no look, and the person is taken up once there is room', async () => {
  bench.setOnWrite(diskIsFull);
  await expect(bench.signIn(BOB)).rejects.toMatchObject({ code: 'storage' });
  expect(bench.looked()).toEqual([CONTOSO]);
  expect(isOfAnother(bench.meta, BOB)).toBe(true);

  bench.clock.pass(1_000);
  await expect.poll(bench.clock.nextIn).toBe(2_000); // in vain again: the next wait is longer
  bench.setOnWrite(() => undefined);
  bench.clock.pass(2_000);
  await expect.poll(bench.late).toBe(1);
  expect(bench.known()).toMatchObject({ upn: null, objectId: null });
  expect(isTakenUp(bench.meta, BOB.id)).toBe(true);
  expect(bench.looked()).toEqual([CONTOSO]);
  expect(bench.clock.sleeping()).toBe(0);
});

test('a change that was cut short between two tenants leaves nobody under a colleague’s name', async () => {
  bench.tenants.upsert(customer(FABRIKAM));
  bench.names.save(BOB.id, CONTOSO, 'bob@there');
  bench.setOnWrite((tenantId) => {
    if (tenantId === FABRIKAM) diskIsFull();
  });
  await expect(bench.signIn(BOB)).rejects.toMatchObject({ code: 'storage' });
  expect(bench.known()).toMatchObject({ objectId: null, typedUpn: 'bob@there' });
  expect(isOfAnother(bench.meta, ADA)).toBe(true);

  bench.setOnWrite(() => undefined);
  await bench.signIn(ADA);
  expect(bench.known()).toMatchObject({ objectId: null, typedUpn: null });
});

test('core that stops tries no more', async () => {
  bench.setOnWrite(diskIsFull);
  await expect(bench.signIn(BOB)).rejects.toMatchObject({ code: 'storage' });
  await bench.stop();
  expect(bench.clock.sleeping()).toBe(0);
  expect(bench.late()).toBe(0);
});

test('a tenant that is added while a person is taken up is looked at', async () => {
  bench.setOnWrite(() => bench.tenants.upsert(customer(FABRIKAM)));
  await bench.signIn(BOB);
  expect(bench.looked()).toHaveLength(2);
  expect(bench.looked()).toContain(FABRIKAM);
});

test('a tenant that is removed while a person is taken up does not come back', async () => {
  bench.setOnWrite(() => bench.tenants.remove(CONTOSO));
  await bench.signIn(BOB);
  expect(bench.looked()).toEqual([]);
});
