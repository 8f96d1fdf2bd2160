import { expect, test } from 'vitest';
import { CHARTS_AT_FIRST } from '#shared/domain/charts/charts.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

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
