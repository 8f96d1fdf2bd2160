import { useState } from 'react';
import type { AlertId, Incident } from '#shared/domain/incident.ts';
import { techniquesOf } from '#shared/domain/mitre.ts';
import { useCommand } from '../../api.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { AlertList } from './alert-list.tsx';
import { Techniques } from './techniques.tsx';
import { useOfIncident } from './use-of-incident.ts';

interface AlertsTabProps {
  readonly incident: Incident;
  readonly total: number;
}

/** All alerts on their time line, and the chosen one with everything it says. */
export function AlertsTab({ incident, total }: AlertsTabProps) {
  const key = { tenantId: incident.tenantId, incidentId: incident.id };
  const { value: alerts } = useOfIncident('incidents.alerts', key);
  const [chosen, setChosen] = useState(0);
  if (total === 0) return <p className="muted">No alert has been read yet.</p>;
  if (!alerts) return null;
  const at = Math.min(chosen, alerts.length - 1);
  const techniques = techniquesOf(alerts);
  return (
    <div className="alerts-tab">
      {techniques.length > 0 && <Techniques techniques={techniques} />}
      <AlertList alerts={alerts} chosen={at} onChoose={setChosen} />
      {alerts.length < total && (
        <p className="muted">
          The first {alerts.length.toLocaleString()} of {total.toLocaleString()} alerts.
        </p>
      )}
      {alerts[at] && <ChosenAlert incident={incident} alertId={alerts[at].id} />}
    </div>
  );
}

interface ChosenAlertProps {
  readonly incident: Incident;
  readonly alertId: AlertId;
}

function ChosenAlert({ incident, alertId }: ChosenAlertProps) {
  const { tenantId, id: incidentId } = incident;
  const { value: alert } = useOfIncident('incidents.alert', { tenantId, incidentId, alertId });
  const run = useCommand();
  return (
    <section className="chosen-alert" aria-label="Chosen alert">
      {alert && (
        <>
          <h3>
            <StrangerLine text={alert.title} longest={1000} />
          </h3>
          <p className="pane-marks">
            <SeverityMark severity={alert.severity} />
            {alert.createdAt !== null && (
              <span>
                Created <TimeAgo at={alert.createdAt} />
              </span>
            )}
            {alert.firstActivityAt !== null && (
              <span>
                First activity <TimeAgo at={alert.firstActivityAt} />
              </span>
            )}
            {alert.lastActivityAt !== null && (
              <span>
                Last activity <TimeAgo at={alert.lastActivityAt} />
              </span>
            )}
          </p>
          <AlertFacts alert={alert} />
          <button
            type="button"
            className="link-button"
            onClick={() =>
              void run('links.open', { target: { kind: 'alert', tenantId, incidentId, alertId } })
            }
          >
            Open this alert in Defender
          </button>
        </>
      )}
    </section>
  );
}
