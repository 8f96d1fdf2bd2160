import type { TrailEntry } from '#shared/domain/access/trail.ts';
import type { AccessWish } from '#shared/domain/access/wish.ts';
import { csvText } from '#shared/csv.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

const HEAD = [
  'Recorded (UTC)',
  'Tenant',
  'Tenant id',
  'Recorded by',
  'Account',
  'Kind',
  'Wish',
  'About',
  'Person',
  'Justification',
  'State seen',
  'Stages seen',
  'Sending (UTC)',
  'Sent (UTC)',
  'Settled (UTC)',
  'Outcome',
  'Reason',
  'State found',
  'Request or item id',
  'Stage id',
  'Client request ids',
  'Wish id',
  'Audit entries',
] as const;

/** The same decisions as a table: one line each, texts of strangers never as formulas. Pure. */
export function trailTable(
  entries: readonly TrailEntry[],
  nameOf: (id: TenantId) => string | null,
): string {
  return csvText([HEAD, ...entries.map((entry) => line(entry, nameOf))]);
}

function line(
  { by, wish: listed, steps }: TrailEntry,
  nameOf: (id: TenantId) => string | null,
): (string | number)[] {
  const { id, tenantId, accountId, wish, seen, found, stage, reason } = listed;
  const sending = steps.filter(({ action }) => action === 'access.sending');
  return [
    listed.recordedAt,
    nameOf(tenantId) ?? '',
    tenantId,
    by ?? '',
    accountId,
    wish?.kind ?? '',
    wordOf(wish),
    wish?.title ?? '',
    wish?.person ?? '',
    wish && 'justification' in wish ? wish.justification : '',
    seen?.state ?? '',
    (seen?.stages ?? []).map(({ status, result }) => `${status} ${result}`).join('; '),
    sending.map(({ at }) => at).join('; '),
    listed.sentAt ?? '',
    listed.settledAt ?? '',
    stage,
    reason ?? '',
    found?.state ?? '',
    idOf(wish),
    wish?.kind === 'decide' ? wish.stageId : '',
    [...new Set(sending.flatMap(({ clientRequestId }) => clientRequestId ?? []))].join('; '),
    id,
    steps.map(({ place }) => place).join('; '),
  ];
}

function wordOf(wish: AccessWish | null): string {
  if (wish?.kind === 'decide') return wish.result;
  return wish?.kind === 'judge' ? wish.decision : '';
}

function idOf(wish: AccessWish | null): string {
  switch (wish?.kind) {
    case 'decide':
    case 'cancel':
    case 'reprocess':
      return wish.requestId;
    case 'judge':
      return wish.itemId;
    case 'ask':
      return wish.packageId;
    case 'give-back':
      return wish.assignmentId;
    case undefined:
      return '';
  }
}
