import type { AccessOverview } from '#shared/contract/access.ts';
import { didNotCount } from '#shared/domain/access/wish-stage.ts';
import { type Instant, MINUTE_MS, millis } from '#shared/time.ts';
import type { OfflineWish } from '../store/access-wish-store.ts';

/** Tenants are tried again on their own, at most so far apart: one may be back while another still waits. */
const SLACK_MS = 5 * MINUTE_MS;

/**
 * What became of what waited for the connection the last time it was gone; null while nothing of it is settled. Of
 * earlier times only what did not count is told on, until the person puts the line away. Pure.
 * @param wishes of one person.
 */
export function backOnline(
  wishes: readonly OfflineWish[],
  putAwayAt: Instant | null,
): AccessOverview['back'] {
  const told = wishes.filter(
    ({ stage, settledAt }) =>
      stage !== 'taken-back' && (settledAt === null || settledAt > (putAwayAt ?? '')),
  );
  const settled = told
    .flatMap((one) => (one.settledAt === null ? [] : [{ ...one, settledAt: one.settledAt }]))
    .sort((a, b) => millis(b.settledAt) - millis(a.settledAt));
  const [last] = settled;
  if (last === undefined) return null;
  // A clock that was set back has things settled before they waited.
  let goneMs = Math.min(millis(last.offlineAt), millis(last.settledAt));
  const own = settled.filter(({ offlineAt, settledAt }) => {
    if (millis(settledAt) < goneMs - SLACK_MS) return false;
    goneMs = Math.min(goneMs, millis(offlineAt));
    return true;
  });
  const waiting = told.filter(
    ({ offlineAt, settledAt }) => settledAt === null && millis(offlineAt) >= goneMs - SLACK_MS,
  );
  const sent = own.filter(({ stage }) => !didNotCount(stage));
  const uncounted = settled.filter(({ stage }) => didNotCount(stage));
  return {
    sent: sent.length,
    uncounted: uncounted.length,
    waiting: waiting.length,
    recordedAt:
      [...sent, ...uncounted, ...waiting].map(({ recordedAt }) => recordedAt).sort()[0] ??
      last.recordedAt,
    settledAt: last.settledAt,
  };
}
