import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { Comment } from '#shared/domain/incident.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { Section } from './incident-texts.tsx';

/** What people said here, and in the incidents that were merged into this one. */
export function CommentsSection({ detail }: { readonly detail: IncidentDetail }) {
  const { incident, merged } = detail;
  const told = merged.filter(({ comments }) => comments.length > 0);
  const count = told.reduce((sum, { comments }) => sum + comments.length, incident.comments.length);
  return (
    <Section name={`Comments ${count.toLocaleString()}`}>
      {(incident.comments.length > 0 || told.length === 0) && (
        <Comments comments={incident.comments} />
      )}
      {told.map(({ incidentId, title, comments }) => (
        <section key={incidentId} className="merged-comments">
          <h4>
            From the merged incident <StrangerLine text={incidentId} longest={40} />:{' '}
            <StrangerLine text={title} longest={120} />
          </h4>
          <Comments comments={comments} />
        </section>
      ))}
    </Section>
  );
}

/** Comments as the tenant has them, and ours that wait. */
function Comments({ comments }: { readonly comments: readonly Comment[] }) {
  if (comments.length === 0) return <p className="muted">No comment yet.</p>;
  return (
    <ul className="comments">
      {comments.map(({ text, author, createdAt }, place) => (
        // Comments have no id; their order is the only name they have.
        <li key={`${place} ${createdAt}`}>
          <p className="muted">
            {author === null ? 'Unknown author' : <StrangerLine text={author} longest={120} />} ·{' '}
            {createdAt === null ? 'waiting to be sent' : <TimeAgo at={createdAt} />}
          </p>
          <StrangerBlock text={text} longest={4000} />
        </li>
      ))}
    </ul>
  );
}
