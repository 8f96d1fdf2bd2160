import type {
  AccessOverview,
  ApprovalDetail,
  ApprovalKey,
  ApprovalRow,
} from '#shared/contract/access.ts';
import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import { stageDeadline } from '#shared/domain/access/deadline.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { Approval } from '#shared/domain/access/approval.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import { personIn, type Subject } from '#shared/domain/access/subject.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import { plainOrder } from '#shared/text.ts';
import { type Clock, DAY_MS, instant, millis } from '#shared/time.ts';
import { approvalRow, approvalStanding } from '../read/approval-rows.ts';
import { approvalMark, openedName } from '../read/shown-mark.ts';
import { wishInDetail } from '../read/wish-line.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { lastWishes } from './last-wishes.ts';
import { theirAccess, theirAccessIn } from './their-access.ts';
import { underWay } from './under-way.ts';

export interface ApprovalQueueParts {
  readonly access: AccessReader;
  readonly wishes: Pick<AccessWishStore, 'list' | 'listAbout' | 'listOpen'>;
  readonly opened: Pick<OpenedStore, 'of'>;
  readonly syncs: Pick<SyncReader, 'cursor' | 'cursors'>;
  readonly tenants: () => readonly Tenant[];
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** What rows are made of. */
interface BookParts {
  readonly requests: readonly AccessRequest[];
  readonly approvals: readonly Approval[];
  readonly wishOf: (tenantId: TenantId, requestId: string) => ListedWish | null;
  readonly theirsOf: (tenantId: TenantId, person: Subject | null) => Assignment[] | null;
}

/** How long what was settled stays beside what it is about. */
const SETTLED_SHOWN_MS = 90 * DAY_MS;

/** Approvals of all tenants as one queue, from the local database alone. */
export function approvalQueue(parts: ApprovalQueueParts) {
  const { access, wishes, opened, now } = parts;

  /** The last wish about one approval, without the others being read. */
  const wishAbout = (tenantId: TenantId, requestId: string) => {
    const since = instant(now() - SETTLED_SHOWN_MS);
    const about = wishes.listAbout(tenantId, 'decide', requestId);
    const recent = about.filter(({ settledAt }) => settledAt === null || settledAt >= since);
    return lastWishes(recent, 'decide', parts.accountId()).of(tenantId, requestId);
  };

  /** Of all tenants what their rows share, read once. */
  const wholeBook = () => {
    const recent = wishes.list(instant(now() - SETTLED_SHOWN_MS));
    const wished = lastWishes(recent, 'decide', parts.accountId());
    return book({
      requests: access.all('request'),
      approvals: access.all('approval'),
      wishOf: wished.of,
      theirsOf: theirAccess(parts),
    });
  };

  /** The same of one tenant: nothing of the others is read. */
  const bookOf = (tenantId: TenantId) =>
    book({
      requests: access.ofTenant(tenantId, 'request'),
      approvals: access.ofTenant(tenantId, 'approval'),
      wishOf: wishAbout,
      theirsOf: (_, person) => theirAccessIn(tenantId, person, parts),
    });

  const book = ({ requests, approvals, wishOf, theirsOf }: BookParts) => {
    const accountId = parts.accountId();
    const organizations = new Map<TenantId, string>();
    for (const { tenantId, requestor } of requests.toReversed()) {
      if (requestor?.organization) organizations.set(tenantId, requestor.organization);
    }
    const perPerson = Map.groupBy(approvals, ({ request }) =>
      personIn(request.tenantId, personOf(request)),
    );
    const openedOnes = accountId === null ? new Set<string>() : opened.of(accountId);
    const row = (approval: Approval): ApprovalRow => {
      const { request } = approval;
      const { tenantId } = request;
      const person = personOf(request);
      const about = `${tenantId}/${openedName(request.id, approvalMark(approval))}`;
      return approvalRow(approval, {
        me: parts.meIn(tenantId),
        accountId,
        nowMs: now(),
        isOpened: openedOnes.has(about),
        wish: wishOf(tenantId, request.id),
        theirs: theirsOf(tenantId, person),
        organization: organizations.get(tenantId) ?? null,
      });
    };
    return { approvals, row, theirsOf, perPerson };
  };

  const rows = (which: 'waiting' | 'history'): ApprovalRow[] => {
    const { approvals, row } = wholeBook();
    const wanted = approvals.filter(({ goneAt }) => (goneAt === null) === (which === 'waiting'));
    return wanted.map(row).sort(which === 'waiting' ? byDeadline : byGone);
  };

  return {
    rows,

    detail: ({ tenantId, requestId }: ApprovalKey): ApprovalDetail | null => {
      const approval = access.one(tenantId, 'approval', requestId);
      if (approval === null) return null;
      const { row, theirsOf, perPerson } = bookOf(tenantId);
      const person = personOf(approval.request);
      const others = perPerson.get(personIn(tenantId, person)) ?? [];
      const accountId = parts.accountId();
      const about = wishes.listAbout(tenantId, 'decide', requestId);
      return {
        row: row(approval),
        approval,
        theirAssignments: theirsOf(tenantId, person),
        theirRequests: others.filter(({ request }) => request.id !== requestId).map(row),
        wishes: about.map((one) => wishInDetail(one, accountId)),
      };
    },

    overview: (): Omit<AccessOverview, 'toReview' | 'back'> => {
      const cursors = parts.syncs.cursors(ACCESS_KIND);
      const accountId = parts.accountId();
      const open = access.waitingApprovals().filter((one) => {
        const { tenantId, id } = one.request;
        return approvalStanding(one, { wish: wishAbout(tenantId, id), accountId }).waits;
      });
      const soon = instant(now() + DAY_MS);
      const deadlines = open.map(stageDeadline);
      const own = wishes.listOpen().filter((one) => one.accountId === accountId);
      const yesterday = instant(now() - DAY_MS);
      const lately = wishes.list(yesterday).filter((one) => one.accountId === accountId);
      const settled = lately.filter(({ stage, settledAt }) => {
        return stage !== 'taken-back' && (settledAt ?? '') >= yesterday;
      });
      return {
        tenants: parts.tenants().map(({ id }) => {
          const { reach, readAt, trouble, unread, seesAll } = parseAccessSeen(
            cursors.get(id) ?? null,
          );
          return { tenantId: id, reach, readAt, trouble, unread, seesAll };
        }),
        toDecide: open.length,
        dueSoon: deadlines.filter((at) => at !== null && at <= soon).length,
        unsent: own.filter(({ stage }) => stage === 'recorded' || stage === 'sending').length,
        asking: own.filter(({ stage }) => isAskingWish(stage)).length,
        sending: underWay(lately),
        settled: settled.length,
      };
    },
  };
}
export type ApprovalQueue = ReturnType<typeof approvalQueue>;

function personOf({ target, requestor }: Approval['request']): Subject | null {
  return target ?? requestor;
}

const LAST = '9999';

function byDeadline(a: ApprovalRow, b: ApprovalRow): number {
  return (
    plainOrder(a.deadline ?? LAST, b.deadline ?? LAST) ||
    plainOrder(a.askedAt ?? '', b.askedAt ?? '') ||
    plainOrder(a.requestId, b.requestId)
  );
}

function byGone(a: ApprovalRow, b: ApprovalRow): number {
  return millis(b.goneAt ?? '') - millis(a.goneAt ?? '') || plainOrder(a.requestId, b.requestId);
}
