import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { IncidentId } from '#shared/domain/incident.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
import { type GraphProxy, graphProxy } from '#test/fakes/graph-proxy.ts';
import { MUTATIONS } from '#test/fakes/mutations.ts';

const FOLDER = path.resolve('../shared/graph-samples');
const there = existsSync(FOLDER);
if (!there) process.stderr.write(`Skipped: the published samples are not in ${FOLDER}.\n`);

const Sample = z.object({ response: z.object({ body: z.unknown() }) });
const Item = z.looseObject({ id: z.string() });
const OF_INCIDENTS =
  /^(v1\.0|beta)-security-(incident-(get|update)|list-incidents|alert-post-comments)/;
const samples = (there ? readdirSync(FOLDER) : [])
  .filter((name) => OF_INCIDENTS.test(name))
  .map((name): [string, unknown] => {
    const text = readFileSync(path.join(FOLDER, name), 'utf8');
    return [name, Sample.parse(JSON.parse(text)).response.body];
  });

let bench: CoreBench;
let proxy: GraphProxy;
beforeAll(async () => {
  bench = await coreBench({ tenants: 1, incidents: 3 });
  proxy = await graphProxy(bench.cloud());
  await bench.open({ cloud: proxy.cloud });
  await bench.sync();
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

/** What a sample is for a list of incidents: its own items, itself, or nothing it can be read as. */
function itemsOf(body: unknown): unknown[] {
  const list = z.object({ value: z.array(z.unknown()) }).safeParse(body);
  return list.success ? list.data.value : [body];
}

describe.skipIf(!there).each(samples)('%s', (_, body) => {
  test.each(Object.entries(MUTATIONS))(
    '%s: it is taken in, and the board goes on',
    async (_, mutate) => {
      const items = itemsOf(body);
      const ids = items.flatMap((item) => Item.safeParse(item).data?.id ?? []);
      proxy.answer(({ pathname }) =>
        pathname === '/v1.0/security/incidents' ? mutate({ value: items }) : null,
      );
      await bench.sync();
      expect((await bench.tenant(bench.tenants()[0] ?? fail())).state.name).toBe(
        ids.length === items.length ? 'fresh' : 'stale',
      );

      const rows = await bench.rows();
      expect(rows.map(({ incidentId }) => incidentId)).toEqual(expect.arrayContaining(ids));
      for (const id of ids) {
        const key = { tenantId: bench.tenants()[0] ?? fail(), incidentId: IncidentId.parse(id) };
        proxy.answer(({ pathname }) =>
          pathname.startsWith('/v1.0/security/incidents/')
            ? mutate(items.find((item) => Item.safeParse(item).data?.id === id))
            : null,
        );
        await bench.call('incidents.reread', key);
        expect((await bench.call('incidents.detail', key))?.incident.id).toBe(id);
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );
});

function fail(): never {
  throw new Error('A range without tenants.');
}

test('a word nobody knows yet is shown as it came, on the board and in the pane', async () => {
  const tenantId = bench.tenants()[0] ?? fail();
  const words = {
    id: '9001',
    severity: 'catastrophic',
    status: 'onHold',
    displayName: 'New words',
  };
  proxy.answer(({ pathname }) =>
    pathname === '/v1.0/security/incidents' ? { value: [words] } : null,
  );
  await bench.sync();

  const key = { tenantId, incidentId: IncidentId.parse('9001') };
  expect(await bench.row(key)).toMatchObject({ severity: 'catastrophic', status: 'onHold' });
  expect((await bench.rows({ scope: 'open' })).map(({ title }) => title)).toContain('New words');
  expect((await bench.call('incidents.detail', key))?.incident).toMatchObject({ status: 'onHold' });
});
