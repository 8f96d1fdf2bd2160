import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { AskReceipt } from '#shared/contract/my-access.ts';
import type { AccessAnswer } from '#shared/domain/access/request.ts';
import { useApi, useCommand } from '../../../api.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import type { AccessPartProps } from '../access-part.ts';
import { draftOf } from '../drafts.ts';
import { type Apart, askedFields, carriedOver, isApart } from './apart.ts';
import { choicesHad, chosenOf, leftOut } from './ask-policies.ts';
import {
  type Answers,
  answersOfBefore,
  askedOf,
  draftKeys,
  sharedQuestions,
  type SharedQuestion,
} from './ask-questions.ts';
import { DEED_WORDS } from './deed-words.ts';
import { useMine, useMineStore } from './mine-context.ts';
import type { Asking } from './mine-slice.ts';
import { useReceipt } from './use-own-commands.ts';
import { usePackages } from './use-packages.ts';
import { faultOf, NOTHING_WRONG, type Wrong, withoutProblem } from './wrong-form.ts';

/** What the person has filled in, but for the reason, which outlives the form. */
interface Written {
  readonly answers: Answers;
  readonly apart: Apart;
  readonly choices: Readonly<Record<string, string>>;
  readonly start: string;
  readonly end: string;
}
const NOTHING: readonly AccessAnswer[] = [];

/** A form that asks for packages: what is in it, what is wrong with it, and in the end its receipt. */
export function useAskForm(asking: Asking, part: AccessPartProps) {
  const { packages, deed, before = NOTHING } = asking;
  const store = useMineStore();
  const api = useApi();
  const run = useCommand();
  const tell = useReceipt(part);
  const { now } = useClock();
  const read = usePackages(packages);
  const reason = useMine((state) => draftOf(state.drafts, draftKeys(packages)));
  const [written, setWritten] = useState<Written>(() => {
    return { answers: {}, apart: {}, choices: choicesHad(packages), start: '', end: '' };
  });
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const [receipt, setReceipt] = useState<AskReceipt | null>(null);

  const { apart, choices, start, end } = written;
  const chosen = useMemo(
    () => chosenOf(read?.ok ? read.value : [], choices, deed),
    [read, choices, deed],
  );
  const questions = useMemo(() => sharedQuestions(chosen, false), [chosen]);
  const fields = useMemo(() => askedFields(questions, apart, before), [questions, apart, before]);
  const answers = useMemo(
    () => ({ ...answersOfBefore(fields, before), ...written.answers }),
    [fields, before, written.answers],
  );
  const change = (more: Partial<Written>) => setWritten((known) => ({ ...known, ...more }));
  const refuse = (fault: Pick<Wrong, 'words' | 'problems' | 'isReason'>) =>
    setWrong(({ tried }) => ({ ...fault, tried: tried + 1 }));
  const close = () => store.getState().doNow(null);
  const over = () => {
    store.getState().setDraft(packages, '');
    asking.onOver?.();
    close();
  };

  const once = useOneAtATime();
  const submit = async () => {
    const dated = { days: { start, end }, nowMs: now() };
    const filled = { chosen, questions: fields, answers, reason, ...dated };
    const asked = askedOf(chosen, fields, { answers, ...dated });
    const input = { packages: asked, justification: reason };
    const found = asked.length === 0 ? null : await api.query('access.check', input);
    if (store.getState().doing !== asking) return; // it was put off meanwhile
    const fault = faultOf(filled, found?.ok ? found.value : []);
    if (fault !== null) return refuse(fault);
    if (asked.length === 0) return;
    const answer = await run('access.ask', input);
    if (!answer.ok) return; // the form stays with what was written
    const { recorded, left } = answer.value;
    const [first] = left;
    if (packages.length > 1) {
      setReceipt({ recorded, left: [...left, ...leftOut(packages, chosen)] });
    } else if (first) {
      refuse({ words: first.reason, problems: [], isReason: false });
    } else {
      tell(DEED_WORDS[deed].receipt, answer.value);
      over();
    }
  };

  /** What was pressed before it is known what the policies want goes on once it is. */
  const [isEarly, setEarly] = useState(false);
  const goOn = useEffectEvent(() => {
    setEarly(false);
    void once(submit);
  });
  useEffect(() => {
    if (isEarly && read !== null) goOn();
  }, [isEarly, read]);

  return {
    read,
    chosen,
    questions,
    answers,
    reason,
    written,
    wrong,
    receipt,
    change,
    close,
    over,
    submit: async () => (read === null ? setEarly(true) : once(submit)),
    /** Back to the form, with everything that was written. */
    mend: () => setReceipt(null),
    isApart: (shared: SharedQuestion) => isApart(shared, apart, before),
    onAnswer: (shared: SharedQuestion, values: readonly string[]) => {
      change({ answers: { ...written.answers, [shared.id]: values } });
      setWrong((known) => withoutProblem(known, shared));
    },
    onApart: (shared: SharedQuestion, isEach: boolean) => {
      change({
        answers: carriedOver(shared, { ...answers, ...written.answers }, isEach),
        apart: { ...apart, [shared.id]: isEach },
      });
      setWrong((known) => withoutProblem(known, shared));
    },
    onReason: (words: string) => store.getState().setDraft(packages, words),
  };
}
