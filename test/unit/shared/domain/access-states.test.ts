import { describe, expect, test } from 'vitest';
import {
  ASSIGNMENT_WORDS,
  assignmentWords,
  canCancel,
  isLiveAssignment,
  isOpenRequest,
  REQUEST_WORDS,
  requestWords,
  wordsOfRequest,
} from '#shared/domain/access/states.ts';

describe('every state of a request has Entra’s word, the next step and who acts', () => {
  test.each([
    ['submitted', 'Submitted', 'service', 'The service takes it in.', true],
    [
      'pendingApproval',
      'Pending approval',
      'approvers',
      'An approver of this tenant decides.',
      true,
    ],
    ['scheduled', 'Scheduled', 'service', 'Approved; it begins on the day you asked for.', true],
    ['delivering', 'Delivering', 'service', 'The groups and roles are being given.', true],
    ['delivered', 'Delivered', 'nobody', 'It is done.', false],
    [
      'partiallyDelivered',
      'Partially delivered',
      'administrator',
      'Some of its groups or roles are missing: an administrator there can reprocess it.',
      false,
    ],
    [
      'deliveryFailed',
      'Delivery failed',
      'administrator',
      'It could not be given: an administrator there can reprocess it.',
      false,
    ],
    [
      'denied',
      'Denied',
      'you',
      'You do not get it. By whom and why is not told here: My Access of the tenant may say it. You can ask again.',
      false,
    ],
    ['canceled', 'Canceled', 'you', 'It was taken back. You can ask again.', false],
  ])('%s', (state, label, who, next, isOpen) => {
    expect(requestWords(state, null)).toEqual({ label, who, next });
    expect(isOpenRequest({ state, completedAt: null })).toBe(isOpen);
  });

  test('and none of the contract is missing', () => {
    expect(Object.keys(REQUEST_WORDS).sort()).toEqual([
      'canceled',
      'delivered',
      'delivering',
      'deliveryFailed',
      'denied',
      'partiallyDelivered',
      'pendingApproval',
      'scheduled',
      'submitted',
    ]);
    expect(Object.keys(ASSIGNMENT_WORDS).sort()).toEqual([
      'delivered',
      'delivering',
      'deliveryFailed',
      'expired',
      'partiallyDelivered',
    ]);
  });

  test('the detail beside it counts where it says more', () => {
    expect(requestWords('pendingApproval', 'PendingApprovalEscalated')).toMatchObject({
      label: 'Pending approval (escalated)',
      who: 'approvers',
    });
    expect(requestWords('denied', 'ApprovalTimedOut').label).toBe('Denied (approval timed out)');
    expect(requestWords('denied', 'Denied').label).toBe('Denied');
  });

  test('a word that is not known is shown as it is, and counts as under way', () => {
    for (const word of ['onHold', 'constructor', '__proto__']) {
      expect(requestWords(word, word).label).toBe(word);
      expect(assignmentWords(word).label).toBe(word);
      expect(isOpenRequest({ state: word, completedAt: null })).toBe(true);
    }
  });
});

describe('a request that takes away or changes has Entra’s word, and what is true of it', () => {
  test.each(['userRemove', 'adminRemove', 'systemRemove', 'userUpdate', 'adminUpdate'])(
    '%s',
    (type) => {
      for (const state of Object.keys(REQUEST_WORDS)) {
        const { label, who, next } = wordsOfRequest({ type, state, status: null });
        const asked = requestWords(state, null);
        expect(label).toBe(asked.label);
        // What moves by itself is looked at again by that.
        expect(who === 'service').toBe(asked.who === 'service');
        expect(next).not.toMatch(/given|get it|begins on the day you/);
      }
    },
  );

  test('nobody has to act on what was not taken away', () => {
    const denied = { type: 'userRemove', state: 'denied', status: null };
    expect(wordsOfRequest(denied)).toMatchObject({ who: 'nobody', next: 'It was not taken away.' });
  });

  test('the detail beside it counts here too', () => {
    const late = { type: 'userUpdate', state: 'denied', status: 'ApprovalTimedOut' };
    expect(wordsOfRequest(late)).toEqual(requestWords('denied', 'ApprovalTimedOut'));
  });

  test('one that asks for a package, or is of no known type, has the words of asking', () => {
    for (const type of ['userAdd', 'constructor']) {
      const one = { type, state: 'delivering', status: null };
      expect(wordsOfRequest(one)).toEqual(requestWords('delivering', null));
    }
  });
});

describe('what an administrator gives was asked for by nobody', () => {
  test.each(Object.keys(REQUEST_WORDS))('%s', (state) => {
    const { label, who, next } = wordsOfRequest({ type: 'adminAdd', state, status: null });
    const asked = requestWords(state, null);
    expect(label).toBe(asked.label);
    expect(who).toBe(asked.who === 'you' ? 'nobody' : asked.who);
    expect(next).not.toMatch(/you asked|ask again/i);
  });

  test('when it begins is somebody else’s choice', () => {
    const given = { type: 'adminAdd', state: 'scheduled', status: 'PendingNotBefore' };
    expect(wordsOfRequest(given).next).toBe('It begins on the day an administrator chose.');
  });
});

test.each([
  ['delivering', 'Delivering', 'service', 'The groups and roles are being given.', true],
  ['delivered', 'Delivered', 'nobody', 'You have it.', true],
  [
    'partiallyDelivered',
    'Partially delivered',
    'administrator',
    'Some of its groups or roles are missing: an administrator there can reprocess it.',
    true,
  ],
  [
    'deliveryFailed',
    'Delivery failed',
    'administrator',
    'You do not have it: an administrator there can reprocess it, or ask again.',
    false,
  ],
  ['expired', 'Expired', 'you', 'You do not have it any more. You can ask again.', false],
])('an assignment that is %s says so, and who acts', (state, label, who, next, isLive) => {
  expect(assignmentWords(state)).toEqual({ label, who, next });
  expect(isLiveAssignment(state)).toBe(isLive);
});

test.each([
  ['submitted', 'Accepted', true],
  ['pendingApproval', 'PendingApproval', true],
  ['pendingApproval', 'PendingApprovalEscalated', true],
  ['scheduled', 'PendingNotBefore', true],
  ['delivering', 'Delivering', false],
  ['denied', 'ApprovalTimedOut', false],
  ['submitted', null, true],
  ['scheduled', '', true],
  ['delivering', null, false],
  ['onHold', null, false],
])('%s with the detail %s can be canceled: %s', (state, status, answer) => {
  expect(canCancel({ state, status })).toBe(answer);
});
