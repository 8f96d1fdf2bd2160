import { expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { answeringCore } from '#electron/core/core.ts';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import { CHARTS_AT_FIRST } from '#shared/domain/charts/charts.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { coreBench } from '#test/fakes/core-bench.ts';
import { fakeLog } from '#test/fakes/log.ts';

test('a window begins with what the person saw last and its rows, in one answer', async () => {
  await using bench = await coreBench({ tenants: 2, incidents: 60, speed: 0 });
  await bench.sync();
  const at = { kind: 'offset', offset: 0 } as const;
  const rowsOf = async ({ filter, sort }: Pick<typeof FIRST_ARRANGEMENT, 'filter' | 'sort'>) =>
    (await bench.call('board.page', { filter, sort, at, limit: 10 })).rows;

  const first = await bench.call('board.opening', { limit: 10 });
  expect(first.shown).toBeNull();
  expect(first.page.rows).toEqual(await rowsOf(FIRST_ARRANGEMENT));

  const board = {
    ...FIRST_ARRANGEMENT,
    filter: { ...EVERYTHING_OPEN, severities: ['medium', 'low'] },
  };
  const shown = { board, text: 'severity:medium,low', screen: 'board', charts: CHARTS_AT_FIRST };
  const accountId = first.accountId ?? '';
  await bench.call('views.keep', { accountId, shown });
  const again = await bench.call('board.opening', { limit: 10 });
  expect(again).toMatchObject({ accountId, shown: { text: 'severity:medium,low' } });
  expect(again.page.rows).toEqual(await rowsOf(board));
  expect(again.page.rows.length).toBeGreaterThan(0);
});

test('a restart answers everything, each tenant with its state, before anything is written', async () => {
  await using bench = await coreBench({ tenants: 2, incidents: 60, speed: 0 });
  await bench.sync();
  const strip = await bench.call('app.strip', {});
  const opening = await bench.call('board.opening', { limit: 5 });
  await bench.stop();

  let writers = 0;
  const core = await answeringCore({
    dataDir: bench.dataDir,
    cloud: bench.cloud(),
    policy: {},
    host: { ...headlessHost(bench.dataDir), now: bench.clock.now },
    log: fakeLog().log,
    sleep: bench.clock.sleep,
    emit: () => undefined,
    calmMs: 1_000,
    cacheWriter: (...start) => {
      writers += 1;
      return cacheWriterInWorker(...start);
    },
  });
  try {
    expect(await core.handle('app.strip', {})).toEqual({ ok: true, value: strip });
    const again = await core.handle('board.opening', { limit: 5 });
    expect(again).toEqual({ ok: true, value: opening });
    expect(opening.page.rows).not.toEqual([]);
    expect(writers).toBe(0);
    bench.clock.pass(1_000);
    await core.settled;
    expect(writers).toBe(1);
  } finally {
    await core.stop();
  }
});

test('a wish that comes as a question, or a name nobody knows, is not carried out', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 0, speed: 0 });
  const { handle } = bench.core();
  const unknown = { ok: false, failure: { code: 'bad-input' } };
  expect(await handle('settings.set', { density: 'compact' }, 'query')).toMatchObject(unknown);
  expect(await handle('settings.forget', {}, 'command')).toMatchObject(unknown);
  expect(await handle('settings.set', { density: 'tiny' }, 'command')).toMatchObject(unknown);
  expect((await bench.call('settings.get', {})).settings.density).toBe('normal');
  expect(await handle('settings.set', { density: 'compact' }, 'command')).toMatchObject({
    ok: true,
  });
});
