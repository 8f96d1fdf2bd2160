import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { techniquesOf } from '#shared/domain/mitre.ts';
import { StrangerBlock } from '../../ui/stranger-text.tsx';
import { CommentsSection } from './comments.tsx';
import { Section, Words } from './incident-texts.tsx';
import { OwnNote } from './own-note.tsx';
import { TasksSection } from './tasks.tsx';
import { Techniques } from './techniques.tsx';

/** What happened in words, what to do about it, and what people said. */
export function SummaryTab({ detail }: { readonly detail: IncidentDetail }) {
  const { incident, alerts } = detail;
  const { summary, description, resolvingComment } = incident;
  const actions = [
    ...new Set(alerts.map((alert) => alert.recommendedActions?.trim() ?? '')),
  ].filter((text) => text !== '');
  const techniques = techniquesOf(alerts);
  const isSilent = [summary, description].every((text) => text === null || text.trim() === '');
  return (
    <div className="summary-tab">
      {isSilent && <p className="muted">The service gives no summary and no description.</p>}
      <Words name="Summary" text={summary} />
      <Words name="Description" text={description} />
      <Words name="Resolving comment" text={resolvingComment} />
      <TasksSection key={`${incident.tenantId} ${incident.id}`} detail={detail} />
      {actions.length > 0 && (
        <Section name="Recommended actions">
          {actions.map((text) => (
            <StrangerBlock key={text} text={text} longest={4000} />
          ))}
        </Section>
      )}
      {techniques.length > 0 && (
        <Section name="MITRE ATT&CK techniques">
          <Techniques techniques={techniques} />
        </Section>
      )}
      <CommentsSection detail={detail} />
      <OwnNote detail={detail} />
    </div>
  );
}
