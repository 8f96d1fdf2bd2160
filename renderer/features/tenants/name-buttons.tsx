import type { TenantRow } from '#shared/contract/tenants.ts';
import { UserName } from '#shared/domain/own-name.ts';
import { visibleLine } from '#shared/text.ts';
import type { NameMissing } from '../../ui/naming.tsx';
import { counted } from '../../ui/words.ts';
import { unnamedAmong } from './unnamed.ts';
import { useNaming } from './use-naming.ts';

interface NameButtonsProps extends NameMissing {
  /** All of them. */
  readonly known: Iterable<TenantRow>;
  /** The person's user name at home; null = nobody is signed in. */
  readonly home: string | null;
}

/** The name of home, for the tenants where it is missing or wherever it is; what was asked there then goes on. */
export function NameButtons({ tenants, known, home, onNamed }: NameButtonsProps) {
  const name = useNaming();
  const upn = UserName.safeParse(home);
  const unnamed = unnamedAmong(known);
  const own = unnamed.filter(({ id }) => tenants.includes(id));
  if (!upn.success || own.length === 0) return null;
  const use = async (which: readonly TenantRow[]) => {
    const kept = await name(which, upn.data);
    if (own.some(({ id }) => kept.includes(id))) onNamed();
  };
  const others = unnamed.length - own.length;
  return (
    <>
      <small>
        {own.length === 1 ? 'The tenant' : 'A tenant'} may know you under another name. Should
        Microsoft tell it, that one is used.
      </small>
      <button type="button" className="quiet-button" onClick={() => void use(own)}>
        Use {visibleLine(upn.data)}{' '}
        {own.length === 1 ? 'here' : `in ${counted(own.length, 'tenant')}`}
      </button>
      {others > 0 && (
        <button type="button" className="quiet-button" onClick={() => void use(unnamed)}>
          …and in the {counted(others, 'other')}
        </button>
      )}
    </>
  );
}
