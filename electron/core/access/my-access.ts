import type { MyAccess } from '#shared/contract/my-access.ts';
import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import { extendedBy, lastUnextended } from '#shared/domain/access/extension.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import { keepsThere } from '#shared/domain/access/runway.ts';
import { isLiveAssignment, isOpenRequest } from '#shared/domain/access/states.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, DAY_MS, instant, millis } from '#shared/time.ts';
import {
  byAge,
  byEnd,
  heldRow,
  linkKey,
  linkRow,
  offeredKey,
  type OwnFacts,
  packageKey,
  packageRow,
  requestRow,
  wishKey,
  wishRow,
} from '../read/my-access-rows.ts';
import { wishLine } from '../read/wish-line.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { PackageLinkStore } from '../store/package-link-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { ownUnderWay } from './own-under-way.ts';

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

/** Everything of the person's own access in all tenants, from the local database alone. */
export function myAccess(parts: MyAccessParts) {
  const { access, wishes, links, now } = parts;

  /** Where the last wish about a thing stands. */
  const finder = (wished: readonly ListedWish[], accountId: string | null) => {
    return (...about: readonly string[]) => {
      const found = wished.findLast((one) => one.wish !== null && about.includes(wishKey(one)));
      return found ? wishLine(found, accountId) : null;
    };
  };

  return (): MyAccess => {
    const accountId = parts.accountId();
    const nowMs = now();
    const packages = access.all('package');
    const requests = access.all('request');
    const assignments = access.all('assignment').filter(({ isMine }) => isMine);
    const had = Map.groupBy(assignments, packageKey);
    const requestsFor = Map.groupBy(requests, packageKey);
    const live = assignments.filter(({ state }) => isLiveAssignment(state));
    const cursors = parts.syncs.cursors(ACCESS_KIND);
    const wished = wishes
      .list(instant(nowMs - SHOWN_MS))
      .filter((one) => one.accountId === accountId); // a colleague's are theirs alone to see
    const asked = accountId === null ? [] : links.asked(accountId);
    const { asked: askedFor, ...underWay } = ownUnderWay(wished, requests, nowMs);
    const { givingBack, leaving, untold } = underWay;
    const open = new Set(requests.filter(isOpenRequest).map(packageKey));
    const kept = live.filter((one) => keepsThere(one, leaving));
    const keptIn = Map.groupBy(kept, ({ tenantId }) => tenantId);
    const facts: OwnFacts = {
      nowMs,
      askable: new Set(packages.filter(isAskable).map(offeredKey)),
      held: new Set(live.map(packageKey)),
      requested: new Set(requests.map(packageKey)),
      open,
      underWay: new Set([...open, ...askedFor]),
      givingBack,
      isExtension: (one) => extendedBy(one, had.get(packageKey(one)) ?? []) !== null,
      unextended: (one) => {
        const key = packageKey(one);
        return lastUnextended(one, had.get(key) ?? [], requestsFor.get(key) ?? []);
      },
      keptBeside: ({ tenantId, id }) =>
        (keptIn.get(tenantId) ?? []).filter((other) => other.id !== id),
      reachOf: (tenantId: TenantId) => parseAccessSeen(cursors.get(tenantId) ?? null).reach,
      wishOf: finder(wished, accountId),
      saidAt: new Map(asked.map((one) => [linkKey(one), one.saidAt])),
    };
    const listed = links.list();
    const keptKeys = new Set(listed.map(linkKey));
    // What was asked for without a kept link: it is told all the same.
    const loose = asked
      .filter((one) => !keptKeys.has(linkKey(one)))
      .map(({ tenantId, packageId, name }) => ({ tenantId, packageId, name, domain: '' }));
    const isRecent = (at: string | null) => at === null || nowMs - millis(at) < SHOWN_MS;
    const heldLately = assignments.filter(({ state, expiredAt, endAt }) => {
      return isLiveAssignment(state) || isRecent(expiredAt ?? endAt);
    });
    const askedLately = requests.filter((one) => isOpenRequest(one) || isRecent(one.completedAt));

    return {
      held: heldLately.map((one) => heldRow(one, facts)).sort(byEnd),
      requests: [
        ...wished.flatMap((one) => wishRow(one, accountId, untold)),
        ...askedLately.map((one) => requestRow(one, facts)),
      ].sort(byAge),
      packages: packages.map((one) => packageRow(one, facts)),
      links: [...listed, ...loose].map((one) => linkRow(one, facts)),
    };
  };
}

const isAskable = ({ requirements }: AccessPackage) => (requirements?.length ?? 0) > 0;
