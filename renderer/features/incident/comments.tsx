import type { Comment } from '#shared/domain/incident.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';

/** Comments as the tenant has them, and ours that wait. */
export function Comments({ comments }: { readonly comments: readonly Comment[] }) {
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
