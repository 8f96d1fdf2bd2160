import { expect, test } from 'vitest';
import { ownUnderWay, UNTOLD_MS } from '#electron/core/access/own-under-way.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { ListedWish } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.UTC(2026, 10, 21, 10, 17);
const tenantId = '11111111-2222-4333-8444-555555555551';
const ID = '11111111-2222-4333-8444-555555555559';

const wished = (stage: WishStage, agoMs: number, wish: object) =>
  ListedWish.parse({
    id: ID,
    tenantId,
    wish: { title: 'Tier 1', person: null, ...wish },
    stage,
    accountId: 'uid.utid',
    batch: null,
    recordedAt: instant(NOW - agoMs),
    sentAt: null,
    settledAt: stage === 'recorded' || stage === 'sent' ? null : instant(NOW - agoMs),
    attempts: 1,
    seen: { ...NOTHING_SEEN, known: ['an-earlier-one'] },
    found: null,
    reason: null,
    remedy: null,
  });
const ask = {
  kind: 'ask',
  type: 'userAdd',
  packageId: 'tier-1',
  policyId: 'policy',
  justification: '',
  answers: [],
  startAt: null,
  ends: null,
  assignmentId: null,
};
const giveBack = { kind: 'give-back', assignmentId: 'held', packageId: 'tier-1' };
const request = (id: string) =>
  AccessRequest.parse({
    tenantId,
    id,
    type: 'userAdd',
    state: 'delivered',
    status: null,
    createdAt: null,
    completedAt: null,
    justification: null,
    answers: [],
    package: { id: 'tier-1', name: 'Tier 1' },
    policy: null,
    requestor: null,
    target: null,
    assignmentId: null,
    startAt: null,
    ends: null,
  });
const asked = (stage: WishStage, agoMs: number, requests: string[] = []) => [
  ...ownUnderWay([wished(stage, agoMs, ask)], requests.map(request), NOW).asked,
];

test('what is recorded or on its way is under way, and what was taken back or refused is not', () => {
  const key = [`${tenantId}/tier-1`];
  expect(asked('recorded', 3 * UNTOLD_MS)).toEqual(key);
  expect(asked('sent', MINUTE_MS)).toEqual(key);
  expect(asked('taken-back', MINUTE_MS)).toEqual([]);
  expect(asked('refused', MINUTE_MS)).toEqual([]);
});

test('what is done stays under way until a look tells of its request, or it is long ago', () => {
  expect(asked('done', MINUTE_MS, ['an-earlier-one'])).toEqual([`${tenantId}/tier-1`]);
  expect(asked('done', MINUTE_MS, ['an-earlier-one', 'its-own'])).toEqual([]);
  expect(asked('done', UNTOLD_MS)).toEqual([]);
});

test('what was given back is on its way back until a look can tell', () => {
  const back = (stage: WishStage, agoMs: number) => [
    ...ownUnderWay([wished(stage, agoMs, giveBack)], [], NOW).givingBack,
  ];
  expect(back('recorded', MINUTE_MS)).toEqual([`${tenantId}/held`]);
  expect(back('done', MINUTE_MS)).toEqual([`${tenantId}/held`]);
  expect(back('done', UNTOLD_MS)).toEqual([]);
  expect(back('changed', MINUTE_MS)).toEqual([]);
});

test('what an open request removes is leaving too, whoever asked for it', () => {
  const removal = (type: string, state: string) =>
    ownUnderWay([], [{ ...request('gone'), type, state, assignmentId: 'held' }], NOW);
  const key = `${tenantId}/held`;
  expect([...removal('userRemove', 'submitted').leaving]).toEqual([key]);
  expect([...removal('adminRemove', 'delivering').leaving]).toEqual([key]);
  expect([...removal('userRemove', 'submitted').givingBack]).toEqual([]);
  expect([...removal('userRemove', 'denied').leaving]).toEqual([]);
  expect([...removal('userUpdate', 'submitted').leaving]).toEqual([]);
});
