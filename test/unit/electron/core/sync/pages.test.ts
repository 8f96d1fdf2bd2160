import { expect, test } from 'vitest';
import type { GraphClient, RawAnswer } from '#electron/core/graph/client.ts';
import { incidentsChangedSince } from '#electron/core/graph/incidents.ts';
import type { PageReport } from '#electron/core/ingest/cache-writer.ts';
import { readList } from '#electron/core/sync/pages.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';

const EMPTY: RawAnswer = { status: 200, headers: new Headers(), body: new Uint8Array() };
/** Enough for any list of these tests to end by itself. */
const LONG = 30_000;

/** What a service comes to that answers page number `n` like this: how many pages were read, and the ids. */
async function reads(pageOf: (n: number) => { ids: number[]; next: string | null }) {
  let n = 0;
  const answered = async () => {
    n += 1;
    if (n > LONG) throw new Error('It is read for ever.');
    return EMPTY;
  };
  const graph = { raw: answered, follow: answered } satisfies Partial<GraphClient>;
  const save = async (): Promise<PageReport> => {
    const { ids, next } = pageOf(n);
    return {
      count: ids.length,
      changed: 0,
      ids: ids.map((id) => IncidentId.parse(String(id))),
      nextLink: next,
      unreadable: 0,
      newestUpdatedAt: null,
      news: 0,
    };
  };
  const { signal } = new AbortController();
  const list = incidentsChangedSince(instant(NOW), { withAlerts: false });
  const context = { graph: { ...NO_GRAPH, ...graph }, now: () => NOW, signal };
  const report = await readList(context, list, save).catch((error: unknown) => error);
  return { pages: n, report };
}
const never = () => Promise.reject(new Error('Not for lists.'));
const NO_GRAPH: GraphClient = {
  tenantId: CONTOSO,
  get: never,
  getParsed: never,
  raw: never,
  follow: never,
  followParsed: never,
  patch: never,
  post: never,
  tryNow: () => {},
};

test('a list is read to its last page, however long it is', async () => {
  const { pages, report } = await reads((n) => ({ ids: [n], next: n < 3000 ? `/${n}` : null }));
  expect(pages).toBe(3000);
  expect(report).toMatchObject({ ids: { length: 3000 } });
});

test('a link that was followed already ends it', async () => {
  const { pages, report } = await reads((n) => ({ ids: [n], next: '/again' }));
  expect(report).toMatchObject({ code: 'bad-answer' });
  expect(pages).toBe(2);
});

test('the same pages under ever new links end it, empty ones too', async () => {
  const same = await reads((n) => ({ ids: [n % 3], next: `/${n}` }));
  expect(same.report).toMatchObject({ code: 'bad-answer' });
  expect(same.pages).toBeLessThan(100);
  const empty = await reads((n) => ({ ids: [], next: `/${n}` }));
  expect(empty.report).toMatchObject({ code: 'bad-answer' });
  expect(empty.pages).toBeLessThan(100);
});

test('a few empty pages in between end nothing', async () => {
  const { report } = await reads((n) => ({
    ids: n < 20 ? [] : [n],
    next: n < 25 ? `/${n}` : null,
  }));
  expect(report).toMatchObject({ ids: { length: 6 } });
});

test('a list without an end is given up, whatever is new on its pages', async () => {
  const { pages, report } = await reads((n) => ({ ids: [n], next: `/${n}` }));
  expect(report).toMatchObject({ code: 'bad-answer' });
  expect(pages).toBeLessThan(LONG);
});
