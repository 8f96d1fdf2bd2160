import { beforeEach, expect, test } from 'vitest';
import { type WishQueue, wishQueue } from '#electron/core/access/wish-queue.ts';
import { type AccessWishStore, accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { type AuditStore, auditStore } from '#electron/core/store/audit-store.ts';
import type { Database } from '#electron/core/store/database.ts';
import { guardedStore } from '#electron/core/store/guarded-store.ts';
import type { Account } from '#shared/contract/session.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { AppError } from '#shared/errors.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';

const person = (id: string): Account => ({
  id,
  name: id,
  username: `${id}@msp.example`,
  homeTenantId: CONTOSO,
});
const ADA = person('ada');
const BEN = person('ben');

let db: Database;
let wishes: AccessWishStore;
let audit: AuditStore;
let queue: WishQueue;
let told: string[];
let here: Account | null;
beforeEach(() => {
  db = memoryLedger();
  audit = auditStore(db);
  wishes = guardedStore('ledger.db', accessWishStore(db, audit));
  told = [];
  here = ADA;
  queue = wishQueue({
    wishes,
    account: () => here,
    now: () => NOW,
    onRecorded: (tenantId) => void told.push(tenantId),
    onChange: () => void told.push('changed'),
  });
  return () => void db.close();
});

function give(): WishId {
  const wish = { kind: 'give-back', assignmentId: 'a1', packageId: null } as const;
  const about = { title: 'Tier 1', person: null };
  const [one] = queue.record([
    { tenantId: CONTOSO, seen: NOTHING_SEEN, wish: { ...wish, ...about } },
  ]);
  if (one) return one.id;
  throw new Error('Nothing was recorded.');
}

function refusal(id: WishId): AppError | null {
  try {
    queue.takeBack(id);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

test('what one person recorded nobody else takes back, whoever sits there', () => {
  const id = give();
  here = BEN;
  expect(refusal(id)).toMatchObject({ code: 'refused' });
  expect(refusal(id)?.message).toContain('Somebody else');
  here = null;
  expect(refusal(id)).toMatchObject({ code: 'needs-sign-in' });
  expect(wishes.get(id)?.stage).toBe('recorded');

  here = ADA;
  expect(refusal(id)).toBeNull();
  expect(wishes.get(id)?.stage).toBe('taken-back');
});

test('what waits for an answer of one person is not put away by another', () => {
  const id = give();
  wishes.move(id, { stage: 'refused' }, null);
  here = BEN;
  expect(refusal(id)).toMatchObject({ code: 'refused' });
  expect(wishes.get(id)?.stage).toBe('refused');
});

test('a wish that this version cannot read is put away when the person says so, and the trail tells it', () => {
  const id = give();
  db.prepare<[string]>(`UPDATE access_wishes SET wish = '{"kind":"later"}' WHERE id = ?`).run(id);
  expect(wishes.get(id)).toMatchObject({ stage: 'refused', wish: null });
  expect(refusal(id)).toBeNull();
  expect(wishes.listOpen()).toEqual([]);
  const told = db
    .prepare<[], string>('SELECT body FROM audit_details ORDER BY place')
    .pluck()
    .all();
  expect(told.at(-1)).toContain('access.taken-back');
});

test('on a full disk a gesture is recorded whole or not at all, says so, and goes through when there is room', () => {
  const first = give();
  const words = 'Read on the train. '.repeat(200);
  const decide = (place: number) => ({
    tenantId: CONTOSO,
    seen: NOTHING_SEEN,
    wish: {
      kind: 'decide',
      requestId: RequestId.parse(`request-${place}`),
      stageId: 'stage',
      result: 'approve',
      justification: words,
      title: 'Tier 1',
      person: null,
    } as const,
  });
  const sixty = Array.from({ length: 60 }, (_, place) => decide(place));
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 8}`);
  told.length = 0;
  expect(() => queue.record(sixty)).toThrow(
    expect.objectContaining({
      code: 'storage',
      message: 'The disk is full: ledger.db cannot grow.',
      remedy: expect.stringContaining('Free some space'),
    }),
  );
  expect(wishes.listOpen().map(({ id }) => id)).toEqual([first]);
  expect(audit.verify()).toMatchObject({ ok: true });
  expect(told).toEqual([]);

  db.pragma('max_page_count = 100000');
  expect(queue.record(sixty)).toHaveLength(60);
  expect(wishes.listPending()).toHaveLength(61);
  expect(audit.verify()).toMatchObject({ ok: true });
});

test('taking back tells what was not sent from what had its answer and is put away', () => {
  expect(queue.takeBack(give())).toMatchObject({ wasRecorded: true });
  const refused = give();
  wishes.move(refused, { stage: 'refused' }, null);
  expect(queue.takeBack(refused)).toMatchObject({ wasRecorded: false });
});
