import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { noticed } from '#renderer/app/gestures.ts';
import { createUndoSlice } from '#renderer/features/outbox/undo-slice.ts';
import type { Report } from '#renderer/ui/report.tsx';
import type { UndoPreview } from '#shared/contract/undo.ts';
import { BatchId } from '#shared/domain/change.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { id, tenantId } from '#test/unit/shared/contract/things.ts';

const of = { batch: BatchId.parse(id) };
const NONE = { unsent: 0, tenants: [], back: [], left: [], stays: [], refused: 0, already: 0 };
const UNSENT: UndoPreview = {
  ...NONE,
  unsent: 2,
  tenants: [{ tenantId, incidents: 2, me: null, refusal: null }],
};
const SENT: UndoPreview = {
  ...NONE,
  back: [{ field: 'status', incidents: 1, values: [{ value: 'active', incidents: 1 }], others: 0 }],
};

/** Core answers these previews one after the other. */
function desk(...previews: readonly UndoPreview[]) {
  const said: string[] = [];
  const api = fakeApi({ tenants: 1, incidents: 0 });
  api.world.undos.push(...previews);
  api.world.taken = { takenBack: 2, onTheWay: 0 };
  const say = (report: Report) =>
    said.push(report.kind === 'done' ? report.text : report.failure.message);
  const store = createStore(createUndoSlice(api, say));
  store.getState().remember(of);
  return { ...api, said, state: store.getState };
}

test('what was not sent is taken back at once', async () => {
  const { world, said, state } = desk(UNSENT);
  await state().undo(of);
  expect(world.calls.at(-1)).toEqual({ name: 'outbox.discardBatch', input: of });
  expect(said).toEqual(['2 changes taken back. Nothing was sent.']);
  expect(state()).toMatchObject({ gestures: [], asked: null });
});

test('what was sent is asked about first, and stays the last gesture until it is settled', async () => {
  const { world, said, state } = desk(SENT);
  await state().undo(of);
  expect(state()).toMatchObject({ asked: { of, preview: SENT }, gestures: [of] });
  expect(world.calls.map(({ name }) => name)).toEqual(['outbox.previewUndo']);
  expect(said).toEqual([]);
  state().close();
  expect(state()).toMatchObject({ asked: null, gestures: [of] });
});

test('what goes out while it is taken back is asked about too', async () => {
  const { world, said, state } = desk(UNSENT, SENT);
  world.taken = { takenBack: 1, onTheWay: 1 };
  await state().undo(of);
  expect(state().asked).toEqual({ of, preview: SENT });
  expect(said).toEqual([]);
});

test('what is as it was before, or not kept any more, is said and is no gesture any longer', async () => {
  const back = desk(NONE);
  await back.state().undo(of);
  expect(back.said).toEqual(['Nothing is left to undo: it is as it was before.']);
  const gone = desk();
  await gone.state().undo(of);
  expect(gone.said).toEqual(['This change is not kept here any more.']);
  expect([back.state().gestures, gone.state().gestures]).toEqual([[], []]);
});

test('changes recorded through the window are its gestures, in their order', async () => {
  const { state } = desk();
  state().forgetAll();
  const fake = fakeApi({ tenants: 1, incidents: 2 });
  const inWindow = noticed(fake, state().remember);
  const [row] = fake.world.rows;
  if (!row) throw new Error('There is no incident.');
  const { tenantId: own, incidentId } = row;
  const change = { kind: 'status', status: 'resolved' } as const;
  await inWindow.command('incidents.change', { tenantId: own, incidentId, change });
  await inWindow.command('outbox.undo', of);
  await inWindow.command('incidents.change', { tenantId: own, incidentId: 'none', change });
  await inWindow.command('incidents.changeMany', { keys: [], changes: [] });
  expect(state().gestures).toEqual([{ id: fake.world.outbox[0]?.id }]);
});
