import { expect, test } from 'vitest';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import { type AccessWish, WishId } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';
import {
  ADA,
  course,
  evidence,
  judgedWrite,
  MINA,
  NOTHING,
  recordedWish,
  REQUEST_ID,
  step,
  toldRequest,
  WISH_ID,
  WISHES,
  write,
} from '#test/fakes/torture-evidence.ts';
import type { Evidence } from '#test/torture/evidence.ts';
import { judge } from '#test/torture/verdict.ts';

const judged = (stage: WishStage, writes: readonly ReceivedWrite[], own: Partial<Evidence> = {}) =>
  judge(evidence(WISHES.giveBack, stage, { writes, ...own }));
const lostOf = (wish: AccessWish, stage: WishStage, own: Partial<Evidence> = {}) =>
  judge(evidence(wish, stage, own)).lost;

test('what arrived once under its own name and is told so is well, and so is a no of the service', () => {
  expect(judged('done', [write()])).toEqual(NOTHING);
  expect(judged('done', [write({ done: false, status: 503 }), write()])).toEqual(NOTHING);
  expect(judged('refused', [write({ done: false, status: 400 })])).toEqual(NOTHING);
});

test('“done” without a trace in the range is lost, and so is what stands unsettled or was done all the same', () => {
  expect(judged('done', []).lost).toEqual([expect.stringContaining('has nothing of it')]);
  expect(judged('sent', [write()]).lost).toEqual([expect.stringContaining('is not settled')]);
  expect(judged('taken-back', [write()]).lost).toEqual([
    expect.stringContaining('the range carried it out'),
  ]);
});

test('what was sent again after it was carried out is doubled, under whichever id', () => {
  const again = write({ clientRequestId: 'second', done: false, status: 400 });
  const steps = new Map([
    [WISH_ID, [...course('done').slice(0, 2), step('sending', { clientRequestId: 'second' })]],
  ]);
  expect(judged('done', [write(), again], { steps }).doubled).toHaveLength(1);
});

test('a write that no trail announced is told, and one under another name', () => {
  const strange = write({ clientRequestId: 'unknown' });
  expect(judged('taken-back', [strange]).lost).toEqual([expect.stringContaining('unannounced')]);
  expect(judged('done', [write({ person: MINA })]).wrongPerson).toEqual([
    expect.stringContaining(`by ${ADA}, arrived as mina`),
  ]);
});

test('writes about other things are nobody’s here', () => {
  expect(judged('taken-back', [write({ call: 'incident-update' })])).toEqual(NOTHING);
});

test.each([
  [WISHES.giveBack, 'overtaken'],
  [WISHES.giveBack, 'void'],
  [WISHES.giveBack, 'changed'],
  [WISHES.giveBack, 'refused'],
  [WISHES.judge, 'overtaken'],
  [WISHES.judge, 'changed'],
  [WISHES.judge, 'void'],
] as const)('%o %s is lost where nothing at the range bears it out', (wish, stage) => {
  expect(lostOf(wish, stage)).toEqual([expect.stringContaining('bears it out')]);
});

test('a refusal is borne out by its own request that was turned down, or by one fault that a look met', () => {
  const no = write({ done: false, status: 403 });
  expect(lostOf(WISHES.giveBack, 'refused', { writes: [no] })).toEqual([]);
  const later = write({ done: false, status: 503 });
  expect(lostOf(WISHES.giveBack, 'refused', { writes: [later] })).toHaveLength(1);
  const fault = {
    tenantId: CONTOSO,
    call: 'access-read',
    kind: 'error',
    status: 403,
    times: 1,
  } as const;
  expect(lostOf(WISHES.giveBack, 'refused', { met: [fault] })).toEqual([]);
  const others: Evidence['met'][number][] = [
    { ...fault, call: 'access-request' },
    { ...fault, call: 'review-read' },
    { ...fault, tenantId: FABRIKAM },
    { ...fault, status: 503 },
    { ...fault, status: 429 },
  ];
  expect(lostOf(WISHES.giveBack, 'refused', { met: others })).toHaveLength(1);
  const two = [WISHES.giveBack, WISHES.cancel].map((wish) => recordedWish(wish, 'refused'));
  const lost = lostOf(WISHES.giveBack, 'refused', { met: [fault], wishes: two });
  expect(lost).toEqual([expect.stringContaining('cancel')]);
});

test('what one has is borne out by the range’s own state of it', () => {
  const names = { assignmentId: 'assignment', packageId: 'package', package: 'Package' };
  const assignment = { ...names, target: ADA, endAt: null };
  const held = (state: 'delivered' | 'expired') =>
    new Map([['assignment', { ...assignment, state }]]);
  expect(lostOf(WISHES.giveBack, 'void', { held: held('expired') })).toEqual([]);
  expect(lostOf(WISHES.giveBack, 'void', { held: held('delivered') })).toHaveLength(1);
  const found = { ...NOTHING_SEEN, own: { requests: [], assignments: [], isGone: false } };
  const seen = { id: 'assignment', state: 'delivered', endAt: null };
  const own = { ...found.own, assignments: [seen] };
  const wishes = [recordedWish(WISHES.giveBack, 'changed', { found: { ...found, own } })];
  expect(lostOf(WISHES.giveBack, 'changed', { wishes, held: held('delivered') })).toEqual([]);
  const mina = new Map([
    ['assignment', { ...assignment, target: MINA, state: 'delivered' as const }],
  ]);
  expect(lostOf(WISHES.giveBack, 'changed', { wishes, held: mina })).toHaveLength(1);
  const other = new Map([
    ['assignment', { ...assignment, packageId: 'other', state: 'delivered' as const }],
  ]);
  expect(lostOf(WISHES.giveBack, 'changed', { wishes, held: other })).toHaveLength(1);
});

test('too late to cancel is borne out by a request that cannot be canceled any more', () => {
  expect(lostOf(WISHES.cancel, 'overtaken')).toEqual([]);
  const open = { ...toldRequest(), state: 'pendingApproval', status: 'PendingApproval' } as const;
  const told = new Map([[REQUEST_ID, open]]);
  expect(lostOf(WISHES.cancel, 'overtaken', { told })).toHaveLength(1);
});

test('another decision on the same item that counted bears out that one’s own did not', () => {
  const strange = judgedWrite({ clientRequestId: 'theirs', person: MINA });
  const lost = lostOf(WISHES.judge, 'overtaken', { writes: [strange] });
  expect(lost).toEqual([expect.stringContaining('unannounced')]); // of that one, not of ours
});

test('“done” without a write of its own is well only where the same was said before, and the trail says so', () => {
  const before = judgedWrite({ clientRequestId: 'before' });
  const explained = step('settled', { stage: 'done', reason: 'You had decided so already.' });
  const silent = step('settled', { stage: 'done' });
  const untrue = (last: typeof explained, said: ReceivedWrite) => {
    const steps = new Map([[WISH_ID, [step('recorded'), last]]]);
    const found = lostOf(WISHES.judge, 'done', { steps, writes: [said] });
    return found.filter((text) => !text.includes('unannounced'));
  };
  expect(untrue(explained, before)).toEqual([]);
  const others = [
    judgedWrite({ clientRequestId: 'before', person: MINA }),
    judgedWrite({ clientRequestId: 'before', done: false }),
    judgedWrite({
      clientRequestId: 'before',
      body: { decision: 'Deny', justification: 'Still here.' },
    }),
    judgedWrite({
      clientRequestId: 'before',
      body: { decision: 'Approve', justification: 'Old.' },
    }),
    judgedWrite({ clientRequestId: 'before', path: `${before.path}-other` }),
    judgedWrite({ clientRequestId: 'before', path: before.path.replace('/round/', '/other/') }),
    judgedWrite({ clientRequestId: 'before', tenantId: FABRIKAM }),
  ];
  for (const other of others) expect(untrue(explained, other)).toHaveLength(2);
  expect(untrue(silent, before)).toHaveLength(2);
});

test('what was said after it bears nothing out: a later wish of the same person', () => {
  const explained = step('settled', { stage: 'done', reason: 'You had decided so already.' });
  const id = WishId.parse('9b7d3f4e-2c3d-4e5f-8a01-b2c3d4e5f6a7');
  const later = recordedWish(WISHES.judge, 'done', { id });
  const steps = new Map([
    [WISH_ID, [step('recorded'), explained]],
    [id, course('done')],
  ]);
  const one = recordedWish(WISHES.judge, 'done');
  const own = { steps, writes: [judgedWrite()] };
  expect(lostOf(WISHES.judge, 'done', { ...own, wishes: [one, later] })).toHaveLength(2);
  expect(lostOf(WISHES.judge, 'done', { ...own, wishes: [later, one] })).toEqual([]);
});
