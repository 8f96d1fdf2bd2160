// The way to a range's Graph, which a story can cut and mend as a train does between two stations.
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/** Graph of a range behind a port of its own; sign-in stays with the range. */
export interface Gateway {
  /** For `--cloud`, in place of the range's own. */
  readonly cloudFile: string;
  /** Nobody answers any more, as on a computer without a network. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

const Cloud = z.looseObject({ graph: z.url() });

export async function openGateway(rangeFile: string): Promise<Gateway> {
  const cloud = Cloud.parse(JSON.parse(await readFile(rangeFile, 'utf8')));
  const service = new URL(cloud.graph);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(service.port), service.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const address = z.object({ port: z.int() }).parse(server.address());
  const graph = new URL(cloud.graph);
  graph.port = String(address.port);
  const cloudFile = rangeFile.replace(/[.]json$/, '-behind-gateway.json');
  const base = cloud.graph.endsWith('/') ? graph.href : graph.href.replace(/[/]$/, '');
  await writeFile(cloudFile, JSON.stringify({ ...cloud, graph: base }));
  return {
    cloudFile,
    cut: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => listen(address.port),
  };
}
