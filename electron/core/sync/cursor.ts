import { z } from 'zod';
import { jsonOrNull } from '#shared/json.ts';
import { Instant, before, DAY_MS, MINUTE_MS, millis } from '#shared/time.ts';

/** A change may show a little after the time it carries (house-style, sync step). */
export const OVERLAP_MS = 5 * MINUTE_MS;

/**
 * The time up to which changes are known. What lies further ahead of the service's own clock than an overlap is no
 * time of a change: a single one dated in years to come would else hide all that come before it.
 */
export function knownUpTo(newestAt: Instant, serviceAt: Instant): Instant {
  return millis(newestAt) <= millis(serviceAt) + OVERLAP_MS ? newestAt : serviceAt;
}

/**
 * Whether a cursor lies where none of ours belongs, two overlaps ahead of the service's clock: whatever changed
 * since it was written was asked for in vain.
 */
export function isAhead(cursorAt: Instant, serviceAt: Instant): boolean {
  return millis(cursorAt) > millis(serviceAt) + 2 * OVERLAP_MS;
}

/** How far the incidents of one tenant are known. Times are the service's own, never this desk's. */
export const IncidentCursor = z.object({
  /** Every change up to here is in. */
  changesUpTo: Instant,
  /** The first sync reads by creation time, newest first; everything created since here is in. */
  backfilledTo: Instant.nullable(),
  /** What lies before is not wanted: the retention when the first sync began. */
  horizon: Instant,
  /** When the last full sweep ended. */
  sweptAt: Instant.nullable(),
  /** The service fails on `$expand=alerts` here until this moment: alerts are read on their own. */
  apartUntil: Instant.nullable(),
});
export type IncidentCursor = z.infer<typeof IncidentCursor>;

export const CURSOR_KIND = 'incidents';

/** A stored cursor that cannot be read counts as none: the tenant is read from the start again. */
export function parseCursor(text: string | null): IncidentCursor | null {
  if (text === null) return null;
  const parsed = IncidentCursor.safeParse(jsonOrNull(text));
  return parsed.success ? parsed.data : null;
}

/** Half open: created at `from` or later and, where `to` is given, before `to`. */
export interface CreatedWindow {
  readonly from: Instant;
  readonly to: Instant | null;
}

const STEPS_DAYS = [7, 30, 90];

/**
 * The windows of creation time still to be read, newest first, so that a board is useful after the first.
 * A set fixed by creation time does not shift while it is paged; what changes meanwhile arrives as a
 * change. The newest window has no end: what is created meanwhile only pushes known rows further down.
 */
export function windowsToRead(
  startAt: Instant,
  horizon: Instant,
  readTo: Instant | null,
): CreatedWindow[] {
  const edges = STEPS_DAYS.map((days) => before(startAt, days * DAY_MS)).filter(
    (at) => at > horizon,
  );
  const starts = [...edges, horizon];
  const windows = starts.map((from, i) => ({ from, to: starts[i - 1] ?? null }));
  if (readTo === null) return windows;
  return windows
    .filter(({ from }) => from < readTo)
    .map((window) =>
      window.to === null || window.to > readTo ? { ...window, to: readTo } : window,
    );
}

/** Share of the time span that is read, 0 to 1, for the progress of the first sync. */
export function shareRead(startAt: Instant, { horizon, backfilledTo }: IncidentCursor): number {
  const whole = millis(startAt) - millis(horizon);
  if (whole <= 0) return 1;
  const read = backfilledTo === null ? 0 : millis(startAt) - millis(backfilledTo);
  return Math.min(1, Math.max(0, read / whole));
}

export function isBackfilled({ backfilledTo, horizon }: IncidentCursor): boolean {
  return backfilledTo !== null && backfilledTo <= horizon;
}
