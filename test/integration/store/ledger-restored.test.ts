import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { IDENTITIES_OF, metaStore } from '#electron/core/store/meta-store.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import type { ProfileDatabases } from '#electron/core/store/profile-databases.ts';
import { signInStore } from '#electron/core/store/sign-in-store.ts';
import { type RecordedWish, WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { ChangeId, RecordedChange } from '#shared/domain/change.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { profileFolder } from '#test/fakes/profile-folder.ts';
import { change, seen } from '#test/unit/shared/contract/things.ts';

let profile: ReturnType<typeof profileFolder>;
beforeEach(() => {
  profile = profileFolder();
});
afterEach(() => profile[Symbol.dispose]());

/** A ledger is filled, backed up and damaged. @returns what the next start has. */
async function restored(fill: (ledger: ProfileDatabases['ledger']) => void) {
  const first = await profile.open();
  fill(first.ledger);
  profile.clock.ms += DAY_MS;
  first.backupDaily();
  first.close();
  profile.damage('ledger.db');
  return profile.open();
}

const waits = { reason: null, remedy: null, found: null, attempts: 0 } as const;
const wish = (more: Partial<RecordedChange>): RecordedChange =>
  RecordedChange.parse({
    ...change,
    ...waits,
    stage: 'recorded',
    id: ChangeId.parse(randomUUID()),
    ...more,
  });
const HELD =
  'Restored from the backup of 2026-11-22 04:00 UTC: it may have been sent or taken back since.';

test('what the backup had as not sent waits for the person, and the notice counts it', async () => {
  const comment = wish({});
  const cutShort = wish({ change: { kind: 'status', status: 'resolved' }, stage: 'sending' });
  const settled = wish({ stage: 'confirmed', settledAt: instant(NOW) });
  const next = await restored((ledger) => {
    outboxStore(ledger, auditStore(ledger)).addAll([comment, cutShort, settled]);
  });
  const outbox = outboxStore(next.ledger, auditStore(next.ledger));

  expect(outbox.listPending()).toEqual([]);
  // Sent again, each of them is looked for first.
  const sentAt = instant(profile.clock.ms);
  for (const { id } of [comment, cutShort]) {
    expect(outbox.get(id)).toMatchObject({ stage: 'refused', reason: HELD, sentAt });
  }
  expect(outbox.get(settled.id)).toEqual(settled);
  expect(next.notices).toMatchObject([{ text: expect.stringContaining('2 changes are held') }]);
  expect(auditStore(next.ledger).verify()).toMatchObject({ ok: true });
  next.close();
});

test('what the service took before the backup is only looked at', async () => {
  const sent = wish({ stage: 'sent', sentAt: instant(NOW) });
  const next = await restored((ledger) => {
    outboxStore(ledger, auditStore(ledger)).addAll([sent]);
  });
  expect(outboxStore(next.ledger, auditStore(next.ledger)).listPending()).toEqual([sent]);
  next.close();
});

test('what was refused keeps why; a comment of them is looked for before it is sent again', async () => {
  const comment = wish({
    stage: 'refused',
    reason: 'You have no role there.',
    remedy: 'Ask for it.',
  });
  const next = await restored((ledger) => {
    outboxStore(ledger, auditStore(ledger)).addAll([comment]);
  });
  expect(outboxStore(next.ledger, auditStore(next.ledger)).get(comment.id)).toMatchObject({
    reason: `You have no role there. ${HELD}`,
    remedy: 'Ask for it.',
    sentAt: instant(profile.clock.ms),
  });
  next.close();
});

test('a comment is looked for among all that came since the first of ours, which may have been taken back', async () => {
  const first = wish({ base: { ...seen, comments: 3 } });
  const second = wish({ base: { ...seen, comments: 4 } });
  const next = await restored((ledger) => {
    outboxStore(ledger, auditStore(ledger)).addAll([first, second]);
  });
  const outbox = outboxStore(next.ledger, auditStore(next.ledger));
  expect(outbox.get(second.id)?.base?.comments).toBe(3);
  next.close();
});

test('a decision or request that was not sent has to be made anew; one that was sent is looked at', async () => {
  const about = (stage: RecordedWish['stage'], assignmentId: string): RecordedWish => ({
    ...waits,
    id: WishId.parse(randomUUID()),
    tenantId: CONTOSO,
    stage,
    batch: null,
    wish: { kind: 'give-back', assignmentId, packageId: null, title: 'Tier 1', person: null },
    accountId: 'ada',
    recordedAt: instant(NOW),
    sentAt: null,
    settledAt: null,
    seen: NOTHING_SEEN,
  });
  const [recorded, sending, sent] = [
    about('recorded', 'a1'),
    about('sending', 'a2'),
    about('sent', 'a3'),
  ];
  const next = await restored((ledger) => {
    accessWishStore(ledger, auditStore(ledger)).addAll([recorded, sending, sent], instant(NOW));
  });
  const wishes = accessWishStore(next.ledger, auditStore(next.ledger));

  expect(wishes.listPending()).toEqual([sent]);
  for (const { id } of [recorded, sending]) {
    expect(wishes.get(id)).toMatchObject({ stage: 'changed', reason: HELD });
  }
  next.close();
});

test('who signed out since stays signed out, and what the cache knows is nobody’s', async () => {
  const next = await restored((ledger) => {
    signInStore(ledger).put('home', 'sealed: Ada');
    metaStore(ledger).set(IDENTITIES_OF, 'ada');
  });
  expect(signInStore(next.ledger).list()).toEqual([]);
  expect(metaStore(next.ledger).get(IDENTITIES_OF)).toBe('');
  next.close();
});

test('what was snoozed is on the board: it may have come back since', async () => {
  const next = await restored((ledger) => {
    ledger.exec(`
      INSERT INTO tenants (tenant_id, body) VALUES ('${CONTOSO}', '{}');
      INSERT INTO snoozes (tenant_id, incident_id, until_at, wake_at, title, seen)
      VALUES ('${CONTOSO}', '1', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', 'x', '{}')`);
  });
  expect(next.ledger.prepare('SELECT count(*) FROM snoozes').pluck().get()).toBe(0);
  next.close();
});
