import type {
  HeldRow,
  LinkRow,
  MyAccess,
  OwnRequestRow,
  PackageRow,
} from '#shared/contract/my-access.ts';
import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { lengthWords } from '#shared/domain/access/schedule.ts';
import { canReprocess } from '#shared/domain/access/settle-own.ts';
import { canCancel, isLiveAssignment, isOpenRequest } from '#shared/domain/access/states.ts';
import { aboutOf, isOpenWish, type ListedWish } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, DAY_MS, instant, millis } from '#shared/time.ts';
import { plainOrder, shortened } from '#shared/text.ts';
import { wishLine } from '../read/wish-line.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { PackageLinkStore } from '../store/package-link-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';

interface MyAccessParts {
  readonly access: AccessReader;
  readonly wishes: Pick<AccessWishStore, 'list'>;
  readonly links: Pick<PackageLinkStore, 'asked' | 'list'>;
  readonly syncs: Pick<SyncReader, 'cursors'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** What has ended or was settled stays in sight for so long. */
const SHOWN_MS = 30 * DAY_MS;
const LONGEST = 500;
const NAMELESS = 'a package Graph does not name';

/** Everything of the person's own access in all tenants, from the local database alone. */
export function myAccess(parts: MyAccessParts) {
  const { access, wishes, links, now } = parts;

  return (): MyAccess => {
    const accountId = parts.accountId();
    const nowMs = now();
    const isRecent = (at: string | null) => at === null || nowMs - millis(at) < SHOWN_MS;
    const packages = access.all('package');
    const requests = access.all('request');
    const assignments = access.all('assignment').filter(({ isMine }) => isMine);
    const askable = new Set(packages.filter(isAskable).map(offeredKey));
    const open = new Set(requests.filter(isOpenRequest).map(packageKey));
    const live = assignments.filter(({ state }) => isLiveAssignment(state));
    const held = new Set(live.map(packageKey));
    const perTenant = Map.groupBy(live, ({ tenantId }) => tenantId);
    const cursors = parts.syncs.cursors(ACCESS_KIND);
    const reachOf = (tenantId: TenantId) => parseAccessSeen(cursors.get(tenantId) ?? null).reach;
    const wished = wishes
      .list(instant(nowMs - SHOWN_MS))
      .filter((one) => one.accountId === accountId); // a colleague's are theirs alone to see
    const lineOf = (...about: readonly string[]) => {
      const found = wished.findLast((one) => one.wish !== null && about.includes(aboutKey(one)));
      return found ? wishLine(found, accountId) : null;
    };

    const heldRow = (one: Assignment): HeldRow => {
      const { tenantId, id: assignmentId, state } = one;
      const key = packageKey(one);
      const isLive = isLiveAssignment(state);
      return {
        tenantId,
        assignmentId,
        packageId: one.package?.id ?? null,
        packageName: one.package?.name ?? NAMELESS,
        policyId: one.policyId,
        policyName: one.policyName,
        state,
        startAt: one.startAt,
        endAt: one.endAt,
        endsKnown: one.endsKnown,
        isLive,
        isLast: isLive && perTenant.get(tenantId)?.length === 1,
        canAsk: askable.has(key),
        isPending: open.has(key),
        wish: lineOf(`give-back/${tenantId}/${assignmentId}`, `renew/${key}`),
      };
    };

    const requestRow = (one: AccessRequest): OwnRequestRow => {
      const { tenantId, id: requestId, state, status } = one;
      const isOpen = isOpenRequest(one);
      const key = packageKey(one);
      return {
        tenantId,
        requestId,
        packageId: one.package?.id ?? null,
        packageName: one.package?.name ?? NAMELESS,
        type: one.type,
        state,
        status,
        justification: shortened(one.justification ?? '', LONGEST),
        createdAt: one.createdAt,
        completedAt: one.completedAt,
        isOpen,
        canCancel: isOpen && canCancel(one),
        canReprocess: canReprocess(one, nowMs) && reachOf(tenantId) === 'whole',
        canAskAgain: cameToNothing(state) && !open.has(key) && askable.has(key),
        wish: lineOf(`cancel/${tenantId}/${requestId}`, `reprocess/${tenantId}/${requestId}`),
      };
    };

    /** What is recorded and not a request of Graph's yet. */
    const wishRow = (one: ListedWish): OwnRequestRow[] => {
      const { wish, tenantId } = one;
      if (wish?.kind !== 'ask' || !isOpenWish(one.stage)) return [];
      return [
        {
          tenantId,
          requestId: null,
          packageId: wish.packageId,
          packageName: wish.title,
          type: wish.type,
          state: null,
          status: null,
          justification: shortened(wish.justification, LONGEST),
          createdAt: one.recordedAt,
          completedAt: null,
          isOpen: true,
          canCancel: false,
          canReprocess: false,
          canAskAgain: false,
          wish: wishLine(one, accountId),
        },
      ];
    };

    const said = new Map(
      (accountId === null ? [] : links.asked(accountId)).map((one) => [linkKey(one), one.saidAt]),
    );
    const requested = new Set(requests.map(packageKey));
    const linkRow = (link: Omit<LinkRow, 'reach' | 'saidAt' | 'outcome'>): LinkRow => {
      const key = linkKey(link);
      const reach = reachOf(link.tenantId);
      const saidAt = said.get(key) ?? null;
      const works = reach === 'whole' || reach === 'own';
      const seen = held.has(key)
        ? 'held'
        : open.has(key) || (works && requested.has(key))
          ? 'requested'
          : null;
      const waiting = works ? 'guest-works' : 'waiting';
      return { ...link, reach, saidAt, outcome: seen ?? (saidAt === null ? 'none' : waiting) };
    };
    const kept = links.list();
    const keptKeys = new Set(kept.map(linkKey));
    // What was asked for without a kept link: it is told all the same.
    const loose = (accountId === null ? [] : links.asked(accountId))
      .filter((one) => !keptKeys.has(linkKey(one)))
      .map(({ tenantId, packageId, name }) => ({ tenantId, packageId, name, domain: '' }));

    return {
      held: assignments
        .filter(({ state, expiredAt, endAt }) => {
          return isLiveAssignment(state) || isRecent(expiredAt ?? endAt);
        })
        .map(heldRow)
        .sort(byEnd),
      requests: [
        ...wished.flatMap(wishRow),
        ...requests
          .filter((one) => isOpenRequest(one) || isRecent(one.completedAt))
          .map(requestRow),
      ].sort(byAge),
      packages: packages.map((one) => packageRow(one, held, open)),
      links: [...kept, ...loose].map(linkRow),
    };
  };
}

function packageRow(
  one: AccessPackage,
  held: ReadonlySet<string>,
  open: ReadonlySet<string>,
): PackageRow {
  const { tenantId, id: packageId, name } = one;
  const requirements = one.requirements ?? [];
  const lengths = new Set(requirements.map(({ ends }) => lengthWords(ends)));
  return {
    tenantId,
    packageId,
    name,
    description: shortened(one.description ?? '', LONGEST),
    catalog: one.catalog ?? '',
    policies: one.requirements?.length ?? null,
    questions: Math.max(0, ...requirements.map(({ questions }) => questions.length)),
    needsApproval: requirements.some(({ approvalForAdd }) => approvalForAdd),
    length: lengths.size === 1 ? ([...lengths][0] ?? null) : null,
    isHeld: held.has(offeredKey(one)),
    isPending: open.has(offeredKey(one)),
  };
}

const isAskable = ({ requirements }: AccessPackage) => (requirements?.length ?? 0) > 0;
const offeredKey = ({ tenantId, id }: AccessPackage) => `${tenantId}/${id}`;
const linkKey = ({ tenantId, packageId }: Pick<LinkRow, 'tenantId' | 'packageId'>) =>
  `${tenantId}/${packageId}`;
const packageKey = ({ tenantId, package: one }: Pick<Assignment, 'tenantId' | 'package'>) =>
  `${tenantId}/${one?.id ?? ''}`;

const NOTHING_CAME = new Set(['denied', 'canceled', 'deliveryFailed']);
const cameToNothing = (state: string) => NOTHING_CAME.has(state);

/** Renewals and changes stand beside what is had; all others by their kind. */
function aboutKey({ tenantId, wish }: ListedWish): string {
  if (wish === null) return '';
  const kind = wish.kind === 'ask' && wish.assignmentId !== null ? 'renew' : wish.kind;
  return `${kind}/${tenantId}/${aboutOf(wish)}`;
}

const LAST = '9999';

/** What one has and what ends first, first; what is over last. */
function byEnd(a: HeldRow, b: HeldRow): number {
  if (a.isLive !== b.isLive) return a.isLive ? -1 : 1;
  return plainOrder(a.endAt ?? LAST, b.endAt ?? LAST) || plainOrder(a.assignmentId, b.assignmentId);
}

/** What is under way first, newest first. */
function byAge(a: OwnRequestRow, b: OwnRequestRow): number {
  if (a.isOpen !== b.isOpen) return a.isOpen ? -1 : 1;
  return plainOrder(b.createdAt ?? '', a.createdAt ?? '');
}
