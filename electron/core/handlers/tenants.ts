import type { TenantRow, tenantsContract } from '#shared/contract/tenants.ts';
import type { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Log } from '../log.ts';
import type { TenantBook } from '../tenant-book.ts';
import type { TenantFinder } from '../tenants/find-tenants.ts';
import type { HandlersOf } from './handler.ts';

interface TenantHandlerParts {
  readonly book: TenantBook;
  readonly rows: () => TenantRow[];
  readonly finder: TenantFinder;
  /** Keeps the person's own name in that tenant, or forgets it. */
  readonly nameMe: (id: TenantId, upn: UserName | null) => Promise<void>;
  readonly log: Log;
}

export function tenantHandlers(parts: TenantHandlerParts): HandlersOf<typeof tenantsContract> {
  const { book, finder, log } = parts;
  return {
    'tenants.list': () => parts.rows(),
    'tenants.candidates': () => finder.view(),
    'tenants.find': ({ source, text }) => {
      finder
        .start(source, text)
        .catch((error: unknown) => log.error({ err: error }, 'a search for tenants broke off'));
      return null;
    },
    'tenants.stopFinding': () => {
      finder.stop();
      return null;
    },
    'tenants.add': ({ keys }) => book.add(finder.chosen(keys)),
    'tenants.update': async (change) => {
      await book.update(change);
      return null;
    },
    'tenants.nameMe': async ({ id, upn }) => {
      await parts.nameMe(id, upn);
      return null;
    },
    'tenants.remove': async ({ id, discardUnsent }) => {
      await book.remove(id, { discardUnsent });
      return null;
    },
  };
}
