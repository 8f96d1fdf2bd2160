import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useInbox } from './inbox-context.ts';

interface ReminderListProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onOpen: (key: IncidentKey) => void;
}

/** What will come back, soonest first. */
export function ReminderList({ tenants, onOpen }: ReminderListProps) {
  const reminders = useInbox((state) => state.reminders);
  const run = useCommand();
  if (reminders.length === 0) return null;
  return (
    <section className="inbox-reminders">
      <h2>Reminders</h2>
      <ul className="inbox-lines">
        {reminders.map(({ tenantId, incidentId, title, note, dueAt }) => {
          const tenant = tenants.get(tenantId);
          return (
            <li key={`${tenantId} ${incidentId}`} className="inbox-line">
              <span className="inbox-kind">
                <TimeAgo at={dueAt} />
              </span>
              <span />
              <span className="inbox-text" title={visibleLine(`${title} ${note}`)}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onOpen({ tenantId, incidentId })}
                >
                  <StrangerLine text={title} longest={200} />
                </button>
                {note !== '' && (
                  <span className="muted">
                    {' '}
                    <StrangerLine text={note} />
                  </span>
                )}
              </span>
              <span className="inbox-tenant">
                <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
              </span>
              <span />
              <button
                type="button"
                className="quiet-button"
                aria-label={`Forget the reminder for ${visibleLine(title.slice(0, 80))}`}
                onClick={() => void run('reminders.clear', { tenantId, incidentId })}
              >
                Forget
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
