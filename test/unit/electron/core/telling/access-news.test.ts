import { describe, expect, test } from 'vitest';
import {
  accessFacts,
  type AccessFact,
  type AccessFacts,
  isReadSoFar,
  type KeptAccess,
} from '#electron/core/telling/access-news.ts';
import { Approval } from '#shared/domain/access/approval.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { AccessReview } from '#shared/domain/access/review.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const at = Instant.parse('2026-11-21T08:00:00Z');
const NOTHING: KeptAccess = { requests: [], assignments: [], approvals: [], reviews: [] };
const person = (objectId: string, name: string) => ({
  objectId,
  name,
  principalName: null,
  email: null,
  organization: null,
});
const NORA = person('nora', 'Nora Vale');
const ME = person('me', 'Me');

const facts: AccessFacts = {
  tenant: { id: CONTOSO, name: 'Contoso', tags: [] },
  me: { objectId: 'me', upn: null },
  at,
  zone: 'UTC',
  canceledHere: new Set(),
};
const found = (kept: Partial<KeptAccess>) => accessFacts({ ...NOTHING, ...kept }, facts);
/** What is told after a look, where everything before it was told. */
const news = (before: Partial<KeptAccess>, after: Partial<KeptAccess>) => {
  const nameOf = ({ kind, id, state }: AccessFact) => `${kind} ${id} ${state}`;
  const told = new Set(found(before).map(nameOf));
  const untold = found(after).filter((one) => !told.has(nameOf(one)));
  return untold.flatMap(({ event }) => event ?? []);
};

function request(state: string, parts: Partial<AccessRequest> = {}): AccessRequest {
  const nothing = { status: null, createdAt: at, completedAt: null, justification: null };
  const none = { policy: null, assignmentId: null, startAt: null, ends: null, answers: [] };
  const who = { package: { id: 'p', name: 'Tier 1' }, requestor: ME, target: ME };
  const one = { tenantId: CONTOSO, id: 'r', type: 'userAdd', state };
  return { ...AccessRequest.parse({ ...one, ...nothing, ...none, ...who }), ...parts };
}

function had(parts: Partial<Assignment> = {}): Assignment {
  const one = { tenantId: CONTOSO, id: 'h', state: 'delivered', status: null, target: ME };
  const none = { policyId: null, policyName: null, startAt: null, expiredAt: null };
  const ends = { endAt: '2026-12-21T13:00:00Z', endsKnown: true };
  const what = { package: { id: 'p', name: 'Tier 1' }, isMine: true };
  return { ...Assignment.parse({ ...one, ...none, ...ends, ...what }), ...parts };
}

function approval(parts: Partial<Approval> = {}, name = 'Tier 1', stage = 's1'): Approval {
  const one = request('pendingApproval', { requestor: NORA, target: NORA });
  const open = { id: stage, name: null, status: 'inProgress', result: 'notReviewed' };
  const more = { assignedToMe: true, reviewedBy: null, reviewedAt: null, justification: null };
  const stages = [{ ...open, ...more }];
  const asked = { ...one, package: { id: 'p', name } };
  return { ...Approval.parse({ request: asked, stages, seenAt: at, goneAt: null }), ...parts };
}

function review(parts: Partial<AccessReview> = {}): AccessReview {
  const item = (id: string, principal: typeof NORA) => ({
    id,
    decision: 'notReviewed',
    recommendation: null,
    justification: null,
    principal,
    package: null,
    resource: null,
    reviewedBy: null,
    reviewedAt: null,
    applyResult: null,
  });
  const ids = { tenantId: CONTOSO, definitionId: 'd', instanceId: 'i', name: 'Quarter' };
  const rules = { description: null, justificationRequired: false, defaultDecision: null };
  const times = { status: 'inProgress', startAt: null, endAt: '2026-12-01T09:00:00Z' };
  const items = [item('a', NORA), item('b', ME)];
  return { ...AccessReview.parse({ ...ids, ...rules, ...times, items }), ...parts };
}

test('before all there was of a kind had been read, nothing of it is news', () => {
  const seen = { reach: 'whole' as const, readAt: at, unread: [] };
  const some = { ...NOTHING, requests: [request('denied')], approvals: [approval()] };
  const kinds = (kept: KeptAccess, more: object = {}) =>
    (['answered', 'approval', 'review'] as const).filter((kind) =>
      isReadSoFar(kind, kept, { ...seen, ...more }),
    );
  expect(kinds(some, { readAt: null })).toEqual([]);
  expect(kinds(NOTHING)).toEqual(['answered', 'approval', 'review']);
  expect(kinds(NOTHING, { reach: 'own' })).toEqual(['answered']);
  expect(kinds(some, { reach: 'own' })).toEqual(['answered', 'approval']);
  const unread = { part: 'requests', reason: 'No answer', remedy: null, since: at };
  expect(kinds(NOTHING, { unread: [unread] })).toEqual(['approval', 'review']);
  expect(kinds(some, { unread: [unread] })).toEqual(['answered', 'approval', 'review']);
});

test('a request that came to its end is told once, and leads to its line', () => {
  const before = { requests: [request('pendingApproval')] };
  const after = { requests: [request('denied', { completedAt: at })] };
  const [told] = news(before, after);
  expect(told).toMatchObject({ kinds: ['answered'], note: expect.stringMatching(/^Denied\./) });
  expect(told?.access).toEqual({ list: 'mine', id: 'r', title: 'Tier 1' });
  expect(news(after, after)).toEqual([]);
});

test.each([
  ['pendingApproval', 'delivering'],
  ['pendingApproval', 'canceled'],
  ['delivered', 'delivered'],
])('from %s to %s is no news of a request', (before, after) => {
  expect(news({ requests: [request(before)] }, { requests: [request(after)] })).toEqual([]);
});

test('a delivery that failed and then came is told again', () => {
  const before = { requests: [request('deliveryFailed')] };
  expect(news(before, { requests: [request('delivered')] })).toHaveLength(1);
});

describe('a request to extend what is had', () => {
  const before = Instant.parse('2026-06-01T08:00:00Z');
  const assignments = [had({ startAt: before })];
  const waits = { assignments, requests: [request('pendingApproval')] };
  const after = (state: string, more: Partial<AccessRequest> = {}) => ({
    assignments,
    requests: [request(state, { completedAt: at, ...more })],
  });

  test.each([
    ['denied', null, /^Extension denied\. Your access still ends 21 Dec 2026, 13:00\. Who decided/],
    ['denied', 'ApprovalTimedOut', /^Extension denied\. Your access still ends .*Nobody decided/],
    ['deliveryFailed', null, /^Extension failed\. Your access still ends .*reprocess it/],
    ['canceled', null, /^Extension canceled\. Your access still ends/],
  ])('that ended in %s (%s) says first that the end is still coming', (state, status, note) => {
    const [told, ...rest] = news(waits, after(state, { status }));
    expect(rest).toEqual([]);
    expect(told).toMatchObject({ kinds: ['answered'], isUnextended: true });
    expect(told?.note).toMatch(note);
    expect(told?.access).toEqual({ list: 'mine', id: 'r', title: 'Tier 1' });
  });

  test('that was delivered, also in part, has its new end, and is told as any other', () => {
    for (const state of ['delivered', 'partiallyDelivered']) {
      expect(news(waits, after(state))[0]).toMatchObject({ isUnextended: false });
    }
  });

  test('that the person canceled here is no news to them', () => {
    const canceledHere = new Set(['r']);
    const told = accessFacts({ ...NOTHING, ...after('canceled') }, { ...facts, canceledHere });
    expect(told).toMatchObject([{ kind: 'canceled', id: 'r', event: null }]);
  });

  test('says so where what was had has ended meanwhile, or its end is not told', () => {
    const over = [had({ startAt: before, state: 'expired', expiredAt: at })];
    const denied = after('denied', { createdAt: Instant.parse('2026-11-20T08:00:00Z') });
    expect(found({ ...denied, assignments: over })[0]?.event?.note).toContain('has ended');
    const untold = [had({ startAt: before, endAt: null, endsKnown: false })];
    const note = found({ ...denied, assignments: untold })[0]?.event?.note;
    expect(note).toContain('Until when you have it does not show here');
  });

  test('is told from one for what was had only later, or by somebody else', () => {
    const later = Instant.parse('2026-11-22T08:00:00Z');
    for (const one of [had({ startAt: later }), had({ startAt: before, isMine: false })]) {
      const [fact] = found({ ...after('denied', { createdAt: at }), assignments: [one] });
      expect(fact?.event).toMatchObject({
        isUnextended: false,
        note: expect.stringMatching(/^Denied\./),
      });
    }
  });
});

test('a request waits for an approval once for each stage, and never of the person’s own', () => {
  const waits = { approvals: [approval()] };
  expect(news({}, waits)[0]?.access).toEqual({
    list: 'approvals',
    id: 'r',
    title: 'Nora Vale: Tier 1',
  });
  expect(news(waits, waits)).toEqual([]);
  const flickered = { approvals: [approval({ goneAt: at })] };
  expect(news(flickered, waits)).toEqual([]);
  expect(news(waits, { approvals: [approval({}, 'Tier 1', 's2')] })).toHaveLength(1);
  const own = { ...approval(), request: request('pendingApproval') };
  expect(news({}, { approvals: [own] })).toEqual([]);
});

test.each([
  ['Tier 1.', 'Nora Vale: Tier 1.'],
  ['\u202e1 reiT', 'Nora Vale: \u202e1 reiT'],
  ['  ', 'Nora Vale: a package Graph does not name'],
])('a package called “%s” is called that in its line, or said to have no name', (name, title) => {
  expect(news({}, { approvals: [approval({}, name)] })[0]?.access?.title).toBe(title);
});

test('a review that opened is told with what waits in it, and one without anything to decide is not', () => {
  const opened = { reviews: [review()] };
  const [told] = news({ reviews: [review({ status: 'notStarted' })] }, opened);
  expect(told).toMatchObject({
    kinds: ['review'],
    access: { list: 'reviews', id: 'd/i', title: 'Quarter' },
    note: '1 decision waits for you until 1 Dec 2026, 09:00.',
  });
  expect(news(opened, opened)).toEqual([]);
  expect(news({}, { reviews: [review({ status: 'completed' })] })).toEqual([]);
  expect(news({}, { reviews: [review({ items: review().items.slice(1) })] })).toEqual([]);
});
