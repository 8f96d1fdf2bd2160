import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { ManyReceipt } from '#shared/contract/many-incidents.ts';
import type { BatchId } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/** How far the incidents of a gesture have come. One is confirmed when all its changes are. */
export interface Progress {
  readonly confirmed: number;
  readonly waiting: number;
  readonly refused: number;
  /** Why the first of the refused ones came back. */
  readonly reason: string | null;
  /** What waits cannot be sent before an administrator of the tenant approves. */
  readonly unapproved: boolean;
}

/** What was recorded; an undo leaves out what is so already without naming it. */
export type GestureReceipt = Omit<ManyReceipt, 'already'> & Partial<Pick<ManyReceipt, 'already'>>;

type Standing = 'confirmed' | 'waiting' | 'refused';

/** How far the incidents of a gesture have come in each tenant. Pure. */
export function progressOf(
  entries: readonly OutboxEntry[],
  batch: BatchId | null,
): Map<TenantId, Progress> {
  const tenants = new Map<TenantId, Map<string, Standing>>();
  const reasons = new Map<TenantId, string | null>();
  const unapproved = new Set<TenantId>();
  for (const entry of entries) {
    const { batch: own, tenantId, incidentId, stage, reason } = entry;
    if (own === null || own !== batch || stage === 'discarded') continue;
    if (entry.unapproved) unapproved.add(tenantId);
    const incidents = tenants.get(tenantId) ?? new Map<string, Standing>();
    const change = stage === 'confirmed' || stage === 'refused' ? stage : 'waiting';
    const before = incidents.get(incidentId) ?? 'confirmed';
    incidents.set(incidentId, before === 'confirmed' || change === 'refused' ? change : before);
    tenants.set(tenantId, incidents);
    if (stage === 'refused' && !reasons.has(tenantId)) reasons.set(tenantId, reason);
  }
  return new Map(
    [...tenants].map(([tenantId, incidents]) => {
      const all = [...incidents.values()];
      const count = (standing: Standing) => all.filter((one) => one === standing).length;
      return [
        tenantId,
        {
          confirmed: count('confirmed'),
          waiting: count('waiting'),
          refused: count('refused'),
          reason: reasons.get(tenantId) ?? null,
          unapproved: unapproved.has(tenantId),
        },
      ];
    }),
  );
}

/** `2 confirmed, 1 waiting, 1 refused`; what there is none of is not named. Pure. */
export function standingWords({
  confirmed,
  waiting,
  refused,
}: Omit<Progress, 'reason' | 'unapproved'>): string {
  const parts = [
    confirmed > 0 && `${confirmed.toLocaleString()} confirmed`,
    waiting > 0 && `${waiting.toLocaleString()} waiting`,
    refused > 0 && `${refused.toLocaleString()} refused`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** `11 of 33 incidents: 8 confirmed, 3 waiting. 22 left out: why. They stay picked.` Pure. */
export function receiptWords(
  entries: readonly OutboxEntry[],
  receipt: GestureReceipt,
  picked = true,
): string {
  const { batch, incidents, refused: leftOut } = receipt;
  const left = leftOut.reduce((sum, { incidentIds }) => sum + incidentIds.length, 0);
  const already = (receipt.already ?? []).reduce((sum, one) => sum + one.incidents, 0);
  const total = counted(incidents + left + already, 'incident');
  if (incidents + left === 0 && already > 0) {
    return already === 1
      ? `${total} is already so: nothing is sent.`
      : `All ${total} are already so: nothing is sent.`;
  }
  const all = left + already === 0 ? total : `${incidents.toLocaleString()} of ${total}`;
  const sum = { confirmed: 0, refused: 0 };
  let unapproved = 0;
  for (const progress of progressOf(entries, batch).values()) {
    sum.confirmed += progress.confirmed;
    sum.refused += progress.refused;
    if (progress.unapproved) unapproved += 1;
  }
  // What the outbox was not read since waits, as it was recorded a moment ago.
  const waiting = Math.max(0, incidents - sum.confirmed - sum.refused);
  const standing = standingWords({ ...sum, waiting });
  const same =
    already === 0
      ? ''
      : ` ${already.toLocaleString()} already so: nothing is sent for ${already === 1 ? 'it' : 'them'}.`;
  const first =
    unapproved === 0
      ? ''
      : ` An administrator of ${counted(unapproved, 'tenant')} has to approve changes first.`;
  const done = `${standing === '' ? `${all}.` : `${all}: ${standing}.`}${first}${same}`;
  if (left === 0) return done;
  const [reason, ...others] = new Set(leftOut.map(({ reason }) => reason));
  const why =
    reason === undefined || others.length > 0
      ? ', for the reasons below.'
      : `: ${visibleLine(reason)}`;
  const said = `${done} ${left.toLocaleString()} left out${why}`;
  return picked ? `${said} ${left === 1 ? 'It stays' : 'They stay'} picked.` : said;
}
