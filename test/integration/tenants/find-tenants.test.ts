import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTenants } from '#electron/core/tenants/find-tenants.ts';
import { CLOUDS } from '#shared/domain/cloud.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { HIDING } from '#test/fakes/hostile-corpus.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { type RangeBench, rangeBench } from '#test/fakes/range-bench.ts';

let bench: RangeBench;
beforeAll(async () => {
  bench = await rangeBench({ tenants: 40 });
  await bench.tokens.signIn();
});
afterAll(() => bench[Symbol.asyncDispose]());

function finder(known: readonly TenantId[] = []) {
  const progress: number[] = [];
  const search = findTenants({
    cloud: bench.cloud,
    homeGraph: () => bench.graphFor(bench.home),
    known: () => new Set(known),
    hasContract: (name) => name.toLowerCase() === 'gold',
    onChange: () => progress.push(search.view().checked),
    log: fakeLog().log,
  });
  return { search, progress };
}

test('a range offers all its tenants at once, and marks those that are there already', async () => {
  const [first] = bench.tenants;
  if (!first) throw new Error('The range has no tenants.');
  const { search } = finder([first]);

  await search.start('range', '');

  const { candidates, running, checked, total } = search.view();
  expect(candidates.map(({ id }) => id)).toEqual(bench.tenants);
  expect(candidates.filter(({ known }) => known).map(({ id }) => id)).toEqual([first]);
  expect({ running, checked, total }).toEqual({ running: false, checked: 40, total: 40 });
});

test('GDAP customers are found with their names, domains and the end of the relationship', async () => {
  const { search, progress } = finder();

  await search.start('gdap', '');

  const { candidates, failure, checked, total } = search.view();
  expect(failure).toBeNull();
  expect(candidates.length).toBeGreaterThan(3);
  expect(checked).toBe(total);
  for (const candidate of candidates) {
    const known = bench.cloud.tenants.find(({ id }) => id === candidate.id);
    expect(candidate).toMatchObject({
      accessModel: 'gdap',
      name: known?.name,
      domain: known?.domain,
      problem: null,
      endsAt: expect.stringMatching(/^20/),
    });
  }
  expect(progress).toEqual([...progress].sort((one, other) => one - other));
});

test('a pasted list is looked up line by line; what is wrong keeps its line and reason', async () => {
  const [one, two] = bench.cloud.tenants;
  const { search } = finder();
  const text = [
    'domain,name,id,tags',
    `${one?.domain},Our name,,gold;emea`,
    `,,${two?.id},`,
    'nobody.example,,,',
    'broken,,,',
    `,,${one?.id},`,
  ].join('\n');

  await search.start('list', text);

  const { candidates, checked, total } = search.view();
  expect({ checked, total }).toEqual({ checked: 4, total: 4 });
  expect(candidates.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(candidates[1]).toMatchObject({
    id: two?.id,
    name: two?.name,
    domain: two?.domain,
    problem: null,
  });
  expect(candidates[2]).toMatchObject({
    id: null,
    problem: 'There is no tenant with this domain in this cloud.',
  });
  expect(candidates[3]?.problem).toBe('“broken” is no domain.');
  const twice = [candidates[0], candidates[4]];
  expect(twice.map((candidate) => candidate?.id)).toEqual([one?.id, one?.id]);
  expect(twice.filter((candidate) => candidate?.problem === null)).toHaveLength(1);
  expect(
    twice.filter((candidate) => candidate?.problem?.startsWith('The same tenant')),
  ).toHaveLength(1);
  expect(search.chosen(['line-2', 'line-9'])).toMatchObject([
    { name: 'Our name', tags: ['gold', 'emea'] },
  ]);
});

test('a contract that nobody wrote is named with its line; the tenant can be added all the same', async () => {
  const [one, two, three] = bench.cloud.tenants;
  const { search } = finder();
  const lines = [`${one?.domain},GOLD`, `${two?.domain},Platinum \u202Epxe`, `${three?.domain},`];
  await search.start('list', ['domain,contract', ...lines].join('\n'));
  const { candidates } = search.view();
  expect(candidates.map(({ problem }) => problem)).toEqual([null, null, null]);
  expect(candidates.map(({ note }) => note)).toEqual([
    null,
    expect.stringMatching(/^No contract is called “Platinum .+pxe”: usual targets\.$/),
    null,
  ]);
  expect(candidates[1]?.note).not.toMatch(HIDING);
  expect(search.chosen(['line-3'])).toMatchObject([{ contract: 'Platinum \u202Epxe' }]);
});

test('a search can be stopped: what is not looked up yet cannot be added', async () => {
  const { search } = finder();
  const text = bench.cloud.tenants.map(({ domain }) => domain).join('\n');
  const run = search.start('list', text);
  await expect.poll(() => search.view().checked).toBeGreaterThan(0);

  search.stop();
  await run;

  const { running, candidates, checked, failure } = search.view();
  expect({ running, failure }).toEqual({ running: false, failure: null });
  expect(candidates.filter(({ problem }) => problem === null)).toHaveLength(checked);
  expect(candidates).toHaveLength(40);
});

test('a new search takes the place of the one that runs', async () => {
  const { search } = finder();
  const first = search.start('list', bench.cloud.tenants.map(({ domain }) => domain).join('\n'));
  const second = search.start('range', '');
  await Promise.all([first, second]);

  expect(search.view()).toMatchObject({ source: 'range', running: false, checked: 40 });
});

test('trouble with the whole search is told once, in words', async () => {
  await bench.control.call('faults.next', {
    tenantId: bench.home,
    fault: { kind: 'error', status: 403 },
  });
  const { search } = finder();

  await search.start('gdap', '');

  expect(search.view()).toMatchObject({ running: false, failure: { code: 'no-role' } });
});

test('a real cloud has no list of its own', async () => {
  const search = findTenants({
    cloud: { ...CLOUDS.global.cloud, tenants: [] },
    homeGraph: () => bench.graphFor(bench.home),
    known: () => new Set(),
    hasContract: () => false,
    onChange: () => undefined,
    log: fakeLog().log,
  });

  await search.start('range', '');

  expect(search.view().failure?.code).toBe('bad-input');
});
