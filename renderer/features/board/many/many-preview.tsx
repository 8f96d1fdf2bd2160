import type { ManyPreview } from '#shared/contract/many-incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';

interface PreviewTableProps {
  readonly previews: readonly ManyPreview[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** How many the gesture leaves out, and why: said before the fields, where it is seen without scrolling. */
export function LeftOut({ previews }: Pick<PreviewTableProps, 'previews'>) {
  const left = previews.filter(({ refusal }) => refusal !== null);
  const count = left.reduce((sum, { incidents }) => sum + incidents, 0);
  const [first, ...others] = new Set(left.map(({ refusal }) => refusal));
  return (
    <p className="many-left" role="status">
      {count > 0 && (
        <>
          {counted(count, 'incident')} in {counted(left.length, 'tenant')} left out
          {others.length > 0 ? ', for the reasons below. ' : ': '}
          {others.length === 0 && <StrangerLine text={first ?? ''} longest={300} />}{' '}
          {count === 1 ? 'It stays' : 'They stay'} picked.
        </>
      )}
    </p>
  );
}

/** What the gesture means in each tenant, before anything is recorded. */
export function PreviewTable({ previews, tenants }: PreviewTableProps) {
  return (
    <table className="many-table">
      <caption>What it means in each tenant</caption>
      <tbody>
        {previews.map(({ tenantId, incidents, me, refusal }) => (
          <tr key={tenantId} data-refused={refusal !== null}>
            <th scope="row">
              <TenantMark
                name={tenants.get(tenantId)?.name ?? tenantId}
                colour={tenants.get(tenantId)?.colour ?? null}
              />
            </th>
            <td>{counted(incidents, 'incident')}</td>
            <td>
              {refusal !== null && (
                <>
                  Left out: <StrangerLine text={refusal} longest={300} />
                </>
              )}
              {refusal === null && me !== null && (
                <>
                  as <StrangerLine text={me} longest={120} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
