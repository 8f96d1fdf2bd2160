import type { ReactNode } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { isSameUser } from '#shared/domain/own-name.ts';
import { word } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ClockLines } from './clock-lines.tsx';

/** Defender's own bounds: over 85 is top priority, under 15 low. */
function priorityWord(score: number | null): string {
  if (score === null) return 'Not available';
  if (score > 85) return `${score} · top`;
  return score < 15 ? `${score} · low` : `${score}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Holder({ assignedTo, me }: { assignedTo: string | null; me: string | null }) {
  if (assignedTo === null) return 'Nobody';
  if (!isSameUser(assignedTo, me)) return <StrangerLine text={assignedTo} longest={120} />;
  return <span title={visibleLine(assignedTo)}>You</span>;
}

export function Facts({ detail }: { readonly detail: IncidentDetail }) {
  const { incident, assigned } = detail;
  const { assignedTo, lastModifiedBy } = incident;
  const tags = [...incident.customTags, ...incident.systemTags];
  return (
    <dl className="facts">
      <Fact name="Incident">
        <StrangerLine text={incident.id} longest={60} />
      </Fact>
      <Fact name="Created">
        <TimeAgo at={incident.createdAt} />
      </Fact>
      <Fact name="Changed">
        <TimeAgo at={incident.updatedAt} />
      </Fact>
      <ClockLines of={{ tenantId: incident.tenantId, incidentId: incident.id }} />
      <Fact name="Assigned to">
        <Holder assignedTo={assignedTo} me={detail.me} />
        {assigned && (
          <span className="muted">
            {' · '}
            <TimeAgo at={assigned.at} />
          </span>
        )}
      </Fact>
      <Fact name="Classification">
        {isSet(incident.classification) ? word(incident.classification) : 'Not set'}
        {isSet(incident.determination) && ` · ${word(incident.determination)}`}
      </Fact>
      <Fact name="Priority">{priorityWord(incident.priorityScore)}</Fact>
      {lastModifiedBy !== null && (
        <Fact name="Last changed by">
          <StrangerLine text={lastModifiedBy} longest={120} />
        </Fact>
      )}
      {tags.length > 0 && (
        <Fact name="Tags">
          {tags.map((tag) => (
            <span className="tag" key={tag}>
              <StrangerLine text={tag} longest={60} />
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

/** The service says `unknown` of what was never set, or was taken off again. */
function isSet(value: string | null): value is string {
  return value !== null && value !== 'unknown';
}
