import { useMemo } from 'react';
import { useClock, useClockText } from '../../../ui/clock.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { ownAtStake, type Stake, stakeInOneLine, stakesWords, stakeWords } from './own-at-stake.ts';
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
      <StakeText stake={stake} endAt={line.round.endAt} wordsOf={stakeWords} />
    </p>
  );
}

interface StakeTextProps {
  readonly stake: Stake;
  readonly endAt: string | null;
  readonly wordsOf: typeof stakeWords;
}

function StakeText({ stake, endAt, wordsOf }: StakeTextProps) {
  const { words } = useClock();
  return useClockText((nowMs) => wordsOf(stake, endAt && words.when(endAt, nowMs)));
}

interface OwnWarningsProps extends Pick<AccessPartProps, 'tenants'> {
  readonly onShow: (line: ItemLine) => void;
}

interface AtStake {
  readonly line: ItemLine;
  readonly stake: Stake;
}

/**
 * The same above the list: one's own access may stand far below in it, or behind a filter. Several are one line
 * that unfolds: the list below is what one works in.
 */
export function OwnWarnings(props: OwnWarningsProps) {
  const rounds = useReviews((state) => state.rounds);
  const own = useMemo(
    () =>
      itemsOf(linesOf(rounds)).flatMap((line): AtStake[] => {
        const stake = ownAtStake(line);
        return stake === null ? [] : [{ line, stake }];
      }),
    [rounds],
  );
  if (own.length === 0) return null;
  return (
    <section className="review-own" aria-label="Your own access under review">
      {own.length === 1 ? (
        <OwnList own={own} {...props} />
      ) : (
        <Fold summary={<StakesText own={own} />}>{() => <OwnList own={own} {...props} />}</Fold>
      )}
    </section>
  );
}

interface OwnProps {
  readonly own: readonly AtStake[];
}

/** Rounds come in the order of their ends. */
function StakesText({ own }: OwnProps) {
  const { words } = useClock();
  const endAt = own.find(({ line }) => line.round.endAt !== null)?.line.round.endAt ?? null;
  const stakes = own.map(({ stake }) => stake);
  return useClockText((nowMs) => stakesWords(stakes, endAt && words.when(endAt, nowMs)));
}

function OwnList({ own, tenants, onShow }: OwnProps & OwnWarningsProps) {
  return (
    <ul>
      {own.map(({ line, stake }) => {
        const { tenantId, endAt } = line.round;
        const tenant = tenants.get(tenantId);
        return (
          <li key={itemName(line)}>
            <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />{' '}
            <StrangerLine text={line.row.what} longest={120} />:{' '}
            <StakeText
              stake={stake}
              endAt={endAt}
              wordsOf={own.length === 1 ? stakeWords : stakeInOneLine}
            />{' '}
            <button type="button" className="quiet-button" onClick={() => onShow(line)}>
              Show
            </button>
          </li>
        );
      })}
    </ul>
  );
}
