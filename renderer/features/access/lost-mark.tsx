import type { TenantId } from '#shared/domain/tenant.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useAccess } from './access-context.ts';
import { shutWords } from './sight.ts';

/** On what a tenant showed before it was shut to the person: it is as it was seen last, and when that was. */
export function LostMark({ tenantId }: { readonly tenantId: TenantId }) {
  const there = useAccess((state) =>
    state.overview?.tenants.find((one) => one.tenantId === tenantId),
  );
  const words = there ? shutWords(there) : null;
  if (!there?.readAt || words === null) return null;
  return (
    <span className="approval-hint">
      <span aria-hidden="true">▲</span> {words}, as seen <TimeAgo at={there.readAt} />{' '}
    </span>
  );
}
