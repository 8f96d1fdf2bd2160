import type { Incident, IncidentKey } from '#shared/domain/incident.ts';
import { type RelatedIncident, relatedAsText, safeThing } from '#shared/domain/related.ts';
import { word } from '#shared/domain/words.ts';
import { useCommand } from '../../api.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useOfIncident } from './use-of-incident.ts';

const LONGEST_COPY = 20_000;

interface RelatedTabProps {
  readonly incident: Incident;
  readonly onShow: (key: IncidentKey) => void;
}

/** Incidents with something in common, of this tenant first; what is copied names no other customer. */
export function RelatedTab({ incident, onShow }: RelatedTabProps) {
  const { tenantId, id: incidentId } = incident;
  const { value } = useOfIncident('incidents.related', { tenantId, incidentId });
  const run = useCommand();
  if (!value) return null;
  const { here, hereTotal, elsewhere, elsewhereTotal, tenantsElsewhere, common } = value;
  const copy = () =>
    void run(
      'app.copyText',
      { text: relatedAsText(value).slice(0, LONGEST_COPY) },
      'Copied, without names of other customers.',
    );
  return (
    <div className="related">
      <h3>In this tenant {hereTotal.toLocaleString()}</h3>
      {here.length === 0 ? (
        <p className="muted">No other incident here has anything in common with this one.</p>
      ) : (
        <List incidents={here} onShow={onShow} />
      )}
      <h3>
        In other tenants {elsewhereTotal.toLocaleString()}
        {elsewhereTotal > 0 && (
          <span className="muted"> of {counted(tenantsElsewhere, 'customer')}</span>
        )}
      </h3>
      {elsewhere.length > 0 && <List incidents={elsewhere} withTenant onShow={onShow} />}
      {common.length > 0 && (
        <p className="muted">
          Too common to tell anything:{' '}
          <StrangerLine text={common.map(safeThing).join(', ')} longest={300} />
        </p>
      )}
      {hereTotal + elsewhereTotal > 0 && (
        <button type="button" className="plain-button" onClick={copy}>
          Copy for a report
        </button>
      )}
      <p className="muted">From what this computer holds: same device, user, indicator or title.</p>
    </div>
  );
}

interface ListProps {
  readonly incidents: readonly RelatedIncident[];
  readonly withTenant?: boolean;
  readonly onShow: (key: IncidentKey) => void;
}

function List({ incidents, withTenant = false, onShow }: ListProps) {
  return (
    <ul>
      {incidents.map((related) => {
        const { tenantId, incidentId, tenantName, title, shared, sharedTotal, sameTitle } = related;
        const more = sharedTotal - shared.length;
        return (
          <li key={`${tenantId} ${incidentId}`} className="related-line">
            <SeverityMark severity={related.severity} />
            <span className="related-what">
              {withTenant && (
                <strong>
                  <StrangerLine text={tenantName} longest={80} />{' '}
                </strong>
              )}
              <button
                type="button"
                className="link-button"
                onClick={() => onShow({ tenantId, incidentId })}
              >
                <StrangerLine text={title} longest={200} />
              </button>
              <span className="muted">
                {' '}
                {sameTitle && 'same title'}
                {sameTitle && shared.length > 0 && ' · '}
                {shared.map(({ kind, value }) => (
                  <span key={`${kind} ${value}`} className="tag">
                    {word(kind)} <StrangerLine text={safeThing({ kind, value })} longest={60} />
                  </span>
                ))}
                {more > 0 && `and ${more.toLocaleString()} more`}
              </span>
            </span>
            <span>
              <StrangerLine text={word(related.status)} longest={40} />
            </span>
            <TimeAgo at={related.updatedAt} />
          </li>
        );
      })}
    </ul>
  );
}
