import { createServer } from 'node:http';
import { z } from 'zod';
import { makeWorld } from '#electron/range/world/world.ts';
import { renderIncident } from '#electron/range/world/render-incident.ts';

/**
 * A program that serves incident pages of the range's making, written out beforehand so that nothing but
 * sending is measured: `/v1.0/t/{tenant}/security/incidents?page=N`. Told its size and seed by arguments.
 */
const [tenants, incidents] = z
  .tuple([z.coerce.number().int(), z.coerce.number().int()])
  .parse(process.argv.slice(2));
const PAGE = 50;

const world = makeWorld({
  seed: 7,
  tenants,
  incidents,
  epochMs: Date.parse('2026-11-21T04:00:00Z'),
});
const pages = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(page);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const base = `http://127.0.0.1:${address.port}`;
  const list = world.tenants.map((tenant) => {
    const inside = world.inside(tenant);
    // Without host and version: Microsoft's client follows whole addresses only over https.
    const at = (page: number) => `/t/${tenant.id}/security/incidents?page=${page}`;
    const count = Math.ceil(inside.table.size / PAGE);
    for (let page = 0; page < count; page += 1) {
      const rows = Math.min(PAGE, inside.table.size - page * PAGE);
      const value = Array.from({ length: rows }, (_, row) =>
        renderIncident(inside, page * PAGE + row, { newMembers: true, withAlerts: true }),
      );
      const next = page + 1 < count ? { '@odata.nextLink': at(page + 1) } : {};
      pages.set(`/v1.0${at(page)}`, Buffer.from(JSON.stringify({ value, ...next })));
    }
    return { id: tenant.id, first: count > 0 ? at(0) : null };
  });
  const bytes = [...pages.values()].reduce((sum, page) => sum + page.length, 0);
  process.stdout.write(`${JSON.stringify({ base, bytes, tenants: list })}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
