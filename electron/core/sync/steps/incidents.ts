import { AppError } from '#shared/errors.ts';
import { before, DAY_MS, HOUR_MS, type Instant, instant, millis } from '#shared/time.ts';
import { alertsChangedSince, alertsCreatedBetween } from '../../graph/alerts.ts';
import {
  incidentsChangedSince,
  incidentsCreatedBetween,
  type ListQuery,
} from '../../graph/incidents.ts';
import {
  CURSOR_KIND,
  type CreatedWindow,
  type IncidentCursor,
  isAhead,
  isBackfilled,
  knownUpTo,
  OVERLAP_MS,
  shareRead,
  windowsToRead,
} from '../cursor.ts';
import { type ListReport, later, readList } from '../pages.ts';
import type { Answer } from '../../ingest/cache-writer.ts';
import type { StepContext, StepReport } from '../step.ts';

const SWEEP_EVERY_MS = DAY_MS;
/** A tenant that was not looked at for this long is caught up with: what is read then is told in one line. */
const LATE_MS = HOUR_MS;
/** After `$expand=alerts` failed for good, it is tried again once a day. */
const APART_MS = DAY_MS;
/** A list with `$expand` that keeps failing is given up sooner: there is another way. */
const EXPANDED_RETRIES = 2;

/** The lists of one stretch: incidents with their alerts, or both apart. */
interface Stretch {
  readonly together: ListQuery;
  readonly incidents: ListQuery;
  readonly alerts: ListQuery;
}

/**
 * Pulls what changed since the last complete run, then whatever of the first sync is still missing,
 * newest first. Each page is saved as it comes; the cursor moves last, so a run cut short starts again
 * from where the last complete stretch ended (house-style 1.4).
 */
export async function syncIncidents(context: StepContext): Promise<StepReport> {
  const run = incidentRun(context);
  if (context.cursor !== null) await run.changes(context.cursor);
  await run.backfill();
  await run.sweepIfDue();
  return run.report();
}

function incidentRun(context: StepContext) {
  const { tenantId, writer, now } = context;
  let cursor = context.cursor;
  let listed = 0;
  let changed = 0;
  let unreadable = 0;
  let unreadableAlerts = 0;
  let reading: Answer['reading'] = 'first';

  const save = async (next: IncidentCursor) => {
    cursor = next;
    await writer.saveCursor(tenantId, CURSOR_KIND, JSON.stringify(next));
  };

  /** One list; counts what it brought and tells the progress after each page. */
  const list = async (call: ListQuery, expanded: boolean, retries?: number) => {
    const report = await readList(
      context,
      call,
      ({ body }, receivedAt) =>
        writer.saveIncidents({ tenantId, body, receivedAt, expanded, reading }),
      {
        ...(retries !== undefined && { retries }),
        onPage: (page) => {
          listed += page.count;
          changed += page.changed;
          context.onPage({ incidents: listed, changed: page.changed, share: share() });
        },
      },
    );
    unreadable += report.unreadable;
    return report;
  };

  const share = () => {
    if (cursor === null) return 0;
    return isBackfilled(cursor) ? null : shareRead(instant(now()), cursor);
  };

  const apart = async ({ incidents, alerts }: Stretch): Promise<ListReport> => {
    const report = await list(incidents, false);
    const own = await readList(context, alerts, ({ body }, receivedAt) =>
      writer.saveAlerts({ tenantId, body, receivedAt, reading }),
    );
    unreadableAlerts += own.unreadable;
    return report;
  };

  /** With alerts in one list, or apart where the service fails on that (FACTS.md a: 500 for good). */
  const stretch = async (lists: Stretch): Promise<ListReport> => {
    const until = cursor?.apartUntil ?? null;
    if (until !== null && millis(until) > now()) return apart(lists);
    try {
      return await list(lists.together, true, EXPANDED_RETRIES);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'service-error') throw error;
      const report = await apart(lists);
      expandFailedUntil = instant(now() + APART_MS);
      return report;
    }
  };
  let expandFailedUntil: Instant | null = null;

  const settled = (base: IncidentCursor): IncidentCursor => ({
    ...base,
    apartUntil: expandFailedUntil ?? base.apartUntil,
  });

  const changes = async (from: IncidentCursor) => {
    const away = now() - millis(context.completeAt ?? from.changesUpTo);
    reading = away > LATE_MS ? 'late' : undefined;
    const since = before(from.changesUpTo, OVERLAP_MS);
    const report = await stretch({
      together: incidentsChangedSince(since, { withAlerts: true }),
      incidents: incidentsChangedSince(since, { withAlerts: false }),
      alerts: alertsChangedSince(since),
    });
    const known = { ...from, changesUpTo: upTo(report) };
    await save(settled(isAhead(from.changesUpTo, report.serviceAt) ? toReadAnew(known) : known));
  };

  const readWindow = (window: CreatedWindow) => {
    const { from, to } = window;
    return stretch({
      together: incidentsCreatedBetween(from, to, { withAlerts: true }),
      incidents: incidentsCreatedBetween(from, to, { withAlerts: false }),
      alerts: alertsCreatedBetween(from, to),
    });
  };

  const backfill = async () => {
    const startAt = instant(now());
    const horizon = cursor?.horizon ?? before(startAt, context.retentionDays * DAY_MS);
    if (cursor !== null && isBackfilled(cursor)) return;
    reading = 'first';
    for (const window of windowsToRead(startAt, horizon, cursor?.backfilledTo ?? null)) {
      const report = await readWindow(window);
      // The first window fixes from when on changes are followed: what changes later is read as a change.
      const start: IncidentCursor = cursor ?? {
        changesUpTo: upTo(report),
        backfilledTo: null,
        horizon,
        sweptAt: null,
        apartUntil: null,
      };
      await save(settled({ ...start, backfilledTo: window.from, sweptAt: instant(now()) }));
    }
  };

  const sweepIfDue = async () => {
    if (cursor === null || !isBackfilled(cursor)) return;
    const lastMs = cursor.sweptAt === null ? 0 : millis(cursor.sweptAt);
    // A desk whose clock was set back sweeps once more rather than never again.
    if (Math.abs(now() - lastMs) < SWEEP_EVERY_MS) return;
    const startAt = instant(now());
    const horizon = before(startAt, context.retentionDays * DAY_MS);
    const known = cursor.horizon;
    for (const window of windowsToRead(startAt, horizon, null)) {
      // What drifted by is told; what lies further back than was ever wanted is read for the first time.
      reading = window.from < known ? 'first' : 'late';
      const { ids, unreadable: lost, serviceAt } = await readWindow(window);
      // Only a list that was read whole may say that something is gone.
      if (lost > 0) continue;
      // What changed while the pages were read may have slipped from an unread page to one already read.
      const since = before(serviceAt, OVERLAP_MS);
      const moved = await list(incidentsChangedSince(since, { withAlerts: false }), false);
      await writer.dropMissing({
        tenantId,
        createdFrom: window.from,
        createdTo: window.to ?? startAt,
        seenIds: [...ids, ...moved.ids],
      });
    }
    await save(settled({ ...cursor, horizon, backfilledTo: horizon, sweptAt: startAt }));
  };

  return {
    changes,
    backfill,
    sweepIfDue,
    report: (): StepReport => ({ listed, changed, unreadable, unreadableAlerts }),
  };
}

function upTo({ serviceAt, newestUpdatedAt }: ListReport): Instant {
  return knownUpTo(later(serviceAt, newestUpdatedAt) ?? serviceAt, serviceAt);
}

/** Changes were asked for in vain: the sweep is due now; a first sync that is not over begins again. */
function toReadAnew(cursor: IncidentCursor): IncidentCursor {
  if (!isBackfilled(cursor)) return { ...cursor, backfilledTo: null };
  return { ...cursor, sweptAt: null };
}
