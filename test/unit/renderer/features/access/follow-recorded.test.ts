import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Api } from '#shared/contract/contract.ts';
import type { AppEvent } from '#shared/contract/app-event.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { createViewSlice } from '#renderer/app/view-slice.ts';
import { followRecorded } from '#renderer/features/access/follow-recorded.ts';
import { RECEIVED } from '#test/fakes/answers.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { recordedWish } from '#test/fakes/approval-rows.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const IDS = [1, 2].map((place) => recordedWish(place, RECEIVED).id);
const decision = (at: number, stage: WishStage, reason: string | null) =>
  listedWish({
    id: IDS[at],
    stage,
    reason,
    wish: {
      kind: 'decide',
      requestId: `r${at}`,
      stageId: 's1',
      result: 'deny',
      justification: '',
      title: 'Tier 1',
      person: 'Ada',
    },
  });

/** What core tells of the decisions, and that something of access changed. */
function followed(count: number) {
  const world: { wishes: ListedWish[] } = { wishes: [decision(0, 'recorded', null)] };
  const api = fakeApi({ tenants: 1, incidents: 0 });
  const listeners = new Set<(event: AppEvent) => void>();
  const query: Api['query'] = async (name, input) => {
    if (name !== 'access.wishes') return api.query(name, input);
    // The one cast: the answer of this name is a list of wishes, which TypeScript cannot see.
    return { ok: true, value: world.wishes } as Awaited<ReturnType<typeof api.query<typeof name>>>;
  };
  const on: Api['on'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    ...followRecorded({ query, on }, IDS.slice(0, count)),
    listeners,
    becomes: async (...wishes: ListedWish[]) => {
      world.wishes = wishes;
      for (const tell of listeners) tell({ name: 'data.changed', topics: ['access'] });
      await new Promise(setImmediate);
    },
  };
}

test('a decision that waits unsent can be undone, one that left cannot', async () => {
  const { undoUntil, became, becomes } = followed(1);
  await becomes(decision(0, 'recorded', null));
  expect(undoUntil.aborted).toBe(false);
  await becomes(decision(0, 'sending', null));
  expect([undoUntil.aborted, became.aborted]).toEqual([true, false]);
});

test('what is said of a decision that did not count is replaced by what became of it', async () => {
  const { undoUntil, became, becomes, listeners } = followed(1);
  await becomes(decision(0, 'overtaken', 'Soren Ito approved first.'));
  expect(undoUntil.aborted).toBe(true);
  expect(listeners.size).toBe(0);
  expect(became.reason).toBe('Your denial did not count: Soren Ito approved first.');
});

test('of several decisions it is said once all are settled, and nothing where all count', async () => {
  const mixed = followed(2);
  await mixed.becomes(decision(0, 'overtaken', 'Alan approved first.'), decision(1, 'sent', null));
  expect(mixed.became.aborted).toBe(false);
  await mixed.becomes(decision(0, 'overtaken', 'Alan approved first.'), decision(1, 'done', null));
  expect(mixed.became.reason).toBe('1 of 2 decisions did not count: see the inbox.');
  const good = followed(1);
  await good.becomes(decision(0, 'done', null));
  expect([good.undoUntil.aborted, good.became.aborted]).toEqual([true, false]);
});

test('what is said no longer is followed no longer: sixty decisions offline are not asked for sixty times', () => {
  const { onGone, listeners } = followed(1);
  const view = createStore(createViewSlice);
  view.getState().say({ kind: 'done', text: 'Recorded.', onGone });
  expect(listeners.size).toBe(1);
  view.getState().say({ kind: 'done', text: 'Another one.' });
  expect(listeners.size).toBe(0);
});
