import type { Account } from '#shared/contract/session.ts';
import type { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { OwnNameStore } from './store/own-name-store.ts';
import type { TenantStore } from './store/tenant-store.ts';

interface NameParts {
  readonly names: Pick<OwnNameStore, 'owner' | 'save'>;
  readonly tenants: Pick<TenantStore, 'get'>;
  readonly writer: Pick<CacheWriter, 'saveTypedName'>;
  readonly account: () => Account | null;
  readonly note: (action: string, id: TenantId, detail: Record<string, unknown>) => void;
  readonly onChange: () => void;
}

/**
 * Keeps the name under which the signed-in person is known in a tenant that does not tell it (domain.md 6,
 * trap 10); null takes it back. The name belongs to that account alone (law 4).
 * @throws AppError `needs-sign-in`, `not-found`, `refused` (a colleague at this desk has the name).
 */
export function nameOneself({ names, tenants, writer, account, note, onChange }: NameParts) {
  return async (id: TenantId, upn: UserName | null): Promise<void> => {
    const person = account();
    if (person === null) {
      throw new AppError('needs-sign-in', 'A name belongs to a person, and nobody is signed in.', {
        remedy: 'Sign in first.',
      });
    }
    if (tenants.get(id) === null) {
      throw new AppError('not-found', 'This tenant is not in your list any more.');
    }
    const owner = upn === null ? null : names.owner(id, upn);
    if (owner !== null && owner !== person.id) {
      throw new AppError(
        'refused',
        'A colleague who signs in on this computer has this name there.',
        {
          remedy:
            'Give your own name, or have the colleague take theirs back under Tenants → Edit.',
        },
      );
    }
    names.save(person.id, id, upn);
    note('tenant.own-name', id, { upn });
    await writer.saveTypedName(id, upn);
    onChange();
  };
}
