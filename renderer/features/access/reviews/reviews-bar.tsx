import { useMemo } from 'react';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { isWide } from '../list-filter.ts';
import { ListNarrowing } from '../list-narrowing.tsx';
import { PickedCount } from '../picked-count.tsx';
import { whyLeftOut } from './left-out.ts';
import {
  isUnseen,
  itemName,
  itemsOf,
  linesOf,
  recommendedWords,
  waits,
  whyNotJudge,
} from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';
import type { Wanted } from './reviews-slice.ts';

const BUTTONS = [
  ['approve', 'Approve', 'a'],
  ['deny', 'Deny', 'd'],
  ['dontKnow', 'Don’t know', 'w'],
] as const satisfies readonly (readonly [Wanted, string, string])[];

interface ReviewsBarProps extends Pick<AccessPartProps, 'tenants'> {
  readonly onJudge: (wanted: Wanted) => void;
  readonly onNext: () => void;
  /** From the filter to the list. */
  readonly onToList: () => void;
}

/** What waits, what it is narrowed to, and what can be done with what is meant. */
export function ReviewsBar({ tenants, onJudge, onNext, onToList }: ReviewsBarProps) {
  const rounds = useReviews((state) => state.rounds);
  const lines = useReviews((state) => state.lines);
  const filter = useReviews((state) => state.filter);
  const picked = useReviews((state) => state.picked);
  const chosen = useReviews((state) => state.chosen);
  const store = useReviewsStore();
  const all = useMemo(() => itemsOf(linesOf(rounds)), [rounds]);
  const shown = useMemo(() => itemsOf(lines ?? []), [lines]);
  const among = useMemo(() => new Set(rounds.map(({ tenantId }) => tenantId)), [rounds]);
  const open = all.filter(waits).length;
  const here = shown.filter(waits).length;
  const unseen = shown.filter(isUnseen).length;
  const meant = all.filter((one) => picked.has(itemName(one)));
  const hidden = picked.size - shown.filter((one) => picked.has(itemName(one))).length;
  const aims = meant.length > 0 ? meant : chosen ? [chosen] : [];
  const [one] = aims;
  const how = { many: aims.length > 1, over: aims.length === 1 };
  const advice = recommendedWords(
    aims.filter((aim) => whyLeftOut(aim, 'recommended', how) === null),
  );
  const reason = aims.length === 1 && one ? whyNotJudge(one, false) : null;
  return (
    <div className="approvals-bar">
      <ListNarrowing
        tenants={tenants}
        filter={filter}
        placeholder="Person, tenant…"
        among={among}
        onFilter={(narrower) => store.getState().narrow(narrower)}
        onToList={onToList}
      />
      <span role="status">
        {picked.size > 0 ? (
          <PickedCount picked={picked.size} hidden={hidden} />
        ) : (
          <>
            {!isWide(filter) && `${here.toLocaleString()} of `}
            {counted(open, 'decision')} to make
          </>
        )}
      </span>
      {picked.size > 0 && (
        <button type="button" className="quiet-button" onClick={() => store.getState().letGo()}>
          Let go
        </button>
      )}
      <span className="approvals-buttons">
        <button type="button" className="plain-button" disabled={here === 0} onClick={onNext}>
          {unseen > 0 ? `${unseen.toLocaleString()} not looked at: next` : 'Next undecided'}{' '}
          <kbd aria-hidden="true">n</kbd>
        </button>
        {BUTTONS.map(([wanted, name, key]) => (
          <button
            key={wanted}
            type="button"
            className="plain-button"
            disabled={reason !== null}
            title={reason ?? undefined}
            onClick={() => onJudge(wanted)}
          >
            {name} <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
        <button
          type="button"
          className="plain-button review-advice"
          disabled={reason !== null}
          title={reason ?? undefined}
          onClick={() => onJudge('recommended')}
        >
          As recommended: {advice ?? 'nothing'} <kbd aria-hidden="true">r</kbd>
        </button>
      </span>
    </div>
  );
}
