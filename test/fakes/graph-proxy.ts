import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Cloud } from '#shared/domain/cloud.ts';

/** Answers in place of the service: the body for this path, or null to let the service answer. */
type Instead = (target: URL) => unknown;

/** A program between core and a range, as a cloud file of its own allows: sign-in stays with the range. */
export async function graphProxy(cloud: Cloud) {
  let instead: Instead = () => null;
  const service = new URL(cloud.graph);
  const server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', cloud.graph);
    const own = incoming.method === 'GET' ? instead(target) : null;
    if (own !== null) {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(typeof own === 'string' ? own : JSON.stringify(own));
      return;
    }
    const { url: path, method, headers } = incoming;
    const { hostname, port } = service;
    const onward = request({ hostname, port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  return {
    cloud: { ...cloud, graph: `http://127.0.0.1:${port}` },
    answer: (next: Instead) => {
      instead = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type GraphProxy = Awaited<ReturnType<typeof graphProxy>>;
