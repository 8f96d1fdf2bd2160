import type { TenantRow } from '#shared/contract/tenants.ts';
import { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';
import { unnamedAmong } from './unnamed.ts';
import { useNaming } from './use-naming.ts';

interface NameOffersProps {
  /** The tenant where the name was missing. */
  readonly here: TenantId;
  readonly tenants: Iterable<TenantRow>;
  /** The person's user name at home; null = nobody is signed in. */
  readonly home: string | null;
  readonly onTaken: () => void;
}

/** The ways out where the person's name in a tenant is not known: the one of home, there or wherever it is missing. */
export function NameOffers({ here, tenants, home, onTaken }: NameOffersProps) {
  const name = useNaming();
  const upn = UserName.safeParse(home);
  const unnamed = unnamedAmong(tenants);
  const own = unnamed.filter(({ id }) => id === here);
  if (!upn.success || own.length === 0) return null;
  const use = (which: readonly TenantRow[]) => {
    onTaken();
    void name(which, upn.data);
  };
  return (
    <>
      <small>
        The tenant may know you under another name; what it tells itself goes before this.
      </small>
      <button type="button" className="quiet-button" onClick={() => use(own)}>
        Use {visibleLine(upn.data)} here
      </button>
      {unnamed.length > 1 && (
        <button type="button" className="quiet-button" onClick={() => use(unnamed)}>
          …and in the {counted(unnamed.length - 1, 'other')}
        </button>
      )}
    </>
  );
}
