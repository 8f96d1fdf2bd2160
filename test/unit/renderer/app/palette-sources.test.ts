import { expect, test } from 'vitest';
import { actionTable } from '#renderer/app/actions/action-table.ts';
import { paletteSource } from '#renderer/app/palette-sources.ts';
import { createStores } from '#renderer/app/stores.ts';
import type { Run } from '#renderer/api.tsx';
import { paletteItem, paletteLines } from '#renderer/features/palette/palette-item.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

async function listed(typed: string): Promise<string[]> {
  const api = fakeApi({ tenants: 40, incidents: 3 });
  const stores = createStores(api, () => FAKE_NOW);
  await stores.board.getState().refresh();
  await stores.tenants.getState().refresh();
  stores.board.getState().select(0);
  stores.view.getState().say({ kind: 'done', text: 'Recorded.', undo: () => undefined });
  const run: Run = (name, input) => api.command(name, input);
  const actions = actionTable(stores, run);
  const items = paletteSource({ stores, actions, textOf: () => null, run })().map(paletteItem);
  return paletteLines(items, typed, []).map(({ item }) => item.entry.id);
}

test.each([
  ['rule', 'go-telling'],
  ['notif', 'go-telling'],
  ['quiet', 'go-telling'],
  ['told', 'go-telling'],
  ['disturb', 'go-telling'],
  ['mute', 'go-telling'],
  ['comment template', 'go-templates'],
  ['canned', 'go-templates'],
  ['cards', 'layout-by-status'],
  ['kanban', 'layout-by-status'],
  ['sort', 'sort-due'],
  ['sla', 'sort-due'],
  ['note', 'note'],
  ['undo', 'undo'],
  ['assign', 'take'],
  ['close incident', 'status'],
  ['dark mode', 'theme-dark'],
  ['shortcuts', 'keys'],
  ['refresh', 'look-all'],
] as const)('who types “%s” finds %s first', async (typed, id) => {
  expect((await listed(typed))[0]).toBe(`action ${id}`);
});

test('what cannot be done at this moment is found by such words as well', async () => {
  expect(await listed('csv')).toContain('action save-csv');
});
