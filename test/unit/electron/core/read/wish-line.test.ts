import { expect, test } from 'vitest';
import { wishFor, wishInDetail } from '#electron/core/read/wish-line.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const ANSWERS = [{ questionId: 'q', kind: 'text', value: 'INC123456', shown: 'INC123456' }];
const ASKED = {
  kind: 'ask',
  packageId: 'p',
  policyId: 'one',
  type: 'userAdd',
  assignmentId: null,
  justification: 'Between us: the customer is furious.',
  answers: ANSWERS,
  startAt: null,
  ends: null,
  title: 'Tier 1',
  person: null,
};
const seen = { ...NOTHING_SEEN, justification: 'Between us' };
const adas = listedWish({ wish: ASKED, stage: 'sent', seen, found: seen });

test('whoever recorded it has all of it before them', () => {
  expect(wishFor(adas, 'ada')).toEqual(adas);
  expect(wishInDetail(adas, 'ada')).toEqual({ ...adas, isOthers: false });
});

test.each(['ben', null])(
  'of a colleague’s %s knows what it is about and where it stands, and none of its words',
  (person) => {
    const shown = wishFor(adas, person);
    expect(shown).toMatchObject({ id: adas.id, stage: 'sent', wish: { title: 'Tier 1' } });
    expect(JSON.stringify(shown)).not.toMatch(/Between us|INC123456/);
  },
);

test('one that cannot be read any more stays one, whoever looks', () => {
  const unreadable = listedWish({ wish: null });
  expect(wishFor(unreadable, 'ben').wish).toBeNull();
});

test('a colleague’s decision is without its reason in the list, and with it in the details', () => {
  const decided = {
    kind: 'decide',
    requestId: 'r',
    stageId: 's',
    result: 'deny',
    justification: 'He left.',
    title: 'Tier 1',
    person: 'Grace',
  };
  const one = listedWish({ wish: decided });
  expect(wishFor(one, 'ben').wish).toEqual({ ...decided, justification: '' });
  expect(wishInDetail(one, 'ben')).toEqual({ ...one, isOthers: true });
});
