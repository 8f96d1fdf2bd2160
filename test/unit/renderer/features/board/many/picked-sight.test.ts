import { expect, test } from 'vitest';
import { pickedUnseen, pickedWords } from '#renderer/features/board/many/picked-sight.ts';
import { createStores } from '#renderer/app/stores.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

test('what the filter no longer shows is counted, and not what it still shows', async () => {
  const api = fakeApi({ tenants: 2, incidents: 6 });
  const { board } = createStores(api, () => FAKE_NOW);
  await board.getState().refresh();
  const { filter } = board.getState();
  const picks = { rows: new Map(api.world.rows.map((row) => [keyText(row), row])), filter };
  expect(pickedUnseen(picks, board.getState())).toBe(0);
  const changed = { ...EVERYTHING_OPEN, scope: 'closed' } as const;
  const { window } = board.getState();
  const shown = [...window.pages.values()].flatMap(({ rows }) => rows).length;
  expect(shown).toBeGreaterThan(0);
  expect(pickedUnseen(picks, { filter: changed, window })).toBe(picks.rows.size - shown);
  const empty = { total: 0, pages: new Map() };
  expect(pickedUnseen(picks, { filter: changed, window: empty })).toBe(picks.rows.size);
  expect(pickedUnseen({ rows: new Map(), filter: null }, { filter, window: empty })).toBe(0);
});

test('how many are picked says how many of them nobody sees', () => {
  expect(pickedWords(3, 0)).toBe('3 picked');
  expect(pickedWords(3, 3)).toBe('3 picked, none of them shown');
  expect(pickedWords(3, 1)).toBe('3 picked, 1 of them not shown');
  expect(pickedWords(1, 1)).toBe('1 picked, not shown');
});
