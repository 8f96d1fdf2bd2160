import '../styles/many.css';
import type { ManyPreview } from '#shared/contract/many-incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { stopAfter } from '#shared/domain/words.ts';
import { TenantMark } from './marks.tsx';
import { bySameReason, SAME_REASON } from './same-reason.ts';
import { StrangerLine } from './stranger-text.tsx';
import { counted } from './words.ts';

interface PreviewTableProps {
  readonly previews: readonly (Omit<ManyPreview, 'already' | 'unapproved'> &
    Partial<Pick<ManyPreview, 'already' | 'unapproved'>>)[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** What a gesture means in each tenant, before anything is recorded: where it is left out first. */
export function PreviewTable({ previews, tenants }: PreviewTableProps) {
  const left = previews.filter(({ refusal }) => refusal !== null);
  const going = previews.filter(({ refusal }) => refusal === null);
  const lines = [
    ...bySameReason(left, ({ refusal }) => refusal ?? ''),
    ...bySameReason(going, () => ''),
  ];
  return (
    <table className="many-table">
      <caption>What it means in each tenant</caption>
      <tbody>
        {lines.map(
          ({
            item: { tenantId, incidents, already = 0, me, refusal, unapproved = false },
            again,
          }) => (
            <tr key={`${tenantId} ${refusal ?? ''}`} data-refused={refusal !== null}>
              <th scope="row">
                <TenantMark
                  name={tenants.get(tenantId)?.name ?? tenantId}
                  colour={tenants.get(tenantId)?.colour ?? null}
                />
              </th>
              <td>
                {counted(incidents, 'incident')}
                {already > 0 && `, ${already.toLocaleString()} already so`}
              </td>
              <td>
                {refusal !== null && (
                  <>
                    Left out{again ? ', ' : ': '}
                    <StrangerLine
                      text={again ? SAME_REASON.toLowerCase() : refusal}
                      longest={300}
                    />
                  </>
                )}
                {refusal === null && me !== null && (
                  <>
                    as <StrangerLine text={me} longest={120} />
                  </>
                )}
                {unapproved && (
                  <span className="many-unapproved">
                    {me !== null && `${stopAfter(me)} `}Cannot be sent before an administrator there
                    approves changes.
                  </span>
                )}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
