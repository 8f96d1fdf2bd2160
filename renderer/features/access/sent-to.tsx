import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { counted } from '../../ui/words.ts';
import type { AccessPartProps } from './access-part.ts';

interface SentToProps extends AccessPartProps {
  /** Of each thing that is sent; the same may be named twice. */
  readonly places: readonly TenantId[];
}

/** Beside the button: to which tenant something goes, by name and colour, or to how many. */
export function SentTo({ places, tenants, offline }: SentToProps) {
  const all = new Set(places);
  const [only] = all;
  const tenant = only && tenants.get(only);
  return (
    <span className="actions-to">
      {offline ? 'recorded now, sent when you are back online, to' : 'to'}{' '}
      {all.size === 1 && only ? (
        <TenantMark name={tenant?.name ?? only} colour={tenant?.colour ?? null} />
      ) : (
        counted(all.size, 'tenant')
      )}
    </span>
  );
}
