import { expect, test } from 'vitest';
import { accessTrail, STEPS_OF_WISH } from '#electron/core/store/access-trail.ts';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { type RecordedWish, WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

const WISH: RecordedWish = {
  id: WishId.parse('00000000-0000-4000-8000-000000000001'),
  tenantId: CONTOSO,
  wish: { kind: 'give-back', assignmentId: 'a1', packageId: null, title: 'Tier 1', person: null },
  stage: 'recorded',
  accountId: 'ada',
  batch: null,
  recordedAt: instant(NOW),
  sentAt: null,
  settledAt: null,
  attempts: 0,
  seen: NOTHING_SEEN,
  found: null,
  reason: null,
  remedy: null,
};

test('the steps of one wish are found by an index, however long the audit trail is', () => {
  using db = openMemory();
  const plan = db.ledger
    .prepare<[string, number], { detail: string }>(`EXPLAIN QUERY PLAN ${STEPS_OF_WISH}`)
    .all('id', 1);
  expect(plan.map(({ detail }) => detail).join()).toContain('audit_details_by_wish');
});

test('of a long course its beginning and its end are shown and the gap is told; a file has all of it', () => {
  using db = openMemory();
  const wishes = accessWishStore(db.ledger, auditStore(db.ledger));
  wishes.addAll([WISH], instant(NOW), 'Ada');
  const step = (action: string, stage: RecordedWish['stage']) =>
    wishes.move(WISH.id, { stage }, { action, at: instant(NOW), detail: {} });
  for (let tries = 0; tries < 398; tries += 1) step('access.sending', 'sending');
  step('access.settled', 'done');
  const trail = accessTrail(db.ledger, wishes);

  const [shown] = trail.page(WHOLE_TRAIL, null, 10);
  expect(shown?.by).toBe('Ada');
  expect(shown?.steps[0]?.action).toBe('access.recorded');
  expect(shown?.steps.at(-1)?.action).toBe('access.settled');
  expect(shown?.steps).toHaveLength(300);
  expect(shown?.gap).toEqual({ steps: 100, before: shown?.steps[50]?.place });

  const [exported] = trail.whole(WHOLE_TRAIL, 10);
  expect(exported?.steps).toHaveLength(400);
  expect(exported?.gap).toBeNull();
});

test('a course that is just not too long has no gap', () => {
  using db = openMemory();
  const wishes = accessWishStore(db.ledger, auditStore(db.ledger));
  wishes.addAll([WISH], instant(NOW), 'Ada');
  for (let tries = 0; tries < 299; tries += 1) {
    wishes.move(WISH.id, {}, { action: 'access.waits', at: instant(NOW), detail: {} });
  }
  const [shown] = accessTrail(db.ledger, wishes).page(WHOLE_TRAIL, null, 10);
  expect(shown?.steps).toHaveLength(300);
  expect(shown?.gap).toBeNull();
});

function openMemory() {
  const ledger = memoryLedger();
  return { ledger, [Symbol.dispose]: () => void ledger.close() };
}
