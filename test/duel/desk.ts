import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { createCore } from '#electron/core/core.ts';
import { contract, type Input, type Name, type Output } from '#shared/contract/contract.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { fakeLog } from '#test/fakes/log.ts';
import type { standingClock } from '#test/fakes/time.ts';

/** A call about one incident, by the order in which calls of both desks left and came back. */
export interface DeskCall {
  readonly desk: string;
  readonly method: string;
  readonly incidentId: string;
  /** What the write was named, to find it among those the range received. */
  readonly requestId: string | null;
  readonly leftAt: number;
  /** Infinity: the answer never came. */
  cameAt: number;
}

/** What both desks write their calls into; `next` counts departures and arrivals together. */
export interface Course {
  readonly calls: DeskCall[];
  next: number;
}

interface DeskParts {
  readonly name: string;
  readonly cloud: Cloud;
  readonly clock: ReturnType<typeof standingClock>;
  readonly course: Course;
}

/** A call that is not answered is given up after this long in real time. */
const PATIENCE_MS = 400;
const INCIDENT = /\/security\/incidents\/([^/?]+)/;

/** One analyst's desk: core as it is, on a folder of its own, signed in as the person of that cloud. */
export async function openDesk({ name, cloud, clock, course }: DeskParts) {
  const dataDir = mkdtempSync(path.join(tmpdir(), `tidewatch-duel-${name}-`));
  const { log, lines } = fakeLog();
  let inFlight = 0;

  const fetch: typeof globalThis.fetch = async (target, init) => {
    const url = String(target instanceof Request ? target.url : target);
    const incidentId = INCIDENT.exec(url)?.[1] ?? null;
    const headers = new Headers(init?.headers);
    const call: DeskCall = {
      desk: name,
      method: init?.method ?? 'GET',
      incidentId: incidentId ?? '',
      requestId: headers.get('client-request-id'),
      leftAt: (course.next += 1),
      cameAt: Number.POSITIVE_INFINITY,
    };
    if (incidentId !== null) course.calls.push(call);
    inFlight += 1;
    try {
      const patience = AbortSignal.timeout(PATIENCE_MS);
      const signal = AbortSignal.any(init?.signal ? [init.signal, patience] : [patience]);
      const answer = await globalThis.fetch(target, { ...init, signal });
      const body = await answer.arrayBuffer();
      call.cameAt = course.next += 1;
      const { status, statusText, headers: own } = answer;
      return new Response(body.byteLength === 0 ? null : body, {
        status,
        statusText,
        headers: own,
      });
    } finally {
      inFlight -= 1;
    }
  };

  const host = { ...headlessHost(dataDir), fetch, now: clock.now };
  const core = await createCore({
    dataDir,
    cloud,
    policy: {},
    host,
    log,
    sleep: clock.sleep,
    emit: () => undefined,
  });

  const call = async <N extends Name>(ask: N, input: Input<N>): Promise<Output<N>> => {
    const result = await core.handle(ask, input);
    if (!result.ok) throw new Error(`${name}: ${ask}: ${result.failure.message}`);
    // The one cast: the schema under a name gives that name's output, which TypeScript cannot see.
    return contract[ask].output.parse(result.value) as Output<N>;
  };

  return {
    name,
    core,
    call,
    lines,
    isQuiet: () => inFlight === 0,
    close: async () => {
      await core.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;
