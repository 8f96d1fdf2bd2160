import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Api } from '#shared/contract/contract.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { createMineSlice } from '#renderer/features/access/mine/mine-slice.ts';
import { beginExtending } from '#renderer/features/access/runway/begin-extending.ts';
import { createRunwaySlice } from '#renderer/features/access/runway/runway-slice.ts';
import { runwayKey } from '#renderer/features/access/runway/runway-view.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

function own(id: string): RunwayItem {
  return {
    kind: 'assignment',
    tenantId: TenantId.parse(CONTOSO),
    id,
    who: 'Grace Hopper',
    person: 'grace@contoso.com',
    what: `Package ${id}`,
    detail: null,
    state: 'ends',
    endAt: null,
    isMine: true,
    extend: 'yes',
    unextended: null,
    whyNot: null,
    isLast: null,
    packageId: PackageId.parse(`99999999-2222-4333-8444-00000000000${id}`),
    policyId: null,
  };
}

/** A runway on which the answers of the last requests come when the test lets them. */
function runwayWith(items: readonly RunwayItem[]) {
  const api = fakeApi({ tenants: 1, incidents: 0 });
  const gate = Promise.withResolvers<null>();
  const query: Api['query'] = async (name, input) => {
    await gate.promise;
    return api.query(name, input);
  };
  const mine = createStore(createMineSlice(api));
  const runway = createStore(createRunwaySlice(api));
  runway.getState().pickAll(items.map(runwayKey));
  const begun = beginExtending({ api: { query }, mine, runway }, items);
  const answer = async () => {
    gate.resolve(null);
    await begun;
  };
  return { mine, runway, answer };
}

test('once it is recorded the picks of the runway are let go, and nobody else’s', async () => {
  const [one, two, other] = [own('1'), own('2'), own('3')];
  const { mine, runway, answer } = runwayWith([one, two]);
  runway.getState().pick(runwayKey(other));
  mine.getState().pick('something to ask for');
  await answer();
  const { doing } = mine.getState();
  expect(doing).toMatchObject({ what: 'ask', deed: 'extend' });
  if (doing?.what === 'ask') doing.onOver?.();
  expect([...runway.getState().picked]).toEqual([runwayKey(other)]);
  expect([...mine.getState().picked]).toEqual(['something to ask for']);
});

test('a form that was opened meanwhile stays, and keeps its words', async () => {
  const { mine, answer } = runwayWith([own('1'), own('2')]);
  mine.getState().doNow({ what: 'import' });
  await answer();
  expect(mine.getState().doing).toEqual({ what: 'import' });
});

test('no form opens for who signed in meanwhile, nor where the person has gone elsewhere', async () => {
  for (const leave of ['forgetPerson', 'leave'] as const) {
    const { mine, answer } = runwayWith([own('1'), own('2')]);
    mine.getState()[leave]();
    await answer();
    expect(mine.getState().doing).toBeNull();
    expect(mine.getState().drafts.size).toBe(0);
  }
});
