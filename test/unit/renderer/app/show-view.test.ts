import { expect, test } from 'vitest';
import { actionTable } from '#renderer/app/actions/action-table.ts';
import { createStores } from '#renderer/app/stores.ts';
import type { Run } from '#renderer/api.tsx';
import { BUILT_IN_VIEWS, type View } from '#shared/domain/views/view.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

/** A board with the views that come with the program; showing one of them leaves out where the focus goes. */
function desk() {
  const api = fakeApi({ tenants: 2, incidents: 3 });
  const stores = createStores(api, () => FAKE_NOW);
  const run: Run = (name, input) => api.command(name, input);
  stores.views.setState({ views: BUILT_IN_VIEWS });
  const [ours, mine] = BUILT_IN_VIEWS;
  if (!ours || !mine) throw new Error('There are no two views.');
  const show = ({ id, look }: View) => {
    const { filter, sort, group, layout } = look;
    stores.views.getState().choose(id);
    stores.board.getState().arrange({ filter, sort, group, layout }, '');
  };
  const back = () => actionTable(stores, run)['filter-before'].run();
  const chosen = () => stores.views.getState().active;
  return { stores, ours, mine, show, back, chosen };
}

test('back from a view to what was searched before leaves no view chosen', () => {
  const { stores, ours, show, back, chosen } = desk();
  stores.board.getState().setFilter({ text: 'beacon' }, []);
  show(ours);
  back();
  expect(stores.board.getState().filter.text).toBe('beacon');
  expect(chosen()).toBeNull();
});

test('back from one view to another chooses that one', () => {
  const { ours, mine, show, back, chosen } = desk();
  show(ours);
  show(mine);
  back();
  expect(chosen()).toBe(ours.id);
});

test('a step back within a view that was changed leaves it chosen', () => {
  const { stores, ours, show, back, chosen } = desk();
  show(ours);
  for (const text of ['one', 'two']) stores.board.getState().setFilter({ text }, []);
  back();
  expect([stores.board.getState().filter.text, chosen()]).toEqual(['one', ours.id]);
  back();
  expect([stores.board.getState().filter.text, chosen()]).toEqual(['', ours.id]);
});
