import { expect, test } from 'vitest';
import { dayAndTime, heldBy, outcomeWords } from '#electron/core/telling/outcome-words.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { PackageName } from '#shared/domain/access/package.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const held = Assignment.parse({
  tenantId: CONTOSO,
  id: 'had',
  state: 'delivered',
  status: null,
  package: PackageName.parse({ id: 'p', name: 'Tier 1' }),
  policyId: null,
  policyName: null,
  target: null,
  isMine: true,
  startAt: null,
  endAt: '2026-12-21T13:00:00Z',
  endsKnown: true,
  expiredAt: null,
});
const words = (state: string, status: string | null = null, type = 'userAdd') =>
  outcomeWords({ type, state, status }, held, 'UTC');

test('what was delivered says until when it is had, in the time of the person', () => {
  expect(words('delivered')).toBe('You have it until 21 Dec 2026, 13:00.');
  const at = Instant.parse('2026-12-21T13:00:00Z');
  expect(dayAndTime(at, 'Asia/Tokyo')).toBe('21 Dec 2026, 22:00');
  const one = { type: 'userAdd', state: 'delivered', status: null };
  expect(outcomeWords(one, { ...held, endAt: null }, 'UTC')).toBe('You have it, without an end.');
  for (const unknown of [null, { ...held, endAt: null, endsKnown: false }]) {
    expect(outcomeWords(one, unknown, 'UTC')).toContain('Until when does not show here');
  }
});

test('what was given back is not said to be had', () => {
  expect(words('delivered', null, 'userRemove')).toBe('You do not have it any more.');
  expect(words('deliveryFailed', null, 'userRemove')).toContain('You may still have some of it');
  expect(words('deliveryFailed', null, 'userUpdate')).toContain('The change could not be made');
});

test('a denial says what does not show, and tells it from one that nobody made in time', () => {
  expect(words('denied')).toContain('Who decided, and why, does not show here');
  expect(words('denied', 'ApprovalTimedOut')).toContain('Nobody decided in time');
});

test('what the person did not ask for is not theirs to ask for again', () => {
  expect(words('denied')).toContain('You can ask again');
  expect(words('denied', null, 'userRemove')).toBe('Denied. It was not taken away.');
  expect(words('denied', null, 'adminAdd')).toMatch(
    /^Denied\. You do not get it\. (?!.*ask again)/,
  );
});

test('what came in part or not at all says who can help', () => {
  expect(words('partiallyDelivered')).toMatch(/^Partially delivered\. .*administrator/);
  expect(words('deliveryFailed')).toMatch(/^Delivery failed\. .*administrator/);
});

test('a word that nobody knows is said, and what hides in it is named', () => {
  expect(words('quietly\u202eEnded')).toContain('‹U+202E›');
});

test('what is had by a request is its own assignment, else one of its package that is live and mine', () => {
  const other = { ...held, id: 'other' };
  const request = { assignmentId: 'had', package: held.package };
  expect(heldBy(request, [other, held])?.id).toBe('had');
  expect(heldBy({ ...request, assignmentId: null }, [other, held])?.id).toBe('other');
  expect(heldBy(request, [{ ...held, isMine: false }])).toBeNull();
  expect(heldBy(request, [{ ...held, state: 'expired' }])).toBeNull();
  expect(heldBy({ assignmentId: null, package: null }, [{ ...held, package: null }])).toBeNull();
});
