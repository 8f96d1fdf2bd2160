import type { ReactNode } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import type { AccessPartProps } from './access-part.ts';

/** Person and thing are hostile. */
export interface NamedRow {
  readonly key: string;
  readonly tenantId: TenantId;
  readonly person: string;
  readonly what: string;
  /** What is worth a second look at it. */
  readonly note?: ReactNode;
}

interface NamedRowsProps extends Pick<AccessPartProps, 'tenants'> {
  readonly rows: readonly NamedRow[];
  /** What is done with them, for screen readers. */
  readonly name?: string;
}

/** What one decision on several is about, by name. */
export function NamedRows({ rows, tenants, name = 'What is decided' }: NamedRowsProps) {
  return (
    <ul className="decide-named" tabIndex={0} aria-label={name}>
      {rows.map(({ key, tenantId, person, what, note }) => (
        <li key={key}>
          <TenantMark
            name={tenants.get(tenantId)?.name ?? tenantId}
            colour={tenants.get(tenantId)?.colour ?? null}
          />
          <span>
            <StrangerLine text={person} longest={120} /> ›{' '}
            <StrangerLine text={what} longest={120} /> {note}
          </span>
        </li>
      ))}
    </ul>
  );
}
