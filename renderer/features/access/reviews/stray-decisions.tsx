import type { StrayDecision } from '#shared/contract/access-reviews.ts';
import { useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { markWords } from '../wish-words.ts';

interface StrayDecisionsProps extends AccessPartProps {
  readonly decisions: readonly StrayDecision[];
}

/** Decisions that are not settled although their round is not listed any more: none is lost in silence. */
export function StrayDecisions({ decisions, tenants, offline }: StrayDecisionsProps) {
  const run = useCommand();
  return (
    <section className="review-stray" aria-label="Decisions whose round is not listed any more">
      <ul>
        {decisions.map(({ tenantId, person, what, wish }) => {
          const tenant = tenants.get(tenantId);
          const { id, reason } = wish;
          return (
            <li key={id}>
              <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />{' '}
              <StrangerLine text={`${person} › ${what}`} longest={200} />:{' '}
              {markWords(wish, offline)}
              {reason !== null && (
                <>
                  {'. '}
                  <StrangerLine text={reason} />
                </>
              )}{' '}
              {wish.canTakeBack && (
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => void run('access.takeBack', { id }, 'Put away.')}
                >
                  Put away
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
