import type { AccessPackage, PackageId } from '#shared/domain/access/package.ts';
import type { AccessAnswer, AccessRequest } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Clock } from '#shared/time.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { PackageLinkStore } from '../store/package-link-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { myAccess } from './my-access.ts';
import { ownWishes } from './own-wishes.ts';
import type { WishQueue } from './wish-queue.ts';

interface OwnAccessParts {
  readonly access: AccessReader;
  readonly wishes: AccessWishStore;
  readonly links: PackageLinkStore;
  readonly syncs: Pick<SyncReader, 'cursor' | 'cursors'>;
  readonly queue: WishQueue;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

interface PackageKey {
  readonly tenantId: TenantId;
  readonly packageId: PackageId;
}

/** One's own access: what there is of it, and what can be done about it. */
export function ownAccess(parts: OwnAccessParts) {
  const { access } = parts;
  return {
    mine: myAccess(parts),
    wishes: ownWishes(parts),
    packages: (keys: readonly PackageKey[]): AccessPackage[] =>
      keys.flatMap(({ tenantId, packageId }) => access.one(tenantId, 'package', packageId) ?? []),
    lastAnswers: ({ tenantId, packageId }: PackageKey): LastAnswers | null => {
      const last = access
        .ofTenant(tenantId, 'request')
        .filter((one) => one.package?.id === packageId && ASKING.has(one.type))
        .reduce<AccessRequest | null>((newest, one) => {
          return (newest?.createdAt ?? '') > (one.createdAt ?? '') ? newest : one;
        }, null);
      return last && { justification: last.justification ?? '', answers: last.answers };
    },
  };
}

interface LastAnswers {
  readonly justification: string;
  readonly answers: AccessAnswer[];
}

const ASKING = new Set(['userAdd', 'userUpdate']);
