import type { Alert, IncidentId } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { Fold } from '../../ui/fold.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { word } from '../../ui/words.ts';

interface AlertsProps {
  readonly alerts: readonly Alert[];
  readonly tenantId: TenantId;
  readonly incidentId: IncidentId;
}

/** One line an alert; the rest of it unfolds. */
export function Alerts({ alerts, tenantId, incidentId }: AlertsProps) {
  const run = useCommand();
  if (alerts.length === 0) return <p className="muted">No alert has been read yet.</p>;
  return (
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
  );
}

function AlertFacts({ alert }: { readonly alert: Alert }) {
  const lines = [
    ['Status', word(alert.status)],
    ['Category', alert.category],
    ['Techniques', alert.mitreTechniques.join(', ')],
    ['Found by', alert.detectionSource === null ? null : word(alert.detectionSource)],
    ['Service', alert.serviceSource === null ? null : word(alert.serviceSource)],
    ['Assigned to', alert.assignedTo],
  ] as const;
  return (
    <>
      <dl className="facts">
        {lines.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <StrangerLine text={value} longest={300} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {alert.description !== null && <StrangerBlock text={alert.description} longest={4000} />}
      {alert.recommendedActions !== null && (
        <>
          <h4>Recommended actions</h4>
          <StrangerBlock text={alert.recommendedActions} longest={4000} />
        </>
      )}
    </>
  );
}
