import { beforeEach, expect, test } from 'vitest';
import { lastWishes } from '#electron/core/access/last-wishes.ts';
import { wishQueue } from '#electron/core/access/wish-queue.ts';
import { accessTrail } from '#electron/core/store/access-trail.ts';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import type { WishId, WishOf } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { type LedgerOnDisk, ledgerOnDisk } from '#test/fakes/ledger.ts';

let ledger: LedgerOnDisk;
let nowMs: number;
let woken: number;
beforeEach(() => {
  ledger = ledgerOnDisk();
  nowMs = NOW;
  woken = 0;
  return () => ledger.remove();
});

/** The parts as a start of the program makes them: they know what is on the disk. */
function desk() {
  const db = ledger.db();
  const audit = auditStore(db);
  const wishes = accessWishStore(db, audit);
  const account = () => {
    return { id: 'ada', name: 'Ada', username: 'ada@msp.example', homeTenantId: CONTOSO };
  };
  const onRecorded = () => void (woken += 1);
  const now = () => nowMs;
  const queue = wishQueue({ wishes, account, now, onRecorded, onChange: () => undefined });
  return { wishes, queue, audit, trail: accessTrail(db, wishes) };
}

/** One gesture, a minute after the one before. */
function judge(decision: WishOf<'judge'>['decision'], items = ['one']): WishId[] {
  nowMs += MINUTE_MS;
  const made = items.map((itemId) => ({
    tenantId: CONTOSO,
    seen: NOTHING_SEEN,
    wish: {
      kind: 'judge',
      definitionId: 'd',
      instanceId: 'i',
      itemId,
      decision,
      justification: `Why ${decision}.`,
      title: 'Tier 1',
      person: 'Grace',
    } as const,
  }));
  return desk()
    .queue.record(made)
    .map(({ id }) => id);
}

/** What the list shows of each item. */
function shown() {
  const all = desk().wishes.list(instant(NOW));
  return lastWishes(all, 'judge', 'ada')
    .all()
    .map(({ wish, stage }) => `${wish?.kind === 'judge' ? wish.decision : '?'} ${stage}`);
}

const pending = () =>
  desk()
    .wishes.listPending()
    .map(({ id }) => id);
const course = (id: WishId) =>
  desk()
    .trail.page(WHOLE_TRAIL, null, 10)
    .find(({ wish }) => wish.id === id)
    ?.steps.map(({ action }) => action);

test('taking back a decision that replaced an unsent one brings that one back, also after restarts', () => {
  const [first] = judge('approve');
  ledger.reopen();
  const [second] = judge('deny');
  if (!first || !second) throw new Error('Nothing was recorded.');
  expect(pending()).toEqual([second]);
  ledger.reopen();
  woken = 0;
  expect(desk().queue.takeBack(second)).toEqual({ wasRecorded: true, isRestored: true });
  expect(woken).toBe(1);
  ledger.reopen();
  expect(pending()).toEqual([first]);
  expect(shown()).toEqual(['approve recorded']);
  expect(desk().wishes.get(first)).toMatchObject({
    settledAt: null,
    recordedAt: instant(NOW + MINUTE_MS),
  });
  expect(course(first)).toEqual(['access.recorded', 'access.replaced', 'access.restored']);
  expect(course(second)).toEqual(['access.recorded', 'access.taken-back']);
  expect(desk().audit.verify()).toMatchObject({ ok: true });

  expect(desk().queue.takeBack(first)).toEqual({ wasRecorded: true, isRestored: false });
  expect(pending()).toEqual([]);
});

test('each step back leads to the decision before it, and to no other', () => {
  const [first] = judge('approve', ['one', 'two']);
  const [second] = judge('deny');
  const [third] = judge('dontKnow');
  if (!first || !second || !third) throw new Error('Nothing was recorded.');
  desk().queue.takeBack(third);
  expect(shown()).toEqual(['deny recorded', 'approve recorded']);
  desk().queue.takeBack(second);
  expect(shown()).toEqual(['approve recorded', 'approve recorded']);
});

test.each(['changed', 'refused', 'overtaken', 'done'] as const)(
  'a decision that stands again and comes to %s is what is shown, not the one that was taken back',
  (stage) => {
    const [first] = judge('approve');
    const [second] = judge('deny');
    if (!first || !second) throw new Error('Nothing was recorded.');
    desk().queue.takeBack(second);
    nowMs += MINUTE_MS;
    desk().wishes.move(first, { stage, settledAt: instant(nowMs) }, null);
    expect(shown()).toEqual([`approve ${stage}`]);
  },
);

test('what was put away after its answer, or taken back by itself, does not come back', () => {
  const [first] = judge('approve');
  const [second] = judge('deny');
  if (!first || !second) throw new Error('Nothing was recorded.');
  desk().wishes.move(second, { stage: 'refused' }, null);
  expect(desk().queue.takeBack(second)).toEqual({ wasRecorded: false, isRestored: false });
  expect(pending()).toEqual([]);

  const [third] = judge('approve');
  if (!third) throw new Error('Nothing was recorded.');
  desk().queue.takeBack(third);
  const [fourth] = judge('deny');
  if (!fourth) throw new Error('Nothing was recorded.');
  expect(desk().queue.takeBack(fourth)).toEqual({ wasRecorded: true, isRestored: false });
  expect(pending()).toEqual([]);
});
