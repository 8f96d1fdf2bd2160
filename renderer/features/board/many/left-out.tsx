import type { ManyPreview } from '#shared/contract/many-incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';

interface LeftOutProps {
  readonly previews: readonly ManyPreview[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** As many names as one reads; the table below has all of them. */
const NAMED = 4;

/** How many the gesture leaves out, where and why: said before the fields, each reason once. */
export function LeftOut({ previews, tenants }: LeftOutProps) {
  const left = previews.filter(({ refusal }) => refusal !== null);
  const count = left.reduce((sum, { incidents }) => sum + incidents, 0);
  const reasons = [...new Set(left.map(({ refusal }) => refusal ?? ''))];
  return (
    <div className="many-left" role="status">
      {count > 0 && (
        <>
          {counted(count, 'incident')} in {counted(left.length, 'tenant')} left out, still picked.
          {reasons.map((reason) => {
            const there = left.filter(({ refusal }) => refusal === reason);
            return (
              <div key={reason}>
                {there.slice(0, NAMED).map(({ tenantId }, place) => (
                  <span key={tenantId}>
                    {place > 0 && ', '}
                    <StrangerLine text={tenants.get(tenantId)?.name ?? tenantId} longest={40} />
                  </span>
                ))}
                {there.length > NAMED && ` and ${there.length - NAMED} more`}:{' '}
                <StrangerLine text={reason} longest={300} />
              </div>
            );
          })}
        </>
      )}
    </div>
  );
}
