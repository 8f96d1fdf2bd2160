import { useEffect, useMemo } from 'react';
import { useOfferedKeys } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';
import { DECISIONS, useTakeBack } from '../use-take-back.ts';
import { JudgeDialog } from './judge-dialog.tsx';
import { ReviewList, REVIEWS_ID } from './review-list.tsx';
import { itemKey, itemsOf, lastUnsent, nextOpen, waits, whyNotJudge } from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';
import type { Wanted } from './reviews-slice.ts';
import { StrayDecisions } from './stray-decisions.tsx';
import '../../../styles/board.css';
import '../../../styles/many.css';
import '../../../styles/approvals.css';
import '../../../styles/reviews.css';

const BUTTONS = [
  ['approve', 'Approve', 'a'],
  ['deny', 'Deny', 'd'],
  ['dontKnow', 'Don’t know', 'w'],
  ['recommended', 'As recommended', 'r'],
] as const satisfies readonly (readonly [Wanted, string, string])[];

const NOTHING_UNSENT =
  'No decision here is still unsent. Until the round ends you can decide again.';

/** Reviews in which the person decides. */
export function ReviewsPart(props: AccessPartProps) {
  const lines = useReviews((state) => state.lines);
  const rounds = useReviews((state) => state.rounds);
  const picked = useReviews((state) => state.picked);
  const judging = useReviews((state) => state.judging);
  const failure = useReviews((state) => state.failure);
  const stray = useReviews((state) => state.stray);
  const store = useReviewsStore();
  const { judge, next } = useReviewKeys();
  useEffect(() => void store.getState().refresh(), [store]);
  const open = useMemo(() => itemsOf(lines ?? []).filter(waits).length, [lines]);
  return (
    <div className="approvals reviews">
      <div className="approvals-main">
        {lines !== null && lines.length > 0 && (
          <div className="approvals-bar">
            <span role="status">
              {counted(open, 'decision')} to make in {counted(rounds.length, 'round')}
            </span>
            <span className="approvals-buttons">
              {picked.size > 0 && <strong>{picked.size.toLocaleString()} picked</strong>}
              <button type="button" className="plain-button" disabled={open === 0} onClick={next}>
                Next undecided <kbd aria-hidden="true">n</kbd>
              </button>
              {BUTTONS.map(([wanted, name, key]) => (
                <button
                  key={wanted}
                  type="button"
                  className="plain-button"
                  onClick={() => judge(wanted)}
                >
                  {name} <kbd aria-hidden="true">{key}</kbd>
                </button>
              ))}
            </span>
          </div>
        )}
        {failure !== null && (
          <p role="alert" className="failure-message">
            <StrangerLine text={failure.message} />
          </p>
        )}
        {stray.length > 0 && <StrayDecisions decisions={stray} {...props} />}
        {lines !== null && lines.length === 0 && (
          <EmptyPart
            nothing="No access review waits for you"
            parts={['reviews']}
            seenInOwn={false}
            tenants={props.tenants}
          />
        )}
        {lines !== null && lines.length > 0 && <ReviewList {...props} />}
      </div>
      {judging !== null && <JudgeDialog judging={judging} {...props} />}
    </div>
  );
}

/** What the keys do; each means the chosen item, or what is picked. */
function useReviewKeys() {
  const store = useReviewsStore();
  const report = useReport();
  const takeBack = useTakeBack(DECISIONS);
  const does = useMemo(() => {
    const items = () => itemsOf(store.getState().lines ?? []);
    const tell = (message: string) =>
      report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy: null, support: null },
      });
    const judge = (wanted: Wanted) => {
      const { picked, place } = store.getState();
      const all = items();
      const many = all.filter((one) => picked.has(itemKey(one)));
      const active = all[place];
      const meant = many.length > 0 ? many : active ? [active] : [];
      const [one] = meant;
      if (!one) return tell('No access review waits for you.');
      const reason = meant.length === 1 ? whyNotJudge(one, false) : null;
      if (reason !== null) return tell(reason);
      store.getState().judge({ wanted, items: meant });
    };
    const next = () => {
      const at = nextOpen(items(), store.getState().place);
      if (at === null) report({ kind: 'done', text: 'Everything that is yours is decided.' });
      else store.getState().move(() => at);
      document.getElementById(REVIEWS_ID)?.focus();
    };
    const takeBackLast = () => {
      const ids = lastUnsent(items());
      if (ids.length > 0) void takeBack(ids);
      else report({ kind: 'done', text: NOTHING_UNSENT });
    };
    return { judge, next, takeBackLast, items };
  }, [store, report, takeBack]);
  const keys = useMemo(() => {
    const move = (step: number) => () => store.getState().move((place) => place + step);
    return {
      j: move(1),
      k: move(-1),
      n: does.next,
      a: () => does.judge('approve'),
      d: () => does.judge('deny'),
      w: () => does.judge('dontKnow'),
      r: () => does.judge('recommended'),
      x: () => {
        const active = does.items()[store.getState().place];
        if (active) store.getState().pick(itemKey(active));
      },
      'Mod+a': () => store.getState().pickAll(),
      u: does.takeBackLast,
      Escape: () => store.getState().letGo(),
    };
  }, [store, does]);
  useOfferedKeys(keys);
  return does;
}
