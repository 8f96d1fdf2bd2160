import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { type Core, createCore } from '#electron/core/core.ts';
import type { CoreParts } from '#electron/core/core-parts.ts';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { rangeControl } from '#electron/range/control/control-client.ts';
import type { RangeInput } from '#electron/range/range-options.ts';
import { startRange } from '#electron/range/range.ts';
import { PAGE_ROWS } from '#shared/contract/board.ts';
import type { AppEvent } from '#shared/contract/app-event.ts';
import { contract, type Input, type Name, type Output } from '#shared/contract/contract.ts';
import { BoardFilter, type BoardRow, BoardSort, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import type { Result } from '#shared/errors.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { fakeLog } from './log.ts';
import { standingClock } from './time.ts';

/** A request to Graph that left core. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly signal: AbortSignal | null;
}

/** The way to Graph: `forward` takes the request to the range. */
export type Network = (sent: Sent, forward: () => Promise<Response>) => Promise<Response>;
/** Never answers; ends when the request is stopped. */
export const silence = (signal: AbortSignal | null) =>
  new Promise<never>((_, reject) => {
    const stop = () => reject(new Error('Stopped.'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
export const OPEN_NETWORK: Network = (_, forward) => forward();

type Fetch = typeof globalThis.fetch;

/** The answer with all of its body: until that is here the request counts as under way, and no time passes. */
async function whole(answer: Response): Promise<Response> {
  const body = await answer.arrayBuffer();
  const { status, statusText, headers } = answer;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

/** How long something may take in real time before a test gives it up. */
const PATIENCE_MS = 40_000;
/** Longer waits (a breaker, a person at the browser) pass only when a test says so. */
const LONGEST_TURN_MS = MINUTE_MS;
const OLDEST_FIRST = BoardSort.parse({ by: 'createdAt', descending: false });
const ALL = BoardFilter.parse({ ...EVERYTHING_OPEN, scope: 'all' });

/**
 * Core as it is, on a folder of its own, against a small range of its own over real HTTP. Time stands
 * still until something waits for it (`until`, `drive`) or a test lets it pass (`clock.pass`).
 */
export async function coreBench(input: RangeInput = {}, changes: Partial<CoreParts> = {}) {
  const world = { tenants: 3, incidents: 45, budget: 100_000, ...input };
  let range = await startRange(world);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tidewatch-core-'));
  const clock = standingClock(Date.now());
  const { log, lines } = fakeLog();
  const sent: Sent[] = [];
  const events: AppEvent[] = [];
  let inFlight = 0;
  let network = OPEN_NETWORK;
  let core: Core | null = null;

  const fetch: Fetch = async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target);
    const request = { method: init?.method ?? 'GET', url, signal: init?.signal ?? null };
    const isGraph = /^\/(v1\.0|beta)\//.test(url.pathname);
    if (isGraph) sent.push(request);
    inFlight += 1;
    try {
      const forward = async () => whole(await globalThis.fetch(target, init));
      return await (isGraph ? network(request, forward) : forward());
    } finally {
      inFlight -= 1;
    }
  };

  /** What the writer of the cache is at work on is on its way too: it takes real time, on threads of its own. */
  const cacheWriter: typeof cacheWriterInWorker = async (...start) => {
    const writer = await cacheWriterInWorker(...start);
    return new Proxy(writer, {
      get: (target, name, self) => {
        const call: unknown = Reflect.get(target, name, self);
        if (typeof call !== 'function') return call;
        return async (...asked: unknown[]) => {
          inFlight += 1;
          try {
            return await Reflect.apply(call, target, asked);
          } finally {
            inFlight -= 1;
          }
        };
      },
    });
  };

  /** Where everybody waits, the next one's time comes. */
  const turn = () => {
    const next = clock.nextIn();
    if (inFlight === 0 && next !== null && next <= LONGEST_TURN_MS) clock.pass(Math.max(0, next));
  };
  const until = <T>(check: () => T | Promise<T>): Promise<T> =>
    vi.waitFor(
      async () => {
        turn();
        return check();
      },
      { interval: 3, timeout: PATIENCE_MS },
    );
  const drive = async <T>(work: Promise<T>): Promise<T> => {
    let over = false;
    const end = () => {
      over = true;
    };
    work.then(end, end);
    await until(() => {
      if (!over) throw new Error('Still at work.');
    });
    return work;
  };

  const running = (): Core => {
    if (core) return core;
    throw new Error('Core is not open.');
  };
  const stop = async () => {
    const last = core;
    core = null;
    await last?.stop();
  };
  const open = async (more: Partial<CoreParts> = {}): Promise<Core> => {
    await stop();
    const host = { ...headlessHost(dataDir), fetch, now: clock.now };
    const own = {
      dataDir,
      cloud: range.cloud,
      policy: {},
      host,
      log,
      sleep: clock.sleep,
      cacheWriter,
    };
    const emit = (event: AppEvent) => void events.push(event);
    core = await createCore({ ...own, emit, ...changes, ...more });
    return core;
  };
  /** Asks core as the window does. */
  const ask = async <N extends Name>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
    const result = await running().handle(name, input);
    if (!result.ok) return result;
    // The one cast: the schema under a name gives that name's output, which TypeScript cannot see.
    return { ok: true, value: contract[name].output.parse(result.value) as Output<N> };
  };
  /** @throws Error with the sentence of the failure. */
  const call = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result = await drive(ask(name, input));
    if (result.ok) return result.value;
    throw new Error(`${name}: ${result.failure.code}: ${result.failure.message}`);
  };
  const rows = async (filter: Partial<BoardFilter> = {}): Promise<BoardRow[]> => {
    const all: BoardRow[] = [];
    for (;;) {
      const at = { kind: 'offset', offset: all.length } as const;
      const asked = { filter: { ...ALL, ...filter }, sort: OLDEST_FIRST, at, limit: PAGE_ROWS };
      const page = await call('board.page', asked);
      all.push(...page.rows);
      if (page.rows.length < PAGE_ROWS) return all;
    }
  };

  await open();
  return {
    dataDir,
    clock,
    lines,
    sent,
    events,
    open,
    stop,
    until,
    drive,
    ask,
    call,
    rows,
    control: () => rangeControl(range.control),
    cloud: () => range.cloud,
    tenants: () => range.cloud.tenants.map(({ id }) => TenantId.parse(id)),
    core: running,
    /** Signs in, takes all tenants of the range in, looks at each once. */
    sync: async () => {
      const { headless } = running();
      await headless.signIn();
      await headless.takeInRangeTenants();
      await drive(headless.syncOnce());
    },
    /** The person's step at the browser. No time passes meanwhile: a sign-in has a limit, and machines are busy. */
    signInTo: async (tenantId: TenantId) => {
      await ask('session.signInTo', { tenantId });
      await vi.waitFor(
        async () => {
          const view = await ask('session.view', {});
          expect(view).toMatchObject({ ok: true, value: { waiting: null, failure: null } });
        },
        { interval: 3, timeout: PATIENCE_MS },
      );
    },
    row: async ({ tenantId, incidentId }: IncidentKey): Promise<BoardRow> => {
      const [row] = await call('board.rows', { keys: [{ tenantId, incidentId }] });
      if (row) return row;
      throw new Error(`Incident ${incidentId} is not on the board.`);
    },
    tenant: async (id: TenantId): Promise<TenantRow> => {
      const row = (await call('tenants.list', {})).find((one) => one.id === id);
      if (row) return row;
      throw new Error(`Tenant ${id} is not in the list.`);
    },
    /** What the way to Graph does from now on. */
    setNetwork: (next: Network) => {
      network = next;
    },
    /** Ends the range and starts another one of the same world. */
    restartRange: async (more: RangeInput = {}) => {
      await range.stop();
      range = await startRange({ ...world, ...more });
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      await range.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type CoreBench = Awaited<ReturnType<typeof coreBench>>;
