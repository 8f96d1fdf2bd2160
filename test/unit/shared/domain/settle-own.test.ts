import { describe, expect, test } from 'vitest';
import { PackageId } from '#shared/domain/access/package.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { NOT_THERE, settleAsk } from '#shared/domain/access/settle-ask.ts';
import { settleCancel, settleGiveBack, settleReprocess } from '#shared/domain/access/settle-own.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import {
  NOTHING_SEEN,
  type OwnRequest,
  type OwnSeen,
  type SeenState,
} from '#shared/domain/access/seen-state.ts';
import { DAY_MS, HOUR_MS, type Instant, instant } from '#shared/time.ts';

const NOW = Date.parse('2026-11-21T04:00:00.000Z');
const ago = (ms: number): Instant => instant(NOW - ms);
const recordedAt = ago(HOUR_MS);
const fresh = { recordedAt, nowMs: NOW, maybeSent: false };
const sent = { ...fresh, maybeSent: true };
const about = { title: 'Tier 1 Analyst', person: null };

const ask: WishOf<'ask'> = {
  ...about,
  kind: 'ask',
  type: 'userAdd',
  packageId: PackageId.parse('tier1'),
  policyId: 'p',
  justification: 'On the roster.',
  answers: [],
  startAt: null,
  ends: null,
  assignmentId: null,
};
const request: OwnRequest = {
  id: 'r1',
  type: 'userAdd',
  state: 'pendingApproval',
  status: 'PendingApproval',
  assignmentId: null,
  justification: null,
  createdAt: ago(0),
  completedAt: null,
};
const held = { id: 'a1', state: 'delivered', endAt: ago(-DAY_MS) };
const found = (own: Partial<OwnSeen> = {}): SeenState => {
  return { ...NOTHING_SEEN, own: { requests: [], assignments: [], isGone: false, ...own } };
};
const gone: SeenState = { ...NOTHING_SEEN, own: NOT_THERE };
const of = (...requests: Partial<OwnRequest>[]) =>
  found({ requests: requests.map((one) => ({ ...request, ...one })) });
const over = { state: 'delivered', completedAt: ago(0) };

describe('a recorded request, looked at again', () => {
  const verdict = (now: SeenState, facts = fresh, wish = ask, seen: SeenState = NOTHING_SEEN) =>
    settleAsk(wish, seen, now, facts);

  test('is sent where nothing is under way', () => {
    expect(verdict(found())).toEqual({ step: 'send' });
    expect(verdict(of({ ...over, createdAt: ago(3 * DAY_MS) }))).toEqual({ step: 'send' });
    expect(verdict(found(), sent)).toEqual({ step: 'send' });
  });

  test('that is had already is never said not to be sent where a first try may have arrived', () => {
    const has = found({ assignments: [held] });
    expect(verdict(has)).toMatchObject({ reason: 'You have it already: nothing was sent.' });
    const later = verdict(has, sent);
    expect(later).toMatchObject({
      reason: expect.stringContaining('may have reached the service'),
    });
    expect(later).not.toMatchObject({ reason: expect.stringContaining(': nothing was sent') });
  });

  test.each([
    ['after the connection broke, one made since is ours', of({}), sent, 'done'],
    ['and so is one that is over already', of(over), sent, 'done'],
    ['one that was denied meanwhile too', of({ ...over, state: 'denied' }), sent, 'done'],
    ['made elsewhere meanwhile', of({}), fresh, 'overtaken'],
    ['made elsewhere and over', of({ ...over, state: 'denied' }), fresh, 'changed'],
    ['another one is open since before', of({ createdAt: ago(DAY_MS) }), fresh, 'changed'],
    [
      'one in a state that is not known',
      of({ state: 'onHold', createdAt: null }),
      fresh,
      'changed',
    ],
    ['one that an administrator made', of({ type: 'adminAdd' }), sent, 'changed'],
    ['it is had already', found({ assignments: [held] }), fresh, 'overtaken'],
    ['the guest account is gone', gone, fresh, 'refused'],
  ])('%s', (_, now, facts, stage) => {
    expect(verdict(now, facts)).toMatchObject({ step: 'settle', stage });
  });

  test('one that was known when it was recorded is never taken for it', () => {
    const seen = { ...NOTHING_SEEN, known: ['r1'] };
    expect(verdict(of(over), sent, ask, seen)).toEqual({ step: 'send' });
    expect(verdict(of({}), sent, ask, seen)).toMatchObject({ stage: 'changed' });
  });

  test('where clocks differ by hours the same words of the same day tell', () => {
    const early = { createdAt: ago(5 * HOUR_MS), justification: ask.justification };
    expect(verdict(of(early), sent)).toMatchObject({ stage: 'done' });
    expect(verdict(of({ ...early, ...over, createdAt: ago(3 * DAY_MS) }), sent)).toEqual({
      step: 'send',
    });
  });

  test('what was there before and could be taken for it keeps it from being sent, and is said', () => {
    const ages = [0, 2 * HOUR_MS, 20 * HOUR_MS, 30 * HOUR_MS, 3 * DAY_MS];
    const earlier = ages.flatMap((age) =>
      [ask.justification, 'Other words.', null].flatMap((justification) =>
        [{}, over, { state: 'denied' }].map((state) => ({
          ...state,
          justification,
          createdAt: ago(age),
        })),
      ),
    );
    const taken = earlier.filter((one) => {
      const verdictSent = verdict(of(one), sent);
      return verdictSent.step === 'settle' && verdictSent.stage === 'done';
    });
    expect(taken).not.toEqual([]);
    for (const one of taken) {
      expect(verdict(of(one), fresh)).toMatchObject({
        step: 'settle',
        stage: expect.stringMatching(/overtaken|changed/),
        reason: expect.stringContaining('You asked for it elsewhere'),
      });
    }
  });

  test('renewing wants what is renewed still there', () => {
    const renew = { ...ask, assignmentId: 'a1' };
    expect(verdict(found({ assignments: [held] }), fresh, renew)).toEqual({ step: 'send' });
    const ended = found({ assignments: [{ ...held, state: 'expired' }] });
    expect(verdict(ended, fresh, renew)).toMatchObject({ stage: 'changed' });
  });

  test('dates that have passed while it waited are the person’s to choose again', () => {
    const ends = { type: 'afterDateTime', duration: null, endAt: ago(1) };
    expect(verdict(found(), fresh, { ...ask, ends })).toMatchObject({ stage: 'changed' });
    expect(verdict(found(), fresh, { ...ask, startAt: ago(DAY_MS) })).toMatchObject({
      stage: 'changed',
    });
  });
});

describe('giving back, looked at again', () => {
  const wish: WishOf<'give-back'> = {
    ...about,
    kind: 'give-back',
    assignmentId: 'a1',
    packageId: PackageId.parse('tier1'),
  };
  const has = (...requests: Partial<OwnRequest>[]) =>
    found({ requests: requests.map((one) => ({ ...request, ...one })), assignments: [held] });
  const removal = { type: 'userRemove', assignmentId: 'a1', state: 'delivering', status: null };

  test('is sent where it is still had and nothing is under way', () => {
    expect(settleGiveBack(wish, NOTHING_SEEN, has(), fresh)).toEqual({ step: 'send' });
  });

  test.each([
    ['a removal is under way after ours was sent', has(removal), sent, 'done'],
    ['a removal was made elsewhere', has(removal), fresh, 'overtaken'],
    ['it has ended after ours was sent', found(), sent, 'done'],
    ['it had ended before', found(), fresh, 'void'],
    ['the guest account went with it', gone, sent, 'done'],
    ['the guest account was gone before', gone, fresh, 'void'],
    ['ours failed', has({ ...removal, state: 'deliveryFailed' }), sent, 'changed'],
    ['an extension is under way', has({}), fresh, 'changed'],
  ])('%s', (_, now, facts, stage) => {
    expect(settleGiveBack(wish, NOTHING_SEEN, now, facts)).toMatchObject({ stage });
  });
});

describe('canceling, looked at again', () => {
  const wish: WishOf<'cancel'> = { ...about, kind: 'cancel', requestId: RequestId.parse('r1') };
  test.each([
    ['it waits', of({}), fresh, null],
    ['it is gone', found(), fresh, 'void'],
    ['it was canceled by us', of({ state: 'canceled', status: 'Canceled' }), sent, 'done'],
    ['it was canceled before', of({ state: 'canceled', status: 'Canceled' }), fresh, 'overtaken'],
    ['it is being delivered', of({ state: 'delivering', status: 'Delivering' }), sent, 'overtaken'],
  ])('%s', (_, now, facts, stage) => {
    const verdict = settleCancel(wish, now, facts);
    expect(verdict).toMatchObject(stage === null ? { step: 'send' } : { stage });
  });
});

describe('another try at a failed delivery, looked at again', () => {
  const wish: WishOf<'reprocess'> = {
    ...about,
    kind: 'reprocess',
    requestId: RequestId.parse('r1'),
  };
  const failed = { state: 'deliveryFailed', status: null, completedAt: ago(DAY_MS) };
  const seen = of(failed);
  test.each([
    ['it failed lately', of(failed), fresh, null],
    [
      'it failed too long ago',
      of({ ...failed, completedAt: ago(15 * DAY_MS) }),
      fresh,
      'overtaken',
    ],
    ['it is gone', found(), fresh, 'void'],
    ['it is under way by us', of({ state: 'delivering' }), sent, 'done'],
    ['it is under way by another', of({ state: 'delivering' }), fresh, 'overtaken'],
    ['it failed again', of({ ...failed, completedAt: ago(0) }), sent, 'done'],
  ])('%s', (_, now, facts, stage) => {
    const verdict = settleReprocess(wish, seen, now, facts);
    expect(verdict).toMatchObject(stage === null ? { step: 'send' } : { stage });
  });

  test('fourteen days after it failed it cannot be tried again', () => {
    const old = of({ ...failed, completedAt: ago(15 * DAY_MS) });
    expect(settleReprocess(wish, old, old, fresh)).toMatchObject({ stage: 'refused' });
  });
});
