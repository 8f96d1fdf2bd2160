import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useApi, useCommand } from '../../../api.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { draftOf } from '../drafts.ts';
import { SentTo } from '../sent-to.tsx';
import { followRecorded } from '../follow-recorded.ts';
import { DECISIONS, useTakeBack } from '../use-take-back.ts';
import { Decided, LeftOut } from './judged-people.tsx';
import { whyLeftOut } from './left-out.ts';
import {
  isOthers,
  type ItemLine,
  itemName,
  linesOf,
  recommended,
  recommendedWords,
  shownItem,
  withLooks,
} from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';
import type { Judging, Wanted } from './reviews-slice.ts';

const VERBS: Readonly<Record<Exclude<Wanted, 'recommended'>, string>> = {
  approve: 'Approve',
  deny: 'Deny',
  dontKnow: 'Answer “don’t know”',
};

/** What is done; for a recommendation which one it is, for several how often each. */
function verbOf({ wanted }: Judging, items: readonly ItemLine[]): string {
  if (wanted !== 'recommended') return VERBS[wanted];
  return `As recommended: ${recommendedWords(items) ?? 'nothing'}`;
}

interface JudgeDialogProps extends AccessPartProps {
  readonly judging: Judging;
}

/** One word on one person's access or several, with the reason. Recorded at once, whatever the network does. */
export function JudgeDialog({ judging, tenants, offline }: JudgeDialogProps) {
  const { wanted } = judging;
  const rounds = useReviews((state) => state.rounds);
  const items = useMemo(() => withLooks(judging.items, linesOf(rounds)), [judging, rounds]);
  const store = useReviewsStore();
  const draft = useReviews((state) => draftOf(state.drafts, items.map(itemName)));
  const [over, setOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const record = useJudging(offline);
  const once = useOneAtATime();
  useEffect(() => field.current?.focus(), []);
  const many = items.length > 1;
  const whyNot = (item: ItemLine) => whyLeftOut(item, wanted, { many, over });
  const may = items.filter((item) => whyNot(item) === null);
  const left = items.filter((item) => whyNot(item) !== null);
  const reach = { many, over: true };
  const others = items.filter((item) => isOthers(item) && whyLeftOut(item, wanted, reach) === null);
  const isRequired = may.some((item) => {
    const decision = wanted === 'recommended' ? recommended(item) : wanted;
    return item.round.needsReason && decision === 'approve';
  });
  const isMissing = isRequired && draft.trim() === '';
  const [one] = items;
  const submit = () => {
    if (may.length === 0) return;
    if (isMissing) field.current?.focus();
    else void once(() => record(judging, may, draft, over));
  };
  return (
    <PlainDialog
      title={
        many
          ? `${verbOf(judging, may)}: ${counted(may.length, 'person’s access', 'people’s access')}`
          : `${verbOf(judging, items)}: ${one?.row.person ?? ''}, ${one?.row.what ?? ''}`
      }
      closeName="Not now"
      onClose={() => store.getState().judge(null)}
      onSubmit={submit}
      actions={
        <>
          <SentTo
            places={may.map(({ round }) => round.tenantId)}
            tenants={tenants}
            offline={offline}
          />
          <Button appearance="primary" type="submit" disabled={may.length === 0}>
            {verbOf(judging, may)}
          </Button>
        </>
      }
    >
      {many && <Decided items={may} wanted={wanted} tenants={tenants} />}
      {one?.row.isSelf === true && !many && <p>This is your own access.</p>}
      {others.length > 0 && (
        <label className="judge-over">
          <input
            type="checkbox"
            checked={over}
            onChange={(event) => setOver(event.target.checked)}
          />{' '}
          <span>
            Replace the decision of <StrangerLine text={others[0]?.row.decidedBy ?? 'another'} />
            {others.length > 1 && ` and of ${counted(others.length - 1, 'other')}`}
          </span>
        </label>
      )}
      {left.length > 0 && <LeftOut items={items} wanted={wanted} how={{ many, over }} />}
      <label className="decide-reason">
        <span>
          Justification{' '}
          <span className="muted">
            {isRequired ? '(required by the review)' : '(not required)'}
          </span>
        </span>
        <textarea
          ref={field}
          rows={3}
          maxLength={4000}
          value={draft}
          aria-required={isRequired}
          aria-invalid={isMissing}
          onChange={(event) => store.getState().setDraft(items, event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        />
        <span className="muted">
          You can change your decision until the round ends. <kbd>Ctrl+Enter</kbd> records.
        </span>
      </label>
    </PlainDialog>
  );
}

/** Records decisions; the receipt names what core left out, and offers the way back. */
function useJudging(offline: boolean) {
  const store = useReviewsStore();
  const run = useCommand();
  const report = useReport();
  const api = useApi();
  const takeBack = useTakeBack(DECISIONS);
  return async (
    meant: Judging,
    items: readonly ItemLine[],
    justification: string,
    overOthers: boolean,
  ) => {
    const { wanted } = meant;
    const wishes = items.flatMap((item) => {
      const decision = wanted === 'recommended' ? recommended(item) : wanted;
      if (decision === null) return [];
      // Only where the question was asked: what another decided meanwhile is no part of it.
      return [{ ...shownItem(item), decision, overOthers: overOthers && isOthers(item) }];
    });
    const answer = await run('access.judge', { items: wishes, justification });
    if (!answer.ok) return; // the form stays with what was written
    const { recorded, left } = answer.value;
    store.getState().judge(null);
    if (recorded.length > 0) {
      store.getState().setDraft(meant.items, '');
      const isLeft = (item: ItemLine) => left.some((one) => itemName(one) === itemName(item));
      store.getState().letGo(new Set(items.filter(isLeft).map(itemName)));
    }
    const sent = offline ? ': sent when you are back online.' : '.';
    const words = [
      recorded.length === 0
        ? 'Nothing was recorded.'
        : `${counted(recorded.length, 'decision')} recorded${sent}`,
      ...(left[0] ? [`${counted(left.length, 'item')} left out: ${left[0].reason}`] : []),
    ];
    report({
      kind: 'done',
      text: words.join(' '),
      ...(recorded.length > 0 && {
        undo: () => void takeBack(recorded),
        ...followRecorded(api, recorded),
      }),
    });
  };
}
