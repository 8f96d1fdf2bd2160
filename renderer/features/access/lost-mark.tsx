import type { TenantId } from '#shared/domain/tenant.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useAccess } from './access-context.ts';
import { isLost } from './sight.ts';

/** On what a tenant showed before one's guest account there was gone: it is as it was seen last, and when that was. */
export function LostMark({ tenantId }: { readonly tenantId: TenantId }) {
  const readAt = useAccess((state) => {
    const there = state.overview?.tenants.find((one) => one.tenantId === tenantId);
    return there && isLost(there) ? there.readAt : null;
  });
  if (readAt === null) return null;
  return (
    <span className="approval-hint">
      <span aria-hidden="true">▲</span> Account gone, as seen <TimeAgo at={readAt} />{' '}
    </span>
  );
}
