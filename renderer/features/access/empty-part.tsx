import type { AccessPart } from '#shared/domain/access/access-seen.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useAccess } from './access-context.ts';
import type { AccessPartProps } from './access-part.ts';
import { isSeen, unreadWords } from './sight.ts';

interface EmptyPartProps extends Pick<AccessPartProps, 'tenants'> {
  /** What there is none of, as it begins a sentence: `No access review`. */
  readonly nothing: string;
  /** What has to be read before that is certain. */
  readonly parts: readonly AccessPart[];
  /** It is seen as well in a tenant of which only one's own can be read. */
  readonly seenInOwn: boolean;
}

/** Of so many the reason stands here; of all of them behind the counts of the head. */
const MOST_REASONS = 5;

/** Nothing to show, and in how many tenants that is certain: nothing seen is not nothing there. */
export function EmptyPart({ nothing, parts, seenInOwn, tenants }: EmptyPartProps) {
  const states = useAccess((state) => state.overview?.tenants);
  if (!states) return null;
  const seen = states.filter((state) => isSeen(state, parts, seenInOwn)).length;
  const unseen = states.length - seen;
  const unread = states.flatMap(({ tenantId, unread: all }) => {
    const one = all.find(({ part }) => parts.includes(part));
    return one ? [{ tenantId, one }] : [];
  });
  return (
    <div className="access-empty">
      <p>
        {seen === 0
          ? 'Not known: no tenant shows it to you so far.'
          : `${nothing} in the ${counted(seen, 'tenant')} that can be read.`}
      </p>
      {unread.length > 0 && (
        <ul aria-label="Could not be read">
          {unread.slice(0, MOST_REASONS).map(({ tenantId, one }) => (
            <li key={tenantId}>
              <TenantMark
                name={tenants.get(tenantId)?.name ?? tenantId}
                colour={tenants.get(tenantId)?.colour ?? null}
              />{' '}
              <StrangerLine text={unreadWords(one)} />
            </li>
          ))}
        </ul>
      )}
      {unseen > 0 && (
        <p className="muted">
          {counted(unseen, 'tenant does', 'tenants do')} not show it: the counts above say which and
          why.
        </p>
      )}
    </div>
  );
}
