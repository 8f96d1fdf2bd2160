import { isReadableWish } from '#shared/domain/access/wish.ts';
import { isReadable, type RecordedChange } from '#shared/domain/change.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { Instant } from '#shared/time.ts';
import { accessWishStore } from './access-wish-store.ts';
import { auditStore } from './audit-store.ts';
import type { Database } from './database.ts';
import { minuteOf } from './file-notices.ts';
import { IDENTITIES_OF, metaStore } from './meta-store.ts';
import { outboxStore } from './outbox-store.ts';
import { removalMarks } from './removal-marks.ts';
import { signInStore } from './sign-in-store.ts';

interface Copy {
  readonly madeAt: Instant;
  readonly at: Instant;
}

/**
 * Makes a copy of the ledger fit to take its place: it does not know what was done since it was made. What it has
 * as not sent may have been sent or taken back, so it waits for the person (law 3). Who it has as signed in may
 * have signed out, and what the cache knows of a person may be another's (law 4). What it has as snoozed may have
 * come back since, so all of it is on the board (law 1).
 * @returns how many wishes are held.
 */
export function holdRestored(db: Database, { madeAt, at }: Copy): number {
  const audit = auditStore(db);
  const since = `Restored from the backup of ${minuteOf(madeAt)}: it may have been sent or taken back since.`;
  const hold = db.transaction((): number => {
    const held = holdChanges(db, { at, since }) + holdWishes(db, { at, since });
    signInStore(db).clear();
    metaStore(db).set(IDENTITIES_OF, '');
    removalMarks(db).copiesGone(); // copies it knew of are gone, or it is one of them
    db.exec('DELETE FROM snoozes');
    const detail = { madeAt, held };
    audit.append({ tenantId: null, at, accountId: null, action: 'ledger.restored', detail });
    return held;
  });
  return hold.immediate();
}

interface Held {
  readonly at: Instant;
  readonly since: string;
}

/** What the service took already stays: it is only looked at. */
function holdChanges(db: Database, { at, since }: Held): number {
  const outbox = outboxStore(db, auditStore(db));
  const open = outbox
    .list(at)
    .filter(isReadable)
    .filter(({ stage }) => stage === 'recorded' || stage === 'sending' || stage === 'refused');
  const before = fewestComments(open);
  for (const one of open) {
    const { id, stage, change, reason, remedy } = one;
    const wasRefused = stage === 'refused';
    // A comment that is sent again is looked for first, among all that came since the earliest of ours.
    const isComment = change.kind === 'comment';
    const comments = before.get(keyText(one)) ?? one.base.comments;
    const sentAt = isComment || stage === 'sending' ? (one.sentAt ?? at) : one.sentAt;
    const progress = {
      stage: 'refused',
      sentAt,
      settledAt: at,
      reason: wasRefused && reason !== null ? `${reason} ${since}` : since,
      remedy: wasRefused ? remedy : LOOK_AT_INCIDENT,
      ...(isComment && { base: { ...one.base, comments } }),
    } as const;
    outbox.update(id, progress, { action: 'change.refused', at });
  }
  return open.length;
}

/** How many comments each incident had when the first of ours that is open was recorded. */
function fewestComments(open: readonly RecordedChange[]): Map<string, number> {
  const fewest = new Map<string, number>();
  for (const one of open.filter(({ change }) => change.kind === 'comment')) {
    const key = keyText(one);
    fewest.set(key, Math.min(one.base.comments, fewest.get(key) ?? one.base.comments));
  }
  return fewest;
}

/**
 * A look before sending tells what was sent since; what was taken back since it cannot tell. What waits for the
 * person already is never sent by itself, and what they do instead is looked at first.
 */
function holdWishes(db: Database, { at, since }: Held): number {
  const wishes = accessWishStore(db, auditStore(db));
  const unsent = wishes
    .listPending()
    .filter(isReadableWish)
    .filter(({ stage }) => stage === 'recorded' || stage === 'sending');
  for (const { id } of unsent) {
    const progress = {
      stage: 'changed',
      settledAt: at,
      found: null,
      reason: since,
      remedy: LOOK_AT_ACCESS,
    } as const;
    wishes.move(id, progress, { action: 'access.settled', at, detail: { reason: since } });
  }
  return unsent.length;
}

const LOOK_AT_INCIDENT =
  'Look at the incident as it is now: send it again if it still holds, else discard it.';
const LOOK_AT_ACCESS =
  'Look at it as it is now: do it again if it still holds, else put this away.';
