import { MOST_RUNWAY, type Runway } from '#shared/contract/access-runway.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import { type AccessRequest, asksForPackage } from '#shared/domain/access/request.ts';
import type { AccessReview } from '#shared/domain/access/review.ts';
import { byEnd, type RunwayItem } from '#shared/domain/access/runway.ts';
import { isOpenRequest } from '#shared/domain/access/states.ts';
import { personIn } from '#shared/domain/access/subject.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, Instant, instant } from '#shared/time.ts';
import {
  assignmentItem,
  gdapItem,
  type ItemFacts,
  reviewItem as reviewRoundItem,
} from '../read/runway-items.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { GDAP_KIND } from './gdap-keeping.ts';
import { ownUnderWay, UNTOLD_MS } from './own-under-way.ts';

interface RunwayReaderParts {
  readonly access: Pick<AccessReader, 'all'>;
  readonly wishes: Pick<AccessWishStore, 'list'>;
  readonly syncs: Pick<SyncReader, 'cursors'>;
  /** How many items of a round are decided on, as the list of reviews counts them. */
  readonly decidedIn: () => (review: AccessReview) => number;
  readonly accountId: () => string | null;
  readonly zone: () => string;
  readonly now: Clock;
}

/** Everything that ends, of all tenants, from the local database alone. */
export function runwayReader(parts: RunwayReaderParts) {
  const { access, wishes, syncs, accountId, zone, now } = parts;
  /** All of it, soonest first. */
  const items = (): RunwayItem[] => {
    const nowMs = now();
    const assignments = access.all('assignment');
    const seen = syncs.cursors(ACCESS_KIND);
    const perPerson = Map.groupBy(assignments, inTenant);
    const packages = new Set(
      access.all('package').flatMap(({ tenantId, id, requirements }) => {
        const isOpen = requirements === null || requirements.length > 0;
        return isOpen ? [`${tenantId}/${id}`] : [];
      }),
    );
    const requests = access.all('request');
    const perPackage = Map.groupBy(requests, ofPackage);
    const wished = wishes
      .list(instant(nowMs - UNTOLD_MS))
      .filter(({ accountId: whose }) => whose === accountId());
    const { givingBack, leaving, ...mine } = ownUnderWay(wished, requests, nowMs);
    const asked = new Set<string>([
      ...requests.flatMap((one) => {
        const isOpen = isOpenRequest(one) && asksForPackage(one);
        return isOpen && one.package ? [`${one.tenantId}/${one.package.id}`] : [];
      }),
      ...mine.asked,
    ]);
    const seesAll = (tenantId: TenantId) => parseAccessSeen(seen.get(tenantId) ?? null).seesAll;
    const decided = parts.decidedIn();
    const requestsFor = (key: string) => perPackage.get(key) ?? [];
    const facts: ItemFacts = { nowMs, packages, asked, givingBack, leaving, requestsFor };
    return [
      ...assignments.flatMap((one) => {
        const theirs = one.isMine || seesAll(one.tenantId) ? perPerson.get(inTenant(one)) : null;
        return assignmentItem(one, theirs ?? null, facts);
      }),
      ...access.all('gdap').map((one) => gdapItem(one, facts)),
      ...access.all('review').flatMap((one) => {
        return reviewRoundItem(one, decided(one), facts);
      }),
    ].sort(byEnd);
  };

  return {
    items,
    read: (): Runway => {
      const all = items();
      const readAt = [...syncs.cursors(GDAP_KIND).values()].sort().at(-1) ?? null;
      const gdapReadAt = Instant.nullable().safeParse(readAt);
      return {
        items: all.slice(0, MOST_RUNWAY),
        omitted: Math.max(0, all.length - MOST_RUNWAY),
        gdapReadAt: gdapReadAt.success ? gdapReadAt.data : null,
        zone: zone(),
      };
    },
  };
}
export type RunwayReader = ReturnType<typeof runwayReader>;

const ofPackage = ({ tenantId, package: one }: AccessRequest) => `${tenantId}/${one?.id ?? ''}`;

function inTenant({ tenantId, target, isMine }: Assignment): string {
  return isMine ? `${tenantId}/me` : personIn(tenantId, target);
}
