import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Call, JSON_TYPE } from './exchange.ts';

const BODY_LIMIT = 4 * 1024 * 1024;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

export interface HttpServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 only, and refuses requests that name another host (a page in a browser whose
 * name was pointed at this computer). @throws when the port is taken.
 */
export async function listen(port: number, handle: (call: Call) => Answer): Promise<HttpServer> {
  const server = createServer((request, response) => {
    serve(request, response, handle).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        send(response, {
          status: 500,
          body: { error: { code: 'rangeFailure', message: String(error) } },
        });
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (call: Call) => Answer,
) {
  const host = request.headers.host ?? '';
  if (!LOOPBACK_HOST.test(host)) {
    send(response, {
      status: 421,
      body: {
        error: { code: 'misdirected', message: 'The training range answers on loopback only.' },
      },
    });
    return;
  }
  const body = await read(request);
  if (body === null) {
    send(response, {
      status: 413,
      body: { error: { code: 'tooLarge', message: 'The request body is too large.' } },
    });
    return;
  }
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const answer = handle({
    method: request.method ?? 'GET',
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: request.headers,
    body,
    origin: `http://${host}`,
  });
  if (answer.damage?.kind === 'delay') await pause(answer.damage.ms, undefined, { ref: false });
  send(response, answer);
}

async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, headers = {}, body, damage }: Answer): void {
  // The caller's own time limit, or the end of the range, closes the connection.
  if (damage?.kind === 'silence') return;
  if (damage?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const text =
    body === undefined || body === null
      ? ''
      : typeof body === 'string'
        ? body
        : JSON.stringify(body);
  if (typeof body === 'object' && body !== null && !response.hasHeader('content-type')) {
    response.setHeader('content-type', JSON_TYPE);
  }
  const whole = Buffer.from(
    damage?.kind === 'malformed' ? text.slice(0, Math.floor(text.length * 0.7)) : text,
  );
  response.statusCode = status;
  if (status !== 204) response.setHeader('content-length', whole.length);
  if (damage?.kind === 'cut') {
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
    return;
  }
  response.end(status === 204 ? undefined : whole);
}
