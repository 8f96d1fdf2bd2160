import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { AskReceipt } from '#shared/contract/my-access.ts';
import type { AnswerProblem } from '#shared/domain/access/answers.ts';
import type { AccessAnswer } from '#shared/domain/access/request.ts';
import { useCommand } from '../../../api.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { draftOf } from '../drafts.ts';
import { SentTo } from '../sent-to.tsx';
import { AskForm } from './ask-form.tsx';
import { AskedList } from './asked-list.tsx';
import {
  type Answers,
  answersOfBefore,
  askedOf,
  dayOf,
  draftKeys,
  fieldDay,
  lastDay,
  sharedQuestions,
  unanswered,
} from './ask-questions.ts';
import { choicesHad, chosenOf, leftOut, whyNotAll, withoutChoice } from './ask-policies.ts';
import { DEED_WORDS } from './deed-words.ts';
import { useMine, useMineStore } from './mine-context.ts';
import type { Asking } from './mine-slice.ts';
import { Receipt } from './receipt.tsx';
import { useReceipt } from './use-own-commands.ts';
import { usePackages } from './use-packages.ts';

interface AskDialogProps extends AccessPartProps {
  readonly asking: Asking;
}
const NOTHING: readonly AccessAnswer[] = [];

/** Asks for one package or for many over tenants: one reason, each question once, a receipt per tenant. */
export function AskDialog({ asking, ...props }: AskDialogProps) {
  const { packages, deed, omitted = 0, before = NOTHING } = asking;
  const { tenants, offline } = props;
  const words = DEED_WORDS[deed];
  const store = useMineStore();
  const draft = useMine((state) => draftOf(state.drafts, draftKeys(packages)));
  const run = useCommand();
  const tell = useReceipt(offline);
  const read = usePackages(packages);
  const [choices, setChoices] = useState(() => choicesHad(packages));
  const [written, setAnswers] = useState<Answers>({});
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [receipt, setReceipt] = useState<AskReceipt | null>(null);
  const [missing, setMissing] = useState<Missing>(NOTHING_MISSING);
  const { now } = useClock();
  const chosen = useMemo(
    () => chosenOf(read?.ok ? read.value : [], choices, deed),
    [read, choices, deed],
  );
  const questions = useMemo(() => sharedQuestions(chosen, false), [chosen]);
  const answers = useMemo(
    () => ({ ...answersOfBefore(questions, before), ...written }),
    [questions, before, written],
  );
  const problems = useMemo(
    () => [...missing.empty, ...(receipt?.left.flatMap((left) => left.problems) ?? [])],
    [missing, receipt],
  );
  const close = () => store.getState().doNow(null);
  const over = () => {
    store.getState().setDraft(packages, '');
    asking.onOver?.();
    close();
  };
  const mend = ({ left }: AskReceipt) => {
    const empty = left.flatMap(({ problems: all }) => all);
    setMissing({ ...NOTHING_MISSING, empty, isForm: true });
    setReceipt(null);
  };
  const submit = async () => {
    const empty = unanswered(questions, answers);
    const wants = chosen.some(({ policy }) => policy?.justification) && draft.trim() === '';
    const policies = withoutChoice(chosen).length;
    setMissing({ empty, reason: wants, policies, isForm: false });
    if (empty.length > 0 || wants || policies > 0) return;
    const dates = { startAt: dayOf(start, false), endAt: dayOf(end, true) };
    const asked = askedOf(chosen, questions, { answers, ...dates });
    if (asked.length === 0) return;
    const answer = await run('access.ask', { packages: asked, justification: draft });
    if (!answer.ok) return; // the form stays with what was written
    if (answer.value.left.length === 0 && packages.length === 1) {
      tell(words.receipt, answer.value);
      over();
    } else {
      const { recorded, left } = answer.value;
      setReceipt({ recorded, left: [...left, ...leftOut(packages, chosen)] });
    }
  };
  if (receipt !== null && packages.length > 1) {
    const canMend = receipt.recorded.length === 0;
    return (
      <Receipt
        receipt={receipt}
        names={words.recorded}
        {...props}
        onMend={canMend ? () => mend(receipt) : null}
        onClose={canMend ? close : over}
      />
    );
  }
  const [one] = packages;
  const last = lastDay(chosen, now());
  const whyNot = whyNotAll(read, packages.length);
  const canAsk = chosen.some(({ policy }) => policy !== null);
  return (
    <PlainDialog
      title={
        packages.length === 1
          ? `${words.form} ${one?.title ?? ''}`
          : `${words.form} ${counted(packages.length, 'package')}`
      }
      closeName="Not now"
      onClose={close}
      onSubmit={() => void submit()}
      actions={
        <>
          <SentTo
            places={packages.map(({ tenantId }) => tenantId)}
            tenants={tenants}
            offline={offline}
          />
          <Button appearance="primary" type="submit" disabled={!canAsk}>
            {words.button}
          </Button>
        </>
      }
    >
      {omitted > 0 && (
        <p className="muted">
          Left out: {counted(omitted, 'package')} that you have or asked for. Extend what you have
          under Have.
        </p>
      )}
      {read === null && <p className="muted">Reading what the policies want…</p>}
      {whyNot !== null && (
        <p className="mine-problem" role="alert">
          <StrangerLine text={whyNot} />
        </p>
      )}
      {(missing.reason || missing.policies > 0 || missing.empty.length > 0) && (
        <p className="mine-problem" role="alert">
          {missingWords(missing)} Nothing was recorded yet.
        </p>
      )}
      {receipt !== null && (
        <p className="mine-problem" role="alert">
          <StrangerLine text={receipt.left[0]?.reason ?? ''} longest={600} />
        </p>
      )}
      {before.length > 0 && (
        <p className="muted">
          {packages.length === 1
            ? 'The reason and the answers are those of your last request.'
            : 'What you said the same in all of your last requests stands here again.'}
        </p>
      )}
      <AskedList
        chosen={chosen}
        packages={packages}
        end={end}
        tenants={tenants}
        choices={choices}
        onChoose={setChoices}
      />
      <AskForm
        chosen={chosen}
        questions={questions}
        answers={answers}
        problems={problems}
        reason={draft}
        onAnswers={setAnswers}
        onReason={(reason) => store.getState().setDraft(packages, reason)}
        dates={{ start, end, last: last && fieldDay(last), setStart, setEnd }}
      />
    </PlainDialog>
  );
}

interface Missing {
  readonly empty: readonly AnswerProblem[];
  readonly reason: boolean;
  /** Packages for which none of several policies is chosen. */
  readonly policies: number;
  /** They are answered, but not as their policies take it. */
  readonly isForm: boolean;
}
const NOTHING_MISSING: Missing = { empty: [], reason: false, policies: 0, isForm: false };

function missingWords({ reason, policies, isForm }: Missing): string {
  if (policies > 0) return `Choose a policy for ${counted(policies, 'package')}.`;
  if (reason) return 'A policy wants a justification.';
  return isForm ? 'Some answers have to be mended.' : 'Not all questions are answered.';
}
