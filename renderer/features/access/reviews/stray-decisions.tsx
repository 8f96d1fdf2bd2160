import type { ListedWish } from '#shared/domain/access/wish.ts';
import { useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { markWords } from '../wish-words.ts';

interface StrayDecisionsProps extends AccessPartProps {
  readonly wishes: readonly ListedWish[];
}

/** Decisions that are not settled although their round is not listed any more: none is lost in silence. */
export function StrayDecisions({ wishes, tenants, offline }: StrayDecisionsProps) {
  const run = useCommand();
  return (
    <section className="review-stray" aria-label="Decisions whose round is not listed any more">
      <ul>
        {wishes.map(({ id, tenantId, wish, stage, reason }) => {
          const tenant = tenants.get(tenantId);
          const word = wish?.kind === 'judge' ? wish.decision : 'unknown';
          return (
            <li key={id}>
              <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />{' '}
              <StrangerLine text={`${wish?.person ?? ''} › ${wish?.title ?? ''}`} longest={200} />:{' '}
              {markWords({ stage, word, isOthers: false }, offline)}
              {reason !== null && (
                <>
                  {'. '}
                  <StrangerLine text={reason} />
                </>
              )}{' '}
              {(stage === 'recorded' || stage === 'changed' || stage === 'refused') && (
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
