import { expect, test } from 'vitest';
import { approvalQueue } from '#electron/core/access/approval-queue.ts';
import { type AccessReader, accessReader } from '#electron/core/store/access-rows.ts';
import { ACCESS_KIND } from '#shared/domain/access/access-seen.ts';
import { Approval } from '#shared/domain/access/approval.ts';
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
async function queue(open: readonly ListedWish[] = []) {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  for (const tenantId of [CONTOSO, FABRIKAM]) {
    const all = [approval(tenantId, 'one', null), approval(tenantId, 'two', null)];
    const kept = [...all, approval(tenantId, 'gone', at)];
    const items = kept.map((one) => ({ id: one.request.id, body: JSON.stringify(one) }));
    const seen = { kind: ACCESS_KIND, text: '{}' };
    await writer.saveAccess({ tenantId, seen, lists: [{ kind: 'approval', items }] });
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
    syncs: { cursor: () => null, cursors: () => new Map() },
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
