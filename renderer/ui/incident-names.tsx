import '../styles/incident-names.css';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { TenantMark } from './marks.tsx';
import { StrangerLine } from './stranger-text.tsx';

const MOST_NAMED = 5;

interface IncidentNamesProps {
  /** What the list is called. */
  readonly label: string;
  /** As far as they are known. */
  readonly rows: readonly BoardRow[];
  readonly total: number;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** Which incidents are meant, and whose, the first of them by name: they may not be on the screen. */
export function IncidentNames({ label, rows, total, tenants }: IncidentNamesProps) {
  const named = rows.slice(0, MOST_NAMED);
  if (named.length === 0) return null;
  const more = total - named.length;
  return (
    <ul className="incident-names" aria-label={label}>
      {named.map(({ tenantId, incidentId, title }) => (
        <li key={`${tenantId} ${incidentId}`}>
          <TenantMark
            name={tenants.get(tenantId)?.name ?? tenantId}
            colour={tenants.get(tenantId)?.colour ?? null}
          />
          <span title={visibleLine(title)}>
            <StrangerLine text={title} longest={120} />
          </span>
        </li>
      ))}
      {more > 0 && <li className="muted">and {more.toLocaleString()} more</li>}
    </ul>
  );
}
