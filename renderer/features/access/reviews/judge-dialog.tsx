import { useMemo, useState } from 'react';
import { useApi, useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { DecisionForm } from '../decision-form.tsx';
import { draftOf } from '../drafts.ts';
import { followRecorded } from '../follow-recorded.ts';
import { recordedWords } from '../recorded-words.ts';
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
  const record = useJudging({ tenants, offline });
  const many = items.length > 1;
  const whyNot = (item: ItemLine) => whyLeftOut(item, wanted, { many, over });
  const may = items.filter((item) => whyNot(item) === null);
  const left = items.filter((item) => whyNot(item) !== null);
  const reach = { many, over: true };
  const others = items.filter((item) => isOthers(item) && whyLeftOut(item, wanted, reach) === null);
  const decided = may.map((item) => (wanted === 'recommended' ? recommended(item) : wanted));
  const isRequired = may.some(
    ({ round }, place) => round.needsReason && decided[place] === 'approve',
  );
  const denied = decided.filter((decision) => decision === 'deny').length;
  const [one] = items;
  const people = (count: number) => counted(count, 'person’s access', 'people’s access');
  return (
    <DecisionForm
      tenants={tenants}
      offline={offline}
      title={
        many
          ? `${verbOf(judging, may)}: ${people(may.length)}`
          : `${verbOf(judging, items)}: ${one?.row.person ?? ''}, ${one?.row.what ?? ''}`
      }
      verb={verbOf(judging, may)}
      places={may.map(({ round }) => round.tenantId)}
      draft={draft}
      onText={(words) => store.getState().setDraft(items, words)}
      wantedBy={isRequired ? 'required by the review' : 'not required'}
      isRequired={isRequired}
      withoutReason={
        denied === 0
          ? null
          : {
              title: many ? `Deny ${people(denied)} without a reason?` : 'Deny without a reason?',
              words: 'Whoever reads the review sees none.',
            }
      }
      hint="You can change your decision until the round ends."
      onRecord={() => record(judging, may, draft, over)}
      onClose={() => store.getState().judge(null)}
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
    </DecisionForm>
  );
}

/** Records decisions; the receipt names what core left out, and offers the way back. */
function useJudging({ tenants, offline }: AccessPartProps) {
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
    const isLeft = (item: ItemLine) => left.some((one) => itemName(one) === itemName(item));
    store.getState().judge(null);
    if (recorded.length > 0) {
      store.getState().setDraft(meant.items, '');
      store.getState().letGo(new Set(items.filter(isLeft).map(itemName)));
    }
    const [only, ...others] = items.filter((item) => !isLeft(item));
    const about =
      only && others.length === 0
        ? [
            only.row.person,
            only.row.what,
            tenants.get(only.round.tenantId)?.name ?? only.round.tenantId,
          ]
        : [];
    const words = [
      recorded.length === 0
        ? 'Nothing was recorded.'
        : recordedWords(counted(recorded.length, 'decision'), about, offline),
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
