import type { LastShown, viewsContract } from '#shared/contract/views.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { filterWithoutTenant, tenantsNamedIn } from '#shared/domain/query/without-tenant.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { LastShownStore } from '../store/last-shown-store.ts';
import type { TenantStore } from '../store/tenant-store.ts';
import type { HandlersOf } from './handler.ts';

interface ViewHandlerParts {
  readonly lastShown: LastShownStore;
  readonly tenants: Pick<TenantStore, 'get'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** How the person has arranged the board. */
export function viewHandlers(parts: ViewHandlerParts): HandlersOf<typeof viewsContract> {
  const { lastShown, tenants, accountId, now } = parts;

  /** The window may still show what was asked of a tenant that was removed meanwhile: that is not kept. */
  const speakable = (shown: LastShown): LastShown => {
    const gone = tenantsNamedIn(shown.board.filter).filter((id) => tenants.get(id) === null);
    if (gone.length === 0) return shown;
    const filter = gone.reduce<BoardFilter | null>(
      (left, id) => left && filterWithoutTenant(left, id),
      shown.board.filter,
    );
    return { ...shown, text: '', board: { ...shown.board, filter: filter ?? EVERYTHING_OPEN } };
  };

  return {
    'views.last': () => lastShown.get(accountId()),
    'views.keep': (shown) => {
      const id = accountId();
      if (id !== null) lastShown.keep(id, speakable(shown), instant(now()));
      return null;
    },
  };
}
