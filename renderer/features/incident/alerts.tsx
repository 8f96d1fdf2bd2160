import type { Alert, IncidentId } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { Fold } from '../../ui/fold.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { AlertFacts } from './alert-facts.tsx';

interface AlertsProps {
  /** The first of them. */
  readonly alerts: readonly Alert[];
  readonly total: number;
  readonly tenantId: TenantId;
  readonly incidentId: IncidentId;
}

/** One line an alert; the rest of it unfolds. */
export function Alerts({ alerts, total, tenantId, incidentId }: AlertsProps) {
  const run = useCommand();
  if (alerts.length === 0) return <p className="muted">No alert has been read yet.</p>;
  return (
    <>
      <ul className="alerts">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <Fold
              summary={
                <>
                  <SeverityMark severity={alert.severity} />
                  <span className="alert-title">
                    <StrangerLine text={alert.title} longest={300} />
                  </span>
                  {alert.createdAt !== null && <TimeAgo at={alert.createdAt} />}
                </>
              }
            >
              {() => (
                <div>
                  <AlertFacts alert={alert} />
                  <button
                    type="button"
                    className="link-button"
                    onClick={() =>
                      void run('links.open', {
                        target: { kind: 'alert', tenantId, incidentId, alertId: alert.id },
                      })
                    }
                  >
                    Open this alert in Defender
                  </button>
                </div>
              )}
            </Fold>
          </li>
        ))}
      </ul>
      {total > alerts.length && (
        <p className="muted">
          The first {alerts.length.toLocaleString()} of {total.toLocaleString()}. The full screen
          (f) lists all of them.
        </p>
      )}
    </>
  );
}
