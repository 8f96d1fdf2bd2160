import type { TenantId } from '#shared/domain/tenant.ts';
import { NO_TASKS_SEEN, TASKS_KIND, type TasksSeen } from '#shared/domain/tasks-seen.ts';
import { toFailure } from '#shared/errors.ts';
import { before, DAY_MS, HOUR_MS, type Instant, instant, millis } from '#shared/time.ts';
import { TENANT_TASKS, taskRefusal } from '../../graph/incident-tasks.ts';
import type { Answer, CacheWriter, ListedTask } from '../../ingest/cache-writer.ts';
import type { Log } from '../../log.ts';
import { isAhead, knownUpTo, OVERLAP_MS } from '../cursor.ts';
import { later, readList } from '../pages.ts';
import type { StepContext } from '../step.ts';

interface TasksContext extends Pick<StepContext, 'graph' | 'now' | 'signal' | 'onPage'> {
  readonly tenantId: TenantId;
  readonly writer: CacheWriter;
  /** What earlier looks left; null before the first. */
  readonly seen: TasksSeen | null;
  /** A person asks: then no pause is kept. */
  readonly asked: boolean;
  readonly log: Log;
}

/** A tenant that offers no tasks is asked again after this, and one whose list fails at the latest. */
const ASK_AGAIN_MS = HOUR_MS;
/** A list of several pages is read to its end once in this time: what went away is found only there. */
const WHOLE_EVERY_MS = DAY_MS;
/** After this long away what is read is told in one line. */
const LATE_MS = HOUR_MS;

/**
 * The Experts' tasks of a whole tenant, one list a look. A list of one page is whole each time; of a longer
 * one that stands newest first, pages are read until they hold nothing newer than was seen. Never rejects
 * for want of an answer, so that the tenant's incidents count as read: what went wrong is kept and shown
 * with the tenant. A list that fails is not tried twice in one look. @returns how many incidents were
 * decided anew.
 */
export async function syncTasks(context: TasksContext): Promise<number> {
  const { tenantId, writer, now, signal, log } = context;
  const seen = context.seen ?? NO_TASKS_SEEN;
  if (!context.asked && isPaused(seen, now())) return 0;
  const save = (next: TasksSeen) => writer.saveCursor(tenantId, TASKS_KIND, JSON.stringify(next));
  try {
    const { changed, next } = await readTenantTasks(context, seen);
    await save(next);
    return changed;
  } catch (error) {
    if (signal.aborted) throw error;
    const at = instant(now());
    const offered = taskRefusal(error);
    if (offered !== null) {
      // What was read before stays, with its age: that a task waits is better said late than not at all.
      await save({ ...seen, refused: { offered, at }, trouble: null });
      return 0;
    }
    log.warn({ tenantId, err: error }, 'the tasks of a tenant could not be read');
    const trouble = { reason: toFailure(error).message, since: seen.trouble?.since ?? at, at };
    await save({ ...seen, refused: null, trouble });
    return 0;
  }
}

/** Whether the last try is too near: after a failure as long as looks had failed by then. */
function isPaused({ refused, trouble }: TasksSeen, nowMs: number): boolean {
  const within = (at: Instant, ms: number) => Math.abs(nowMs - millis(at)) < ms;
  if (refused) return within(refused.at, ASK_AGAIN_MS);
  if (!trouble) return false;
  const lasted = millis(trouble.at) - millis(trouble.since);
  return within(trouble.at, Math.min(lasted, ASK_AGAIN_MS));
}

async function readTenantTasks(context: TasksContext, seen: TasksSeen) {
  const { tenantId, writer, now } = context;
  const startAt = instant(now());
  const wholeAgo = seen.wholeAt === null ? Infinity : Math.abs(now() - millis(seen.wholeAt));
  const isWholeDue = wholeAgo >= WHOLE_EVERY_MS || seen.changesUpTo === null;
  const enough = seen.changesUpTo === null ? '' : before(seen.changesUpTo, OVERLAP_MS);
  /** Newer ones than any were waited for: nothing says from where on the list is known. */
  const wasAhead = (serviceAt: Instant) =>
    seen.changesUpTo !== null && isAhead(seen.changesUpTo, serviceAt);
  const listed: ListedTask[] = [];
  let cut = false;

  const list = await readList(
    context,
    TENANT_TASKS,
    async ({ body }, receivedAt, serviceAt) => {
      const reading = readingOf(seen, now());
      const page = await writer.saveTaskPage({ tenantId, body, receivedAt, reading });
      listed.push(...page.listed);
      const isKnownFrom = page.olderThan !== null && page.olderThan < enough;
      cut = !isWholeDue && page.nextLink !== null && isKnownFrom && !wasAhead(serviceAt);
      return cut ? { ...page, nextLink: null } : page;
    },
    {
      version: 'beta',
      retries: 0,
      onPage: ({ changed }) => context.onPage({ incidents: 0, changed, share: null }),
    },
  );
  // An item that could not be read may be a task that is known: then nothing is taken away.
  const isWhole = !cut && list.unreadable === 0;
  const dropped = isWhole ? await writer.keepTasks({ tenantId, listed }) : 0;
  const newestAt = later(seen.changesUpTo, list.newestUpdatedAt);
  const next: TasksSeen = {
    readAt: startAt,
    wholeAt: cut ? seen.wholeAt : startAt,
    changesUpTo: newestAt && knownUpTo(newestAt, list.serviceAt),
    refused: null,
    trouble: null,
    unreadable: cut ? seen.unreadable : list.unreadable,
  };
  return { changed: list.changed + dropped, next };
}

/** What the answer is to the person, as with incidents: what a first reading finds is no news. */
function readingOf({ readAt }: TasksSeen, nowMs: number): Answer['reading'] {
  if (readAt === null) return 'first';
  return nowMs - millis(readAt) > LATE_MS ? 'late' : undefined;
}
