import { expect, test } from 'vitest';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { WishStep } from '#electron/core/store/audit-reader.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import {
  NOTHING_SEEN,
  type RecordedWish,
  WishId,
  type WishStage,
} from '#shared/domain/access/wish.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { judgeWrites } from '#test/torture/verdict-writes.ts';

const at = instant(Date.UTC(2026, 10, 20, 8));
const id = WishId.parse('8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6');
const ADA = 'ada@msp.example';
const people = new Map([['ada', ADA]]);

function given(stage: WishStage): RecordedWish {
  const about = { title: 'Package', person: null, packageId: PackageId.parse('package') };
  return {
    id,
    tenantId: CONTOSO,
    wish: { kind: 'give-back', assignmentId: 'assignment', ...about },
    stage,
    accountId: 'ada',
    batch: null,
    recordedAt: at,
    sentAt: null,
    settledAt: at,
    attempts: 1,
    seen: NOTHING_SEEN,
    found: null,
    reason: null,
    remedy: null,
  };
}

const sending = (clientRequestId: string): WishStep => {
  const step = { at, accountId: 'ada', action: 'access.sending', stage: 'sending', reason: null };
  return { ...step, clientRequestId };
};

function arrived(own: Partial<ReceivedWrite> = {}): ReceivedWrite {
  return {
    tenantId: CONTOSO,
    method: 'POST',
    path: '/v1.0/identityGovernance/entitlementManagement/assignmentRequests',
    call: 'access-request',
    clientRequestId: 'first',
    body: {},
    person: ADA,
    status: 201,
    done: true,
    at,
    ...own,
  };
}

const judged = (stage: WishStage, ...writes: ReceivedWrite[]) => {
  const steps = new Map([[id, [sending('first'), sending('second')]]]);
  return judgeWrites([given(stage)], { writes, steps, people });
};
const NOTHING = { lost: [], doubled: [], wrongPerson: [] };

test('what arrived once under its own name and is told so, and what never arrived and is told so, is well', () => {
  expect(judged('done', arrived())).toEqual(NOTHING);
  expect(judged('done', arrived({ done: false, status: 503 }), arrived())).toEqual(NOTHING);
  expect(judged('overtaken')).toEqual(NOTHING);
  expect(judged('refused', arrived({ done: false, status: 400 }))).toEqual(NOTHING);
});

test('“done” without a trace in the range is lost, and so is what stands unsettled or was done all the same', () => {
  expect(judged('done').lost).toEqual([expect.stringContaining('has nothing of it')]);
  expect(judged('sent', arrived()).lost).toEqual([expect.stringContaining('is not settled')]);
  expect(judged('overtaken', arrived()).lost).toEqual([
    expect.stringContaining('the range carried it out'),
  ]);
});

test('what was sent again after it was carried out is doubled, under whichever id', () => {
  const again = arrived({ clientRequestId: 'second', done: false, status: 400 });
  expect(judged('done', arrived(), again).doubled).toHaveLength(1);
});

test('a write that no trail announced is told, and one under another name', () => {
  const strange = arrived({ clientRequestId: 'unknown' });
  expect(judged('taken-back', strange).lost).toEqual([expect.stringContaining('unannounced')]);
  const { wrongPerson } = judged('done', arrived({ person: 'mina@msp.example' }));
  expect(wrongPerson).toEqual([expect.stringContaining(`by ${ADA}, arrived as mina`)]);
});

test('writes about other things are nobody’s here', () => {
  expect(judged('overtaken', arrived({ call: 'incident-update' }))).toEqual(NOTHING);
});
