import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { reviewQueue } from '#electron/core/access/review-queue.ts';
import { accessReader } from '#electron/core/store/access-rows.ts';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { ACCESS_KIND } from '#shared/domain/access/access-seen.ts';
import type { AccessReview } from '#shared/domain/access/review.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO, FABRIKAM, NOW } from '#test/fakes/answers.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { memoryCache, memoryLedger } from '#test/fakes/ledger.ts';

const KEY = { tenantId: CONTOSO, definitionId: 'd', instanceId: 'i', itemId: 'one' };
const at = instant(NOW);

function review(): AccessReview {
  const { itemId: id, ...ids } = KEY;
  const words = { name: 'Round', description: null, status: 'InProgress', lookBack: null };
  const span = {
    startAt: null,
    endAt: null,
    justificationRequired: false,
    defaultDecision: null,
    isAutoApplied: null,
  };
  const thing = { package: null, resource: 'Tier 1', recommendation: null, applyResult: null };
  const open = { decision: 'notReviewed', justification: null, reviewedBy: null, reviewedAt: null };
  const principal = {
    objectId: 'grace',
    name: 'Grace',
    principalName: null,
    email: null,
    organization: null,
  };
  const items = [{ id, principal, ...thing, ...open }];
  return { ...ids, ...words, ...span, isSelfReview: false, items };
}

function ledger(tenants: readonly TenantId[]) {
  const db = memoryLedger();
  const wishes = accessWishStore(db, auditStore(db));
  for (const tenantId of tenants) {
    const { tenantId: _, ...ids } = KEY;
    const words = { justification: 'Left.', title: 'Tier 1', person: 'Grace' };
    const one = {
      id: WishId.parse(randomUUID()),
      tenantId,
      wish: { ...ids, ...words, kind: 'judge', decision: 'deny' },
      stage: 'recorded',
      accountId: 'ada',
      batch: null,
      recordedAt: at,
      sentAt: null,
      settledAt: null,
      attempts: 0,
      seen: NOTHING_SEEN,
      found: null,
      reason: null,
      remedy: null,
    } as const;
    wishes.addAll([one], at);
  }
  return { db, wishes };
}

test('the details of an item have what was decided on it, and no wish of another tenant is read for them', async () => {
  const { db, wishes } = ledger([CONTOSO, FABRIKAM]);
  const cache = memoryCache();
  const items = [{ id: 'd/i', body: JSON.stringify(review()) }];
  const seen = { kind: ACCESS_KIND, text: '{}' };
  const lists = [{ kind: 'review' as const, items }];
  await cacheWriterInProcess(cache).saveAccess({ tenantId: CONTOSO, seen, lists });
  const queue = reviewQueue({
    access: accessReader(cache),
    wishes: {
      ...wishes,
      list: () => {
        throw new Error('The wishes of all tenants were read.');
      },
    },
    syncs: { cursor: () => null },
    opened: { of: () => new Set<string>() },
    meIn: () => ({ objectId: 'ada', upn: null }),
    accountId: () => 'ada',
    now: () => NOW,
  });
  const detail = queue.detail(KEY);
  expect(detail?.row.wish).toMatchObject({ stage: 'recorded', word: 'deny' });
  expect(detail?.wishes).toHaveLength(1);
  expect(wishes.listInTenant(FABRIKAM, 'judge', at)).toHaveLength(1);
  expect(wishes.listInTenant(FABRIKAM, 'ask', at)).toEqual([]);
  db.close();
});
