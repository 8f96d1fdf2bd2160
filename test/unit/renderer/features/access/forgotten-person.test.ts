import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createMineSlice } from '#renderer/features/access/mine/mine-slice.ts';
import { createReviewsSlice } from '#renderer/features/access/reviews/reviews-slice.ts';
import { createRunwaySlice } from '#renderer/features/access/runway/runway-slice.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { fakeApi } from '#test/fakes/api.ts';

const api = () => fakeApi({ tenants: 1, incidents: 0 });

test('of one’s own access nothing is left for who signs in next, nor comes late, until it is asked anew', async () => {
  const { getState: state } = createStore(createMineSlice(api()));
  await state().refresh();
  expect(state().mine).not.toBeNull();
  state().showGroup('pending');
  state().goTo(3, 'one');
  const late = state().refresh();
  state().forgetPerson();
  await late;
  expect(state()).toMatchObject({ mine: null, cursor: { key: null, place: 0 }, group: 'held' });
  await state().follow();
  expect(state().mine).not.toBeNull();
});

test('a line that was sought for one person is not opened for who signed in meanwhile', async () => {
  const { getState: state } = createStore(createMineSlice(api()));
  const sought = state().seek({ tenantId: CONTOSO, id: 'gone' }, true);
  state().forgetPerson();
  await sought;
  expect(state()).toMatchObject({ mine: null, group: 'held', doing: null });
});

test('of the runway nothing is left for who signs in next, nor comes late, until it is asked anew', async () => {
  const { getState: state } = createStore(createRunwaySlice(api()));
  await state().refresh();
  state().move(2, 'one');
  state().setOpen(true);
  const late = state().refresh();
  state().forgetPerson();
  await late;
  expect(state()).toMatchObject({ runway: null, cursor: { key: null, place: 0 }, open: false });
  await state().follow();
  expect(state().runway).not.toBeNull();
});

test('rounds that were asked for one person are not shown to who signed in meanwhile', async () => {
  const { getState: state } = createStore(createReviewsSlice(api(), () => 'Contoso'));
  const late = state().refresh();
  state().forgetPerson();
  await late;
  expect(state().lines).toBeNull();
  await state().follow();
  expect(state().lines).not.toBeNull();
});
