import type { ReviewRound } from '#shared/contract/access-reviews.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { isSettledItem } from '#shared/domain/access/review.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { EndText } from '../end-words.tsx';
import { LostMark } from '../lost-mark.tsx';
import { PickedMark } from '../picked-mark.tsx';
import { WishMark } from '../wish-mark.tsx';
import { ownAtStake } from './own-at-stake.ts';
import {
  decisionWords,
  defaultWords,
  isUnseen,
  type ItemLine,
  recommendationWords,
} from './review-lines.ts';

/** The DOM id by which the grid names its active row to screen readers. */
export function reviewDomId(place: number): string {
  return `review-item-${place}`;
}

/** How long a round still takes. Ticks by itself. */
export function RoundEnd({ endAt }: { readonly endAt: ReviewRound['endAt'] }) {
  const state = endAt === null ? 'unknown' : 'ends';
  return <EndText end={{ state, endAt }} before="ends " />;
}

interface RoundHeadingProps {
  readonly round: ReviewRound;
  readonly tenant: TenantRow | undefined;
  readonly rowIndex: number;
}

/** A round: whose it is, how far it is, and what its end does to what is undecided. */
export function RoundHeading({ round, tenant, rowIndex }: RoundHeadingProps) {
  const { name, decided, rows, endAt, isSelfReview, phase } = round;
  return (
    <div role="row" aria-rowindex={rowIndex} className="board-row review-round">
      <div role="gridcell" className="review-round-name">
        <TenantMark name={tenant?.name ?? round.tenantId} colour={tenant?.colour ?? null} />{' '}
        <strong dir="auto" title={visibleLine(name)}>
          {visibleLine(shortened(name, 200))}
        </strong>
      </div>
      <div role="gridcell" className="review-round-facts muted">
        <LostMark tenantId={round.tenantId} />
        <span className="tabular">
          {decided.toLocaleString()} of {rows.length.toLocaleString()} decided
        </span>
        <meter min={0} max={Math.max(1, rows.length)} value={decided} aria-hidden="true" />
        <span>{phase === 'open' ? <RoundEnd endAt={endAt} /> : 'not open'}</span>
        <span>{defaultWords(round)}</span>
        {isSelfReview && <span>everybody decides on themselves</span>}
      </div>
    </div>
  );
}

/** One's own: what comes where nobody else decides. */
const MARKS = {
  ends: 'Others decide, else it ends',
  'may-end': 'Others decide, else it may end',
  'not-told': 'Others have to decide',
} as const;

interface ItemRowProps {
  readonly line: ItemLine;
  readonly place: number;
  readonly rowIndex: number;
  /** The keys mean it. */
  readonly selected: boolean;
  readonly picked: boolean;
  readonly offline: boolean;
  readonly onOpen: (line: ItemLine) => void;
  readonly onPick: (line: ItemLine) => void;
}

/** One person and what they have: what is recommended, who decided, where our own word stands. */
export function ItemRow(props: ItemRowProps) {
  const { line, place, rowIndex, selected, picked, offline, onOpen, onPick } = props;
  const { row } = line;
  const { person, what, decision, decidedBy, isOurs, justification, wish } = row;
  const by = isOurs ? 'you' : decidedBy;
  const stake = ownAtStake(line);
  return (
    <div
      role="row"
      id={reviewDomId(place)}
      aria-rowindex={rowIndex}
      aria-selected={picked}
      data-chosen={selected}
      className="board-row review-row"
      data-picked={picked}
      data-settled={isSettledItem(line.row)}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(line);
        else onOpen(line);
      }}
    >
      <div role="gridcell" className="review-who">
        {picked && <PickedMark />}
        <strong dir="auto" title={visibleLine(person)}>
          {row.isSelf ? 'You' : visibleLine(shortened(person, 200))}
        </strong>
        <span className="muted" aria-hidden="true">
          ›
        </span>
        <span dir="auto" title={visibleLine(what)}>
          {visibleLine(shortened(what, 200))}
        </span>
      </div>
      <div role="gridcell">{visibleLine(recommendationWords(row.recommendation))}</div>
      <div role="gridcell" className="review-decision">
        {visibleLine(decisionWords(decision))}
        {by !== null && decision !== 'notReviewed' && (
          <span className="muted" dir="auto">
            {' '}
            by {visibleLine(shortened(by, 120))}
          </span>
        )}
        {justification !== '' && (
          <span className="muted" dir="auto" title={visibleLine(justification)}>
            : {visibleLine(shortened(justification, 200))}
          </span>
        )}
      </div>
      <div role="gridcell">
        {wish !== null ? (
          <WishMark wish={wish} offline={offline} />
        ) : (
          <>
            {isUnseen(line) && <span className="approval-new">Not looked at</span>}
            {stake !== null && <span className="review-self">{MARKS[stake]}</span>}
          </>
        )}
      </div>
    </div>
  );
}
