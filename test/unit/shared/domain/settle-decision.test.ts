import { describe, expect, test } from 'vitest';
import type { ApprovalStage } from '#shared/domain/access/approval.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { settleDecision } from '#shared/domain/access/settle-decision.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/seen-state.ts';

const me = { objectId: 'me', upn: 'ada@contoso.com' };
const wish: WishOf<'decide'> = {
  kind: 'decide',
  requestId: RequestId.parse('r1'),
  stageId: 's1',
  result: 'approve',
  justification: 'Agreed.',
  title: 'Tier 1 Analyst',
  person: 'Grace',
};

const who = (objectId: string, name: string) => {
  return { objectId, name, principalName: null, email: null, organization: null };
};
const open: ApprovalStage = {
  id: 's1',
  name: 'Approvers',
  status: 'inProgress',
  result: 'notReviewed',
  assignedToMe: true,
  reviewedBy: null,
  reviewedAt: null,
  justification: null,
};
const answer = { questionId: 'q', question: 'Why?', value: 'work', shown: 'work' };
const seen: SeenState = {
  ...NOTHING_SEEN,
  state: 'pendingApproval',
  stages: [open],
  answers: [answer],
  justification: 'On call.',
};
const found = (stage: Partial<ApprovalStage>, more: Partial<SeenState> = {}): SeenState => {
  return { ...seen, stages: [{ ...open, ...stage }], ...more };
};
const verdict = (now: SeenState, maybeSent = false) =>
  settleDecision(wish, seen, now, { me, maybeSent, nowMs: NOW });

const NOW = Date.parse('2026-11-21T08:00:00Z');
const completed = { status: 'completed', assignedToMe: false } as const;

describe('a recorded decision, looked at again', () => {
  test('is sent where everything is as it was', () => {
    expect(verdict(found({}))).toEqual({ step: 'send' });
  });

  test.each([
    [
      'done by ourselves',
      { ...completed, result: 'approve', reviewedBy: who('me', 'Ada') },
      'done',
    ],
    [
      'in the other spelling',
      { ...completed, result: 'approved', reviewedBy: who('me', 'Ada') },
      'done',
    ],
    [
      'decided by another alike',
      { ...completed, result: 'approve', reviewedBy: who('x', 'Alan') },
      'overtaken',
    ],
    [
      'decided by another otherwise',
      { ...completed, result: 'deny', reviewedBy: who('x', 'Alan') },
      'overtaken',
    ],
    [
      'decided by ourselves otherwise',
      { ...completed, result: 'deny', reviewedBy: who('me', 'Ada') },
      'overtaken',
    ],
    ['run out', { status: 'expired' }, 'void'],
    ['not open', { status: 'initializing' }, 'changed'],
    ['not ours any more', { assignedToMe: false }, 'refused'],
  ] as const)('%s', (_, stage, expected) => {
    expect(verdict(found(stage))).toMatchObject({ step: 'settle', stage: expected });
  });

  test('names who was faster, and how they decided', () => {
    const now = found({ ...completed, result: 'deny', reviewedBy: who('x', 'Alan Turing') });
    expect(verdict(now)).toMatchObject({ reason: 'Alan Turing denied first.' });
  });

  test('is ours where the service does not say who, but only if it may have been sent', () => {
    const now = found({ ...completed, result: 'approve' });
    expect(verdict(now, true)).toMatchObject({ stage: 'done' });
    expect(verdict(now, false)).toMatchObject({ stage: 'overtaken' });
  });

  test.each([
    ['not told when it denies itself', null, -60, /^The time .* or whoever asked has taken/],
    ['ended before its deadline', 60, -60, /^Whoever asked has taken the request back/],
    ['seen waiting shortly before its deadline', -10, -20, /^The time .* ran out: the request/],
    ['not seen for long before its deadline', -10, -60, /^The time .* or whoever asked has taken/],
  ] as const)('an expired stage, %s', (_, dueMinutes, seenMinutes, reason) => {
    const moment = (minutes: number) => instant(NOW + minutes * MINUTE_MS);
    const at = dueMinutes === null ? null : moment(dueMinutes);
    const before = { ...seen, due: { seenAt: moment(seenMinutes), at } };
    const facts = { me, maybeSent: false, nowMs: NOW };
    expect(settleDecision(wish, before, found({ status: 'expired' }), facts)).toMatchObject({
      stage: 'void',
      reason: expect.stringMatching(reason),
    });
  });

  test('is void where the request is gone or was taken back', () => {
    expect(verdict({ ...NOTHING_SEEN })).toMatchObject({ stage: 'void' });
    expect(verdict(found({}, { state: 'canceled' }))).toMatchObject({ stage: 'void' });
  });

  test('is asked again where answers or the justification were edited, or the stage is another one', () => {
    const edited = { answers: [{ ...answer, value: 'home' }] };
    expect(verdict(found({}, edited))).toMatchObject({
      stage: 'changed',
      reason: 'The answers were edited since you decided: “Why?”.',
    });
    expect(verdict(found({}, { justification: 'Curious.' }))).toMatchObject({ stage: 'changed' });
    expect(verdict(found({ id: 's2' }))).toMatchObject({ stage: 'changed' });
  });

  describe('with a question that takes several answers', () => {
    const places = ['Sydney', 'Oslo'].map((value) => ({ ...answer, value, shown: value }));
    const several = (before: typeof places, now: SeenState['answers']) =>
      settleDecision(wish, { ...seen, answers: before }, found({}, { answers: now }), {
        me,
        maybeSent: false,
        nowMs: NOW,
      });

    test('is sent where all of them are still given, in whatever order', () => {
      expect(several(places, places)).toEqual({ step: 'send' });
      expect(several(places, places.toReversed())).toEqual({ step: 'send' });
    });

    test('is asked again where one was ticked off, or one more is given', () => {
      expect(several(places, places.slice(0, 1))).toMatchObject({ stage: 'changed' });
      expect(several(places.slice(1), places)).toMatchObject({ stage: 'changed' });
    });
  });

  test('tells questions without an id apart by their text', () => {
    const nameless = [
      { ...answer, questionId: null, question: 'Where?', value: 'Oslo' },
      { ...answer, questionId: null, question: 'Why?', value: 'work' },
    ];
    const facts = { me, maybeSent: false, nowMs: NOW };
    const before = { ...seen, answers: nameless };
    expect(settleDecision(wish, before, found({}, { answers: nameless }), facts)).toEqual({
      step: 'send',
    });
    const moved = nameless.map((one, place) => (place === 0 ? { ...one, value: 'Bonn' } : one));
    expect(settleDecision(wish, before, found({}, { answers: moved }), facts)).toMatchObject({
      reason: 'The answers were edited since you decided: “Where?”.',
    });
  });

  test('is asked again where a question is answered that was not before', () => {
    const more = { ...answer, questionId: 'q2', question: 'Until when?', value: 'May' };
    expect(verdict(found({}, { answers: [answer, more] }))).toMatchObject({
      reason: 'The answers were edited since you decided: “Until when?”.',
    });
  });

  test('is sent where the present answers may not be seen: no news is no change', () => {
    expect(verdict(found({}, { answers: [], justification: null }))).toEqual({ step: 'send' });
  });
});
