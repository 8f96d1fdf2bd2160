import { useEffect, useMemo } from 'react';
import { NO_FORM, type NoForm, useOfferedKeys } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';
import { NO_FILTER } from '../list-filter.ts';
import { nothingNext } from '../nothing-next.ts';
import { DECISIONS, useTakeBack } from '../use-take-back.ts';
import { JudgeDialog } from './judge-dialog.tsx';
import { ReviewList, REVIEWS_ID } from './review-list.tsx';
import { nothingToDecide } from './left-out.ts';
import { OwnWarnings } from './own-warning.tsx';
import {
  itemName,
  itemsOf,
  linesOf,
  recommendedWords,
  toTakeBack,
  waits,
  whyNotJudge,
} from './review-lines.ts';
import { ReviewPane } from './review-pane.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { useReviews, useReviewsStore } from './reviews-context.ts';
import type { Wanted } from './reviews-slice.ts';
import { StrayDecisions } from './stray-decisions.tsx';
import '../../../styles/rows.css';
import '../../../styles/many.css';
import '../../../styles/pane.css';
import '../../../styles/approvals.css';
import '../../../styles/approval-rows.css';
import '../../../styles/approval-details.css';
import '../../../styles/mine.css';
import '../../../styles/reviews.css';

const NOTHING_UNSENT =
  'No decision here is still unsent. Until the round ends you can decide again.';

/** Reviews in which the person decides. */
export function ReviewsPart(props: AccessPartProps) {
  const lines = useReviews((state) => state.lines);
  const rounds = useReviews((state) => state.rounds);
  const open = useReviews((state) => state.open);
  const chosen = useReviews((state) => state.chosen);
  const judging = useReviews((state) => state.judging);
  const failure = useReviews((state) => state.failure);
  const stray = useReviews((state) => state.stray);
  const store = useReviewsStore();
  const { judge, next, close, toList } = useReviewKeys();
  useEffect(() => void store.getState().refresh(), [store]);
  const isShown = open && chosen !== null;
  return (
    <div className="approvals reviews" data-pane={isShown}>
      {rounds.length > 0 && (
        <ReviewsBar tenants={props.tenants} onJudge={judge} onNext={next} onToList={toList} />
      )}
      <div className="approvals-main">
        {failure !== null && (
          <p role="alert" className="failure-message">
            <StrangerLine text={failure.message} />
          </p>
        )}
        <OwnWarnings
          tenants={props.tenants}
          onShow={(line) => {
            store.getState().lookAt(line);
            toList();
          }}
        />
        {stray.length > 0 && <StrayDecisions decisions={stray} {...props} />}
        {lines !== null && rounds.length === 0 && (
          <EmptyPart
            nothing="No access review waits for you"
            parts={['reviews']}
            seenInOwn={false}
            tenants={props.tenants}
          />
        )}
        {lines !== null && rounds.length > 0 && lines.length === 0 && (
          <p className="access-empty">Nothing here fits the filter.</p>
        )}
        {lines !== null && lines.length > 0 && <ReviewList {...props} />}
      </div>
      {isShown && (
        <ReviewPane
          key={itemName(chosen)}
          line={chosen}
          {...props}
          onJudge={(wanted, item) => store.getState().judge({ wanted, items: [item] })}
          onClose={close}
        />
      )}
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
    const all = () => itemsOf(linesOf(store.getState().rounds));
    const tell = (message: string): NoForm => {
      report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy: null, support: null },
      });
      return NO_FORM;
    };
    const toList = () => document.getElementById(REVIEWS_ID)?.focus();
    const judge = (wanted: Wanted): NoForm | null => {
      const { picked, chosen } = store.getState();
      const many = all().filter((one) => picked.has(itemName(one)));
      const meant = many.length > 0 ? many : chosen ? [chosen] : [];
      const [one] = meant;
      if (!one) return tell('No access review waits for you.');
      const reason = meant.length === 1 ? whyNotJudge(one, false) : null;
      if (reason !== null) return tell(reason);
      const nothing = meant.length > 1 ? nothingToDecide(meant, wanted) : null;
      if (nothing !== null) {
        const { text, first } = nothing;
        const run = () => {
          if (first) store.getState().lookAt(first);
          toList();
        };
        const more = { name: 'Look at the first', run };
        report({ kind: 'done', text, ...(first !== null && { more }) });
        return NO_FORM;
      }
      if (wanted === 'recommended' && recommendedWords(meant) === null) {
        return tell('The service recommends nothing here.');
      }
      store.getState().judge({ wanted, items: meant });
      return null;
    };
    const next = () => {
      if (!store.getState().goToNext()) {
        const { text, elsewhere } = nothingNext({
          all: all().filter(waits).length,
          here: itemsOf(store.getState().lines ?? []).filter(waits).length,
          done: 'Everything that is yours is decided.',
          last: 'This is the last one to decide.',
        });
        const run = () => {
          store.getState().narrow(NO_FILTER);
          next();
        };
        report({ kind: 'done', text, ...(elsewhere > 0 && { more: { name: 'Show all', run } }) });
      }
      toList();
    };
    const close = () => {
      store.getState().setOpen(false);
      toList();
    };
    const takeBackLast = () => {
      const ids = toTakeBack(store.getState().chosen, all());
      if (ids.length > 0) void takeBack(ids);
      else report({ kind: 'done', text: NOTHING_UNSENT });
    };
    return { judge, next, close, toList, takeBackLast };
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
        const { chosen, pick } = store.getState();
        if (chosen) pick(itemName(chosen));
      },
      'Mod+a': () => store.getState().pickAll(),
      u: does.takeBackLast,
      Enter: () => store.getState().setOpen(true),
      Escape: () => {
        if (store.getState().open) does.close();
        else store.getState().letGo();
      },
    };
  }, [store, does]);
  useOfferedKeys(keys);
  return does;
}
