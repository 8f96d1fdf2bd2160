import { expect, test } from 'vitest';
import { approvalQueue } from '#electron/core/access/approval-queue.ts';
import {
  type AccessList,
  type AccessReader,
  accessReader,
} from '#electron/core/store/access-rows.ts';
import { ACCESS_KIND, NO_ACCESS_SEEN } from '#shared/domain/access/access-seen.ts';
import { Approval } from '#shared/domain/access/approval.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { WishStage } from '#shared/domain/access/wish-stage.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { memoryCache } from '#test/fakes/ledger.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const at = Instant.parse('2026-11-21T08:00:00Z');
const NORA = {
  objectId: 'nora',
  name: 'Nora Vale',
  principalName: null,
  email: null,
  organization: null,
};

function approval(tenantId: TenantId, id: string, goneAt: Instant | null): Approval {
  const open = { id: 's1', name: null, status: 'inProgress', result: 'notReviewed' };
  const stage = { ...open, assignedToMe: true, reviewedBy: null, reviewedAt: null };
  const request = {
    tenantId,
    id,
    type: 'userAdd',
    state: 'pendingApproval',
    status: null,
    createdAt: at,
    completedAt: null,
    justification: 'On call.',
    policy: null,
    assignmentId: null,
    startAt: null,
    ends: null,
    answers: [],
    package: { id: 'p', name: 'Tier 1' },
    requestor: NORA,
    target: NORA,
  };
  const stages = [{ ...stage, justification: null }];
  return Approval.parse({ request, stages, seenAt: at, goneAt });
}

/** The queue over two tenants, and what was asked of all of them. */
async function queue(
  open: readonly ListedWish[] = [],
  seen = '{}',
  had: readonly Assignment[] = [],
) {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  for (const tenantId of [CONTOSO, FABRIKAM]) {
    const all = [approval(tenantId, 'one', null), approval(tenantId, 'two', null)];
    const kept = [...all, approval(tenantId, 'gone', at)];
    const items = kept.map((one) => ({ id: one.request.id, body: JSON.stringify(one) }));
    const lists: AccessList[] = [{ kind: 'approval', items }];
    const theirs = had.filter((one) => one.tenantId === tenantId);
    const assignments = theirs.map((one) => ({ id: one.id, body: JSON.stringify(one) }));
    lists.push({ kind: 'assignment', items: assignments });
    await writer.saveAccess({ tenantId, seen: { kind: ACCESS_KIND, text: seen }, lists });
  }
  const reader = accessReader(db);
  const readWhole: string[] = [];
  const access: AccessReader = {
    ...reader,
    all: (kind) => {
      readWhole.push(kind);
      return reader.all(kind);
    },
  };
  const none = () => [];
  const queues = approvalQueue({
    access,
    wishes: { list: none, listAbout: none, listOpen: () => [...open] },
    opened: { of: () => new Set() },
    syncs: {
      cursor: () => seen,
      cursors: () => new Map([CONTOSO, FABRIKAM].map((id) => [id, seen])),
    },
    tenants: none,
    meIn: () => ({ objectId: 'me', upn: null }),
    accountId: () => 'me',
    now: () => Date.parse(at),
  });
  return { queues, readWhole };
}

test('the details of one request read nothing of other tenants, and tell the others of that person there', async () => {
  const { queues, readWhole } = await queue();
  const { requestId } = queues.rows('waiting').find((row) => row.requestId === 'one') ?? {};
  if (requestId === undefined) throw new Error('Nothing waits.');
  readWhole.length = 0;
  const detail = queues.detail({ tenantId: CONTOSO, requestId });
  expect(detail?.row).toEqual(
    queues.rows('waiting').find((row) => row.tenantId === CONTOSO && row.requestId === 'one'),
  );
  const others = detail?.theirRequests.map((row) => [row.tenantId, row.requestId]);
  expect(others).toEqual([
    [CONTOSO, 'gone'],
    [CONTOSO, 'two'],
  ]);
  readWhole.length = 0;
  queues.detail({ tenantId: CONTOSO, requestId });
  expect(readWhole).toEqual([]);
});

test('the number at the rail is that of the rows, without what no longer waits being read', async () => {
  const { queues, readWhole } = await queue();
  expect(queues.overview().toDecide).toBe(4);
  expect(readWhole).toEqual([]);
  expect(queues.rows('waiting').filter(({ waits }) => waits)).toHaveLength(4);
});

test('what the service took and is read again for certainty is not counted as unsent', async () => {
  const open = WishStage.options.map((stage) =>
    listedWish({ wish: null, stage, accountId: 'me', recordedAt: at }),
  );
  const { queues } = await queue(open);
  expect(queues.overview()).toMatchObject({ unsent: 2, asking: 2 });
});

const SEES_ALL = JSON.stringify({ ...NO_ACCESS_SEEN, reach: 'whole', seesAll: true });

/** Nora's Tier 1 in Contoso. */
function had(state: string): Assignment {
  const named = { package: { id: PackageId.parse('p'), name: 'Tier 1' }, target: NORA };
  const ids = { tenantId: CONTOSO, id: 'had', state, status: null, ...named };
  const policy = { policyId: null, policyName: null };
  const ends = { startAt: null, endAt: null, endsKnown: true, expiredAt: null };
  return { ...ids, ...policy, ...ends, isMine: false };
}

const kindsIn = (rows: readonly ApprovalRow[], tenantId: TenantId) =>
  rows.filter((row) => row.tenantId === tenantId).map(({ hints }) => hints.map(({ kind }) => kind));

test('somebody who never had anything is called new, however much they asked for before', async () => {
  const { queues } = await queue([], SEES_ALL);
  expect(kindsIn(queues.rows('waiting'), CONTOSO)).toEqual([['new-person'], ['new-person']]);
  const [one] = queues.rows('waiting');
  if (!one) throw new Error('Nothing waits.');
  expect(queues.detail(one)?.row.hints).toMatchObject([{ kind: 'new-person' }]);
});

test.for([
  ['delivered', false],
  ['partiallyDelivered', false],
  ['expired', false],
  ['delivering', true],
  ['deliveryFailed', true],
] as const)('whoever has an assignment that is %s is called new: %s', async ([state, isNew]) => {
  const { queues } = await queue([], SEES_ALL, [had(state)]);
  const rows = queues.rows('waiting');
  expect(kindsIn(rows, CONTOSO).flat().includes('new-person')).toBe(isNew);
  // What they have in one customer makes them known in no other.
  expect(kindsIn(rows, FABRIKAM)).toEqual([['new-person'], ['new-person']]);
});

test('where only one’s own assignments may be read nobody is called new', async () => {
  const own = JSON.stringify({ ...NO_ACCESS_SEEN, reach: 'whole', seesAll: false });
  const { queues } = await queue([], own);
  expect(queues.rows('waiting').flatMap(({ hints }) => hints)).toEqual([]);
});
