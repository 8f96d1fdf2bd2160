import { describe, expect, test } from 'vitest';
import { settleJudgement } from '#shared/domain/access/settle-judgement.ts';
import {
  NOTHING_SEEN,
  type SeenReviewItem,
  type SeenState,
} from '#shared/domain/access/seen-state.ts';
import { instant } from '#shared/time.ts';

const me = { objectId: 'me', upn: 'ada@contoso.com' };
const ada = { objectId: 'me', name: 'Ada', principalName: null, email: null, organization: null };
const alan = { ...ada, objectId: 'x', name: 'Alan Turing' };
const day = (number: number) => instant(Date.UTC(2026, 10, number));
const RECORDED = day(10);

const untouched: SeenReviewItem = {
  round: 'inProgress',
  decision: 'notReviewed',
  justification: null,
  reviewedBy: null,
  reviewedAt: null,
};
const state = (change: Partial<SeenReviewItem>): SeenState => {
  return { ...NOTHING_SEEN, item: { ...untouched, ...change } };
};
const wish = { decision: 'approve', justification: 'Still on the team.' } as const;
const verdict = (found: SeenState, seen: SeenState = state({}), maybeSent = false) =>
  settleJudgement(wish, seen, found, { me, maybeSent, recordedAt: RECORDED });

const byAda = { reviewedBy: ada, reviewedAt: day(5) };
const byAlan = { reviewedBy: alan, reviewedAt: day(11) };

describe('a decision on an item of a review, looked at again', () => {
  test.each([
    ['nobody has decided', {}],
    ['the status of the round is a word nobody knows', { round: 'paused' }],
    ['we said otherwise before', { decision: 'deny', ...byAda }],
    ['we left it open before', { decision: 'dontKnow', ...byAda }],
    [
      'the clocks of the service and of this computer differ',
      { decision: 'deny', reviewedBy: ada, reviewedAt: instant(Date.parse(RECORDED) + 60_000) },
    ],
  ] as const)('is sent where %s', (_, found) => {
    expect(verdict(state(found))).toEqual({ step: 'send' });
  });

  test.each([
    ['we have said the same', { decision: 'approve', ...byAda }, false, 'done'],
    ['it stands as it was sent, by nobody who is named', { decision: 'approve' }, true, 'done'],
    ['it stands so, but was never sent', { decision: 'approve' }, false, 'overtaken'],
    ['another has said the same', { decision: 'approve', ...byAlan }, false, 'overtaken'],
    ['another said otherwise', { decision: 'deny', ...byAlan }, false, 'overtaken'],
    ['another said otherwise after ours', { decision: 'deny', ...byAlan }, true, 'overtaken'],
    ['it was not decided when the round ended', { round: 'applied' }, false, 'void'],
    [
      'our own earlier one was applied',
      { round: 'applied', decision: 'deny', ...byAda },
      false,
      'void',
    ],
    ['ours was applied', { round: 'applied', decision: 'approve', ...byAda }, true, 'done'],
    [
      'another’s was applied',
      { round: 'completed', decision: 'deny', ...byAlan },
      false,
      'overtaken',
    ],
    ['the round has not begun', { round: 'notStarted' }, false, 'changed'],
    [
      'we ourselves said otherwise elsewhere, later',
      { decision: 'deny', reviewedBy: ada, reviewedAt: day(12) },
      false,
      'changed',
    ],
    [
      'we said otherwise after it was sent',
      { decision: 'deny', reviewedBy: ada, reviewedAt: day(12) },
      true,
      'overtaken',
    ],
  ] as const)('where %s', (_, found, maybeSent, expected) => {
    expect(verdict(state(found), state({}), maybeSent)).toMatchObject({ stage: expected });
  });

  test('is void where the item or its review is gone', () => {
    expect(verdict(NOTHING_SEEN)).toMatchObject({ stage: 'void' });
  });

  test('names who was faster, and how they decided', () => {
    expect(verdict(state({ decision: 'deny', ...byAlan }))).toMatchObject({
      reason: 'Alan Turing denied first.',
    });
  });

  test('takes the place of another’s only where the person had exactly that before them', () => {
    const theirs = state({ decision: 'deny', ...byAlan });
    expect(verdict(theirs, theirs)).toEqual({ step: 'send' });
    const sinceThen = state({ decision: 'dontKnow', ...byAlan, reviewedAt: day(13) });
    expect(verdict(sinceThen, theirs)).toMatchObject({
      stage: 'changed',
      reason: 'It was left open (“don’t know”) by Alan Turing since you decided.',
    });
  });

  test('carries a new reason for the same word, and is done once that stands there', () => {
    const before = state({ decision: 'approve', justification: 'Old.', ...byAda });
    expect(verdict(before, before)).toEqual({ step: 'send' });
    // It was on its way and never arrived: the earlier word is not its own.
    expect(verdict(before, before, true)).toEqual({ step: 'send' });
    const after = { decision: 'approve', justification: 'Still on the\r\nteam. ', reviewedBy: ada };
    expect(verdict(state(after), before, true)).toMatchObject({ stage: 'done' });
  });

  test('carries it too where our earlier word was not seen yet; one that came since is as good', () => {
    const earlier = state({ decision: 'approve', justification: 'Old.', ...byAda });
    expect(verdict(earlier)).toEqual({ step: 'send' });
    expect(verdict(earlier, state({}), true)).toEqual({ step: 'send' });
    const since = { ...byAda, reviewedAt: day(12) };
    const later = state({ decision: 'approve', justification: 'Elsewhere.', ...since });
    expect(verdict(later)).toMatchObject({ stage: 'done' });
  });

  test('is done where we had said just that before, and says so', () => {
    const reason = 'You had decided so already.';
    const found = state({ decision: 'approve', justification: wish.justification, ...byAda });
    expect(verdict(found)).toMatchObject({ stage: 'done', reason });
    expect(verdict(found, state({}), true)).toMatchObject({ stage: 'done', reason: null });
    expect(verdict(found, found, true)).toMatchObject({ stage: 'done', reason });
  });

  test('sends a new reason though our earlier word has a later time, for the clock of the service goes ahead', () => {
    const ahead = instant(Date.parse(RECORDED) + 3 * 60_000);
    const earlier = { decision: 'approve', reviewedBy: ada, reviewedAt: ahead };
    const found = state({ ...earlier, justification: 'Old.' });
    expect(verdict(found)).toEqual({ step: 'send' });
    // What was sent ourselves is told by the time alone: the service may keep the reason otherwise than written.
    expect(verdict(found, state({}), true)).toMatchObject({ stage: 'done' });
  });
});
