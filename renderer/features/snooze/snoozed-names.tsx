import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

const MOST_NAMED = 5;

interface SnoozedNamesProps {
  /** As far as they are known. */
  readonly rows: readonly BoardRow[];
  readonly total: number;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** Which incidents are meant, and whose: they may not be on the screen. */
export function SnoozedNames({ rows, total, tenants }: SnoozedNamesProps) {
  const named = rows.slice(0, MOST_NAMED);
  if (named.length === 0) return null;
  const more = total - named.length;
  return (
    <ul className="snoozed-names" aria-label="What is snoozed">
      {named.map(({ tenantId, incidentId, title }) => (
        <li key={`${tenantId} ${incidentId}`}>
          <TenantMark
            name={tenants.get(tenantId)?.name ?? tenantId}
            colour={tenants.get(tenantId)?.colour ?? null}
          />{' '}
          <StrangerLine text={title} longest={120} />
        </li>
      ))}
      {more > 0 && <li className="muted">and {more.toLocaleString()} more</li>}
    </ul>
  );
}
