import type { AccessPackage, PackageId } from '#shared/domain/access/package.ts';
import {
  type AccessAnswer,
  type AccessRequest,
  asksForPackage,
  type RequestId,
} from '#shared/domain/access/request.ts';
import type { ListedWish, WishId } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Clock } from '#shared/time.ts';
import { wishFor } from '../read/wish-line.ts';
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
  /** A wish keeps the questions by their ids: what they ask stands with the package, while that is known. */
  const wishedAnswers = ({ tenantId, wish }: ListedWish): AccessAnswer[] => {
    if (wish?.kind !== 'ask') return [];
    const asked = access.one(tenantId, 'package', wish.packageId)?.requirements ?? [];
    const texts = new Map(
      asked.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text] as const)),
    );
    return wish.answers.map(({ questionId, value, shown }) => {
      return { questionId, question: texts.get(questionId) ?? null, value, shown };
    });
  };
  return {
    mine: myAccess(parts),
    wishes: ownWishes(parts),
    packages: (keys: readonly PackageKey[]): AccessPackage[] =>
      keys.flatMap(({ tenantId, packageId }) => access.one(tenantId, 'package', packageId) ?? []),
    lastAnswers: ({ tenantId, packageId }: PackageKey): LastAnswers | null => {
      const last = access
        .ofTenant(tenantId, 'request')
        .filter((one) => one.package?.id === packageId && asksForPackage(one))
        .reduce<AccessRequest | null>((newest, one) => {
          return (newest?.createdAt ?? '') > (one.createdAt ?? '') ? newest : one;
        }, null);
      return last && { justification: last.justification ?? '', answers: last.answers };
    },
    answers: (about: AnswersOf): AccessAnswer[] => {
      if (!('wishId' in about)) {
        return access.one(about.tenantId, 'request', about.requestId)?.answers ?? [];
      }
      const found = parts.wishes.get(about.wishId);
      return found === null ? [] : wishedAnswers(wishFor(found, parts.accountId()));
    },
  };
}

type AnswersOf =
  | { readonly tenantId: TenantId; readonly requestId: RequestId }
  | { readonly wishId: WishId };

interface LastAnswers {
  readonly justification: string;
  readonly answers: AccessAnswer[];
}
