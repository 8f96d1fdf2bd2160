import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import { instant } from '#shared/time.ts';
import type { GraphCall, RawAnswer } from '../graph/client.ts';
import type { ListQuery } from '../graph/incidents.ts';
import type { PageReport } from '../ingest/cache-writer.ts';
import type { StepContext } from './step.ts';

/** A million incidents of one tenant, more than all tenants together are expected to have. */
const MOST_PAGES = 20_000;
/** Pages that say what an earlier one said. Single ones happen: empty ones, and what moves while it is read. */
const MOST_REPEATED = 50;

/** What a list from its first to its last page came to. */
export interface ListReport {
  readonly ids: string[];
  readonly changed: number;
  readonly unreadable: number;
  /** The service's clock when the first page was answered. */
  readonly serviceAt: Instant;
  /** Newest change seen; the service's clock may run behind it, and a wrong date lie years ahead. */
  readonly newestUpdatedAt: Instant | null;
}

/** @param serviceAt the service's clock when the first page was answered. */
type Save = (answer: RawAnswer, receivedAt: Instant, serviceAt: Instant) => Promise<PageReport>;

/**
 * Reads a list page by page and stores each page as it comes; the next page is asked for by the link the
 * service gave. Ends with `bad-answer` when the links lead back to a page already read, or to no end.
 */
export async function readList(
  { graph, now, signal }: Pick<StepContext, 'graph' | 'now' | 'signal'>,
  list: ListQuery,
  save: Save,
  options: Pick<GraphCall, 'retries' | 'version'> & {
    readonly onPage?: (report: PageReport) => void;
  } = {},
): Promise<ListReport> {
  const { onPage, version, ...again } = options;
  const ids: string[] = [];
  const links = new Set<string>();
  const course = pageCourse();
  let changed = 0;
  let unreadable = 0;
  let newestUpdatedAt: Instant | null = null;

  const first = { ...again, ...(version && { version }), query: list.query, signal };
  let answer = await graph.raw(list.path, first);
  const serviceAt = serviceTime(answer, now());
  for (;;) {
    const page = await save(answer, instant(now()), serviceAt);
    ids.push(...page.ids);
    changed += page.changed;
    unreadable += page.unreadable;
    newestUpdatedAt = later(newestUpdatedAt, page.newestUpdatedAt);
    onPage?.(page);
    if (page.nextLink === null) return { ids, changed, unreadable, serviceAt, newestUpdatedAt };
    if (links.has(page.nextLink)) {
      throw new AppError('bad-answer', 'The service sent its pages in a circle.');
    }
    links.add(page.nextLink);
    course.passed(page);
    answer = await graph.follow(page.nextLink, { ...again, signal });
  }
}

/** A service that goes on for ever, under ever new links, must not hold a look at its tenant for ever. */
function pageCourse() {
  const said = new Set<string>();
  let pages = 0;
  return {
    /** @throws AppError `bad-answer` when there is no end in sight. */
    passed: ({ ids, newestUpdatedAt }: PageReport): void => {
      pages += 1;
      said.add([newestUpdatedAt, ...ids].join(' '));
      if (pages < MOST_PAGES && pages - said.size < MOST_REPEATED) return;
      throw new AppError('bad-answer', 'The list of the service has no end.');
    },
  };
}

/** Cursors are in the service's time: this desk's clock may be wrong or jump. */
function serviceTime({ headers }: RawAnswer, nowMs: number): Instant {
  const at = Date.parse(headers.get('date') ?? '');
  return instant(Number.isNaN(at) ? nowMs : at);
}

export function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
