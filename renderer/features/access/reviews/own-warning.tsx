import { useMemo } from 'react';
import { useClock, useClockText } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { ownAtStake, type Stake, stakeWords } from './own-at-stake.ts';
import { type ItemLine, itemName, itemsOf, linesOf } from './review-lines.ts';
import { useReviews } from './reviews-context.ts';

interface OwnWarningProps {
  readonly line: Pick<ItemLine, 'round' | 'row'>;
}

/** That somebody else has to decide on one's own access, and what comes else; nothing where it stays. */
export function OwnWarning({ line }: OwnWarningProps) {
  const stake = ownAtStake(line);
  if (stake === null) return null;
  return (
    <p className="not-allowed">
      <StakeText stake={stake} endAt={line.round.endAt} />
    </p>
  );
}

interface StakeTextProps {
  readonly stake: Stake;
  readonly endAt: string | null;
}

function StakeText({ stake, endAt }: StakeTextProps) {
  const { words } = useClock();
  return useClockText((nowMs) => stakeWords(stake, endAt && words.when(endAt, nowMs)));
}

interface OwnWarningsProps extends Pick<AccessPartProps, 'tenants'> {
  readonly onShow: (line: ItemLine) => void;
}

/** The same above the list: one's own access may stand far below in it, or behind a filter. */
export function OwnWarnings({ tenants, onShow }: OwnWarningsProps) {
  const rounds = useReviews((state) => state.rounds);
  const own = useMemo(
    () =>
      itemsOf(linesOf(rounds)).flatMap((line) => {
        const stake = ownAtStake(line);
        return stake === null ? [] : [{ line, stake }];
      }),
    [rounds],
  );
  if (own.length === 0) return null;
  return (
    <section className="review-own" aria-label="Your own access under review">
      <ul>
        {own.map(({ line, stake }) => {
          const { tenantId, endAt } = line.round;
          const tenant = tenants.get(tenantId);
          return (
            <li key={itemName(line)}>
              <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />{' '}
              <StrangerLine text={line.row.what} longest={120} />:{' '}
              <StakeText stake={stake} endAt={endAt} />{' '}
              <button type="button" className="quiet-button" onClick={() => onShow(line)}>
                Show
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
