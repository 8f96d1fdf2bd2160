import { expect, test } from 'vitest';
import { lookNews } from '#electron/core/access/look-news.ts';
import { accessReader } from '#electron/core/store/access-rows.ts';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { packageLinkStore } from '#electron/core/store/package-link-store.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { toldAccess } from '#electron/core/store/told-access.ts';
import { nothingRead } from '#electron/core/sync/steps/access.ts';
import { ACCESS_KIND, type AccessSeen, NO_ACCESS_SEEN } from '#shared/domain/access/access-seen.ts';
import { RecordedWish } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { NOW, temporaryCache } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';
import { tenant } from '#test/unit/shared/contract/things.ts';
import { Tenant } from '#shared/domain/tenant.ts';

const TENANT = Tenant.parse({ domain: 'contoso.com', ...tenant });
type Kept = Readonly<Record<string, unknown>> & { readonly id: string };
const TIER_1 = { id: 'p', name: 'Tier 1' };
const seen: AccessSeen = { ...NO_ACCESS_SEEN, reach: 'whole', readAt: instant(NOW) };

const HAD = {
  tenantId: TENANT.id,
  id: 'h',
  state: 'delivered',
  status: null,
  package: TIER_1,
  policyId: null,
  policyName: null,
  target: null,
  isMine: true,
  startAt: instant(NOW - 100 * DAY_MS),
  endAt: instant(NOW + 400 * DAY_MS),
  endsKnown: true,
  expiredAt: null,
};

const CANCELED = {
  tenantId: TENANT.id,
  id: 'r',
  type: 'userAdd',
  state: 'canceled',
  status: null,
  createdAt: instant(NOW - DAY_MS),
  completedAt: instant(NOW),
  justification: null,
  answers: [],
  package: TIER_1,
  policy: null,
  requestor: null,
  target: null,
  assignmentId: null,
  startAt: null,
  ends: null,
};

/** A desk of Ada's at a tenant in which she has Tier 1. */
function desk() {
  const cache = temporaryCache();
  const ledger = memoryLedger();
  const wishes = accessWishStore(ledger, auditStore(ledger));
  const told = toldAccess(ledger);
  const tenants = tenantStore(ledger);
  tenants.upsert(TENANT);
  let nowMs = NOW;
  const heard: (string | null)[] = [];
  const heardBy: (string | null | undefined)[] = [];
  let person = 'ada';
  const profile = {
    access: accessReader(cache.reader),
    accessLinks: packageLinkStore(ledger),
    accessWishes: wishes,
    syncs: syncReader(cache.reader),
    tenants,
    toldAccess: told,
    writer: cache.writer,
  };
  const news = lookNews({
    profile,
    meIn: () => ({ objectId: null, upn: null }),
    accountId: () => person,
    zone: () => 'UTC',
    now: () => nowMs,
    onNews: ({ note, accountId }) => {
      heard.push(note);
      heardBy.push(accountId);
    },
  });
  const cached = (requests: readonly Kept[]) => ({
    tenantId: TENANT.id,
    seen: { kind: ACCESS_KIND, text: JSON.stringify(seen) },
    lists: [
      { kind: 'request' as const, items: requests.map(itemOf) },
      { kind: 'assignment' as const, items: [itemOf(HAD)] },
    ],
  });
  return {
    heard,
    heardBy,
    told,
    /** As when another person is taken up: what the colleague could see goes. */
    sitDown: async (next: string) => {
      person = next;
      await cache.writer.saveAccess(nothingRead(TENANT.id));
    },
    [Symbol.dispose]: cache.remove,
    /** What a version before this one had read. */
    had: (requests: readonly Kept[]) => cache.writer.saveAccess(cached(requests)),
    look: async (requests: readonly Kept[]) => {
      const look = news(TENANT.id, seen);
      look.tell(await look.writer.saveAccess(cached(requests)));
    },
    pass: (ms: number) => void (nowMs += ms),
    cancel: (stage: WishStage) => {
      const at = instant(nowMs);
      const wish = { kind: 'cancel', requestId: 'r', title: 'Tier 1', person: null };
      const own = { tenantId: TENANT.id, wish, seen: NOTHING_SEEN, recordedAt: at };
      wishes.addAll([RecordedWish.parse(listedWish(own))], at, 'Ada');
      const { id } = listedWish(own);
      wishes.move(id, { stage, settledAt: stage === 'sent' ? null : at }, null);
    },
  };
}

const itemOf = (one: Kept) => ({ id: one.id, body: JSON.stringify(one) });

test('an extension that somebody else canceled is told once', async () => {
  using here = desk();
  await here.look([]);
  await here.look([CANCELED]);
  expect(here.heard).toEqual([
    expect.stringMatching(/^Extension canceled\. Your access still ends/),
  ]);
  await here.look([CANCELED]);
  expect(here.heard).toHaveLength(1);
});

test('what was canceled before that was news is none, also at the first look after an update', async () => {
  using here = desk();
  const kinds = ['answered', 'approval', 'review'].map((kind) => ({ kind, id: '', state: '' }));
  here.told.change('ada', TENANT.id, { add: kinds, drop: [] }, instant(NOW - 10 * DAY_MS));
  await here.had([CANCELED]);
  await here.look([CANCELED]);
  expect(here.heard).toEqual([]);
  await here.look([CANCELED, { ...CANCELED, id: 's' }]);
  expect(here.heard).toHaveLength(1);
});

test.each(['sending', 'sent', 'done'] as const)(
  'what the person canceled (%s) is no news, not half a year later either',
  async (stage) => {
    using here = desk();
    await here.look([]);
    here.cancel(stage);
    await here.look([CANCELED]);
    here.pass(181 * DAY_MS);
    await here.look([CANCELED, { ...CANCELED, id: 'old', package: null }]);
    expect(here.heard).toEqual([]);
  },
);

test.each(['refused', 'void', 'overtaken', 'changed'] as const)(
  'a wish to cancel that came to nothing (%s) is no cancellation of the person’s',
  async (stage) => {
    using here = desk();
    await here.look([]);
    here.cancel(stage);
    await here.look([CANCELED]);
    expect(here.heard).toHaveLength(1);
  },
);

test('each person at one desk is told, and each line is theirs', async () => {
  using here = desk();
  await here.look([]);
  await here.sitDown('ben');
  await here.look([]);
  await here.look([CANCELED]);
  await here.sitDown('ada');
  await here.look([CANCELED]);
  expect(here.heardBy).toEqual(['ben', 'ada']);
});
