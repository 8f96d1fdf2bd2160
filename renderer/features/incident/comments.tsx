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
    <Section name={`Comments ${count.toLocaleString()}`} part="comments">
      {(incident.comments.length > 0 || told.length === 0) && (
        <Comments comments={incident.comments} newest={newestOf(incident.comments)} />
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

/** The one that came last, whatever the order; what waits to be sent did not come. */
function newestOf(comments: readonly Comment[]): Comment | null {
  const told = comments.flatMap((comment) =>
    comment.createdAt === null ? [] : [{ comment, at: comment.createdAt }],
  );
  return told.toSorted((one, other) => other.at.localeCompare(one.at))[0]?.comment ?? null;
}

interface CommentsProps {
  readonly comments: readonly Comment[];
  /** Where a notice of a comment leads. */
  readonly newest?: Comment | null;
}

/** Comments as the tenant has them, and ours that wait. */
function Comments({ comments, newest = null }: CommentsProps) {
  if (comments.length === 0) return <p className="muted">No comment yet.</p>;
  return (
    <ul className="comments">
      {comments.map((comment, place) => {
        const { text, author, createdAt } = comment;
        return (
          // Comments have no id; their order is the only name they have.
          <li
            key={`${place} ${createdAt}`}
            {...(comment === newest && { tabIndex: -1, 'data-newest': true })}
          >
            <p className="muted">
              {author === null ? 'Unknown author' : <StrangerLine text={author} longest={120} />} ·{' '}
              {createdAt === null ? 'waiting to be sent' : <TimeAgo at={createdAt} />}
            </p>
            <StrangerBlock text={text} longest={4000} />
          </li>
        );
      })}
    </ul>
  );
}
