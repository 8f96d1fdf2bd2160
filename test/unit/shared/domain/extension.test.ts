import { expect, test } from 'vitest';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { extendedBy, lastUnextended } from '#shared/domain/access/extension.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { extensionStateWords } from '#shared/domain/access/states.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const day = (date: string) => `2026-${date}T08:00:00.000Z`;
const END = day('12-21');

function had(change: object = {}): Assignment {
  return Assignment.parse({
    tenantId: CONTOSO,
    id: 'h',
    state: 'delivered',
    status: null,
    package: { id: 'p', name: 'Tier 1' },
    policyId: null,
    policyName: null,
    target: null,
    isMine: true,
    startAt: day('01-05'),
    endAt: END,
    endsKnown: true,
    expiredAt: null,
    ...change,
  });
}

function request(change: object = {}): AccessRequest {
  return AccessRequest.parse({
    tenantId: CONTOSO,
    id: 'r',
    type: 'userAdd',
    state: 'pendingApproval',
    status: null,
    createdAt: day('11-20'),
    completedAt: null,
    justification: null,
    answers: [],
    package: { id: 'p', name: 'Tier 1' },
    policy: null,
    requestor: null,
    target: null,
    assignmentId: null,
    startAt: null,
    ends: null,
    ...change,
  });
}

const until = (endAt: string | null, type = 'afterDateTime') => ({
  ends: { type, duration: null, endAt },
});

test('asking for what one has already extends it, asking for what one had once does not', () => {
  expect(extendedBy(request(), [had()])?.id).toBe('h');
  for (const change of [
    { package: { id: 'other', name: 'Tier 2' } },
    { isMine: false },
    { startAt: null }, // Graph does not say since when
    { startAt: day('11-21') },
    { state: 'expired', expiredAt: day('11-01') },
    { state: 'expired', expiredAt: null }, // given back: its planned end is still ahead
    { state: 'deliveryFailed' },
  ]) {
    expect(extendedBy(request(), [had(change)])).toBeNull();
  }
});

test('an extension stays one after what it was for has ended', () => {
  expect(
    extendedBy(request(), [had({ state: 'expired', expiredAt: day('11-21') })]),
  ).not.toBeNull();
});

test('a change of dates extends where it asks for a later end', () => {
  const change = (more: object) => request({ type: 'userUpdate', ...more });
  expect(extendedBy(change(until(day('12-31'))), [had()])).not.toBeNull();
  expect(extendedBy(change(until(null, 'noExpiration')), [had()])).not.toBeNull();
  for (const more of [{}, until(day('12-01'))])
    expect(extendedBy(change(more), [had()])).toBeNull();
  expect(extendedBy(request({ type: 'userRemove' }), [had()])).toBeNull();
});

const unextended = (requests: readonly AccessRequest[], one = had(), all = [one]) =>
  lastUnextended(one, all, requests);

test('the last try to extend counts, whatever became of those before it', () => {
  const denied = request({ state: 'denied', completedAt: day('11-21') });
  const granted = request({ id: 's', state: 'delivered', createdAt: day('11-22') });
  expect(unextended([denied])).toEqual({ word: 'denied', at: day('11-21') });
  expect(unextended([granted, denied])).toBeNull();
  expect(unextended([request()])).toBeNull();
  expect(unextended([request({ state: 'deliveryFailed' })])).toEqual({
    word: 'failed',
    at: null,
  });
});

test.each(['userUpdate', 'adminAdd', 'adminUpdate'])(
  'what was denied says so no more after %s has been delivered',
  (type) => {
    const denied = request({ state: 'denied' });
    const later = { id: 's', type, createdAt: day('11-21') };
    const extended = had({ endAt: day('12-30') });
    const delivered = request({ ...later, ...until(day('12-30')), state: 'delivered' });
    expect(unextended([denied, delivered], extended)).toBeNull();
    expect(unextended([denied, request({ ...later, state: 'denied' })], extended)).not.toBeNull();
    const earlier = { ...delivered, createdAt: had().startAt };
    expect(unextended([denied, earlier], extended)).not.toBeNull();
  },
);

test('of two that one has of one package, the one that was to be extended is named', () => {
  const [first, second] = [had(), had({ id: 'h2' })];
  const marked = (assignmentId: string | null) =>
    [first, second].flatMap((one) => {
      const denied = request({ state: 'denied', assignmentId });
      return unextended([denied], one, [first, second]) ? one.id : [];
    });
  expect(marked('h2')).toEqual(['h2']);
  expect(marked(null)).toEqual(['h']);
  const ofSecond = request({
    id: 's',
    type: 'userUpdate',
    state: 'delivered',
    createdAt: day('11-22'),
    assignmentId: 'h2',
  });
  const denied = request({ state: 'denied', assignmentId: 'h' });
  expect(unextended([denied, ofSecond], first, [first, second])).not.toBeNull();
});

test('where an extension came to nothing, what one had is not said to be lost', () => {
  const denied = extensionStateWords('denied', null);
  expect(denied).toMatchObject({
    label: 'Denied',
    next: expect.stringContaining('ends as before'),
  });
  expect(denied.next).not.toContain('You do not get it');
  expect(extensionStateWords('denied', 'ApprovalTimedOut').next).toContain(
    'Nobody decided in time',
  );
  expect(extensionStateWords('delivered', null).next).toBe('It is done.');
});
