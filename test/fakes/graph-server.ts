import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphClient, type GraphParts } from '#electron/core/graph/client.ts';
import { requestBudget } from '#electron/core/graph/budget.ts';
import { gate } from '#electron/core/graph/gate.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { tenant } from './entra.ts';
import { fakeLog } from './log.ts';
import { jumpingClock } from './time.ts';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Reply = (response: ServerResponse, request: Received) => void;

/** An answer with a JSON body. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === null ? undefined : JSON.stringify(body));
  };
}

/** An answer of the service in trouble, as Graph words it. */
export function refusal(
  status: number,
  code: string,
  message = '',
  headers: Record<string, string> = {},
): Reply {
  return answer(
    status,
    { error: { code, message, innerError: { 'request-id': 'req-1' } } },
    headers,
  );
}

/** Announces more than it sends, then breaks the connection. */
export const cutBody: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"value":[');
  response.once('drain', () => response.destroy());
  setImmediate(() => response.destroy());
};

/** Breaks the connection before any answer. */
export const hangUp: Reply = (response) => {
  response.destroy();
};

/** Says nothing at all. */
export const silence: Reply = () => undefined;

/** A claims challenge. */
export function challenge(claims: string, status = 401): Reply {
  const encoded = Buffer.from(claims).toString('base64');
  return refusal(status, 'InvalidAuthenticationToken', '', {
    'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${encoded}"`,
  });
}

/** A Graph that answers what a test wrote down, one reply a request; the last one stays. */
export async function graphServer(...script: Reply[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const got = { method, url, headers, body: Buffer.concat(chunks).toString() };
      received.push(got);
      const reply = script.length > 1 ? script.shift() : script[0];
      reply?.(response, got);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  const base = `http://127.0.0.1:${port}`;
  return {
    received,
    base,
    cloud: Cloud.parse({ name: 'Fake', kind: 'range', login: `${base}/login`, graph: base }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A client of the real kind for that server, with a clock that jumps over every wait. */
export function graphBench(cloud: Cloud, changes: Partial<GraphParts> = {}) {
  const clock = jumpingClock();
  const asked: { bundle: string; claims: string | undefined; force: boolean | undefined }[] = [];
  const { log, lines } = fakeLog();
  const parts: GraphParts = {
    tenantId: tenant(1),
    cloud,
    tokens: {
      token: async (_, bundle, options = {}) => {
        asked.push({ bundle, claims: options.claims, force: options.force });
        return `token-${asked.length}`;
      },
    },
    fetch: globalThis.fetch,
    now: clock.now,
    sleep: clock.sleep,
    random: () => 1,
    budget: requestBudget({ perMinute: 1000, now: clock.now, sleep: clock.sleep }),
    gate: gate(),
    log,
    ...changes,
  };
  return { clock, asked, lines, parts, graph: graphClient(parts) };
}
