import { expect, test } from 'vitest';
import { filtered } from '#renderer/features/access/mine/line-words.ts';
import type { MineLine } from '#renderer/features/access/mine/mine-lines.ts';
import type { HeldRow, OwnRequestRow } from '#shared/contract/my-access.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { Instant } from '#shared/time.ts';

const CONTOSO = TenantId.parse('11111111-2222-4333-8444-555555555551');
const at = Instant.parse('2026-11-20T08:00:00.000Z');

const had = (key: string, change: Partial<HeldRow>): MineLine => ({
  kind: 'held',
  key,
  tenantId: CONTOSO,
  title: 'Tier 1',
  wish: null,
  row: {
    tenantId: CONTOSO,
    assignmentId: key,
    packageId: null,
    packageName: 'Tier 1',
    policyId: null,
    policyName: 'Night shift',
    state: 'delivered',
    startAt: null,
    endAt: at,
    endsKnown: true,
    endedAt: null,
    isLive: true,
    isLast: false,
    endsLast: false,
    lastThen: null,
    canAsk: true,
    isPending: false,
    isLeaving: false,
    unextended: null,
    wish: null,
    ...change,
  },
});

const asked = (key: string, change: Partial<OwnRequestRow>): MineLine => ({
  kind: 'request',
  key,
  tenantId: CONTOSO,
  title: 'Tier 2',
  wish: null,
  row: {
    tenantId: CONTOSO,
    requestId: null,
    packageId: null,
    packageName: 'Tier 2',
    type: 'userAdd',
    isExtension: false,
    state: 'pendingApproval',
    status: null,
    justification: 'Cover for the holidays',
    createdAt: at,
    completedAt: null,
    isOpen: true,
    canCancel: true,
    canReprocess: false,
    canAskAgain: false,
    wish: null,
    ...change,
  },
});

const LINES = [
  had('last', { endsLast: true }),
  had('tried', { unextended: { word: 'denied', at } }),
  had('over', { isLive: false, endsLast: true, state: 'expired' }),
  asked('asked', {}),
  asked('back', { type: 'userRemove', state: 'delivering' }),
];

test.for([
  ['last to end', ['last']],
  ['extension denied', ['tried']],
  ['night shift', ['last', 'tried']],
  ['expired', ['over']],
  ['pending approval', ['asked']],
  ['give back', ['back']],
  ['taken away', ['back']],
  ['holidays', ['asked', 'back']],
  ['tier 2', ['asked', 'back']],
  ['nobody', []],
] as const)('“%s” finds what says so on its row', ([text, keys]) => {
  const found = filtered(LINES, { text, tenant: null }, new Map());
  expect(found.map(({ key }) => key)).toEqual(keys);
});
