import { expect, test } from 'vitest';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { type RecordedWish, WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

const id = WishId.parse('00000000-0000-4000-8000-000000000001');
const stopped = (stage: RecordedWish['stage'], reason: string): RecordedWish => ({
  id,
  tenantId: CONTOSO,
  wish: { kind: 'give-back', assignmentId: 'a1', packageId: null, title: 'Tier 1', person: null },
  stage,
  accountId: 'ada',
  batch: null,
  recordedAt: instant(NOW),
  sentAt: null,
  settledAt: null,
  attempts: 1,
  seen: NOTHING_SEEN,
  found: null,
  reason,
  remedy: 'Check the network.',
});

test.for([
  ['what was never sent keeps no reason for which it waited', 'recorded', null],
  ['what was refused keeps why, once it is put away', 'refused', 'It is gone.'],
] as const)('%s', ([, stage, reason]) => {
  const db = memoryLedger();
  const wishes = accessWishStore(db, auditStore(db));
  const one = stopped(stage, 'It is gone.');
  wishes.addAll([one], instant(NOW), 'Ada');
  wishes.takeBack(one, instant(NOW));
  expect(wishes.get(id)).toMatchObject({ stage: 'taken-back', reason });
  db.close();
});

test.for([
  ['recorded', 1],
  ['sending', 1],
  ['sent', 0],
] as const)('of what is %s without a connection, %i waits for it', ([stage, count]) => {
  const db = memoryLedger();
  const wishes = accessWishStore(db, auditStore(db));
  wishes.addAll([stopped(stage, 'It is gone.')], instant(NOW), 'Ada');
  wishes.noteOffline(CONTOSO, 'ada', instant(NOW));
  expect(wishes.listOffline('ada', instant(NOW))).toHaveLength(count);
  db.close();
});
