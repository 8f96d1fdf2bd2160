import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useCommand } from '../../../api.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { SentTo } from '../sent-to.tsx';
import { AskForm } from './ask-form.tsx';
import { choicesHad, chosenOf, whyNotAll } from './ask-policies.ts';
import { datesOf, offeredDays } from './ask-dates.ts';
import { type Answers, answersFor, isFixed, sharedQuestions } from './ask-questions.ts';
import { useMineStore } from './mine-context.ts';
import type { LineOf } from './mine-lines.ts';
import { useReceipt } from './use-own-commands.ts';
import { usePackages } from './use-packages.ts';
import { faultyAnswers, NOTHING_WRONG, type Wrong, withoutProblem } from './wrong-form.ts';
import { WrongLine } from '../wrong-line.tsx';

/** Where its policy is not known core says so. */
const NO_DATES = { startAt: null, endAt: null };

interface ChangeDialogProps extends AccessPartProps {
  readonly line: LineOf<'held'>;
}

/** Changes the dates of what one has, or the answers that may be changed. */
export function ChangeDialog({ line, tenants, offline }: ChangeDialogProps) {
  const store = useMineStore();
  const run = useCommand();
  const tell = useReceipt({ tenants, offline });
  const { tenantId, packageId, assignmentId, policyId } = line.row;
  const wanted = useMemo(
    () =>
      packageId === null ? [] : [{ tenantId, packageId, policyId, title: line.row.packageName }],
    [tenantId, packageId, policyId, line.row.packageName],
  );
  const read = usePackages(wanted);
  const [answers, setAnswers] = useState<Answers>({});
  const [reason, setReason] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const { now } = useClock();
  const chosen = useMemo(
    () => chosenOf(read?.ok ? read.value : [], choicesHad(wanted)),
    [read, wanted],
  );
  const whyNot = whyNotAll(read, wanted.length);
  const questions = useMemo(() => sharedQuestions(chosen, true), [chosen]);
  const fixed = isFixed(chosen, questions);
  const close = () => store.getState().doNow(null);
  const once = useOneAtATime();
  const submit = async () => {
    const policy = chosen[0]?.policy ?? null;
    const given = answersFor(`${tenantId}/${packageId ?? ''}`, questions, answers);
    const answer = await run('access.change', {
      tenantId,
      assignmentId,
      answers: given.filter(({ values }) => values.length > 0),
      ...(policy === null ? NO_DATES : datesOf({ start, end }, policy, now())),
      justification: reason,
    });
    if (!answer.ok) return;
    const [first] = answer.value.left;
    if (first) {
      const faulty = faultyAnswers([first], questions);
      const fault = faulty ?? { words: first.reason, problems: [], isReason: false };
      return setWrong(({ tried }) => ({ ...fault, tried: tried + 1 }));
    }
    close();
    tell('Change', answer.value);
  };
  return (
    <PlainDialog
      title={`Change ${line.title}`}
      closeName="Not now"
      onClose={close}
      onSubmit={() => void once(submit)}
      actions={
        <>
          <SentTo places={[tenantId]} tenants={tenants} offline={offline} />
          {!fixed && (
            <Button appearance="primary" type="submit">
              Change
            </Button>
          )}
        </>
      }
    >
      {whyNot !== null && (
        <p className="form-problem" role="alert">
          <StrangerLine text={whyNot} />
        </p>
      )}
      <WrongLine words={wrong.words} tried={wrong.tried} />
      {fixed ? (
        <p>
          Its policy lets nobody choose dates, and wants no answers that can be changed. Extend it,
          or give it back.
        </p>
      ) : (
        <AskForm
          reasonBefore=""
          chosen={chosen}
          questions={questions}
          answers={answers}
          wrong={wrong}
          reason={reason}
          tenants={tenants}
          isApart={() => false}
          onApart={() => undefined}
          onAnswer={(question, values) => {
            setAnswers({ ...answers, [question.id]: values });
            setWrong((known) => withoutProblem(known, question));
          }}
          onReason={setReason}
          dates={{ start, end, ...offeredDays(chosen, start, now()), setStart, setEnd }}
        />
      )}
    </PlainDialog>
  );
}
