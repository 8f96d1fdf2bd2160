import type { LeftOut } from '#shared/contract/my-access.ts';
import { wrongDates } from '#shared/domain/access/schedule.ts';
import { counted } from '../../../ui/words.ts';
import { type AskedDays, datesOf } from './ask-dates.ts';
import { withoutChoice } from './ask-policies.ts';
import {
  type Answers,
  type Chosen,
  type FormProblem,
  type SharedQuestion,
  unanswered,
} from './ask-questions.ts';

/** Why a form was not recorded: in a sentence, and at its fields. */
export interface Wrong {
  /** Null = nothing is wrong. */
  readonly words: string | null;
  readonly problems: readonly FormProblem[];
  /** A policy wants a reason, and there is none. */
  readonly isReason: boolean;
  /** How often it was tried in vain: each time the focus goes to what is wrong. */
  readonly tried: number;
}

export const NOTHING_WRONG: Wrong = { words: null, problems: [], isReason: false, tried: 0 };

interface Filled {
  readonly chosen: readonly Chosen[];
  readonly questions: readonly SharedQuestion[];
  readonly answers: Answers;
  readonly reason: string;
  readonly days: AskedDays;
  readonly nowMs: number;
}
type Fault = Pick<Wrong, 'words' | 'problems' | 'isReason'>;

/** What can be seen to be wrong without asking core; null = nothing. Pure. */
export function faultOf(filled: Filled): Fault | null {
  const { chosen, questions, answers, reason, days, nowMs } = filled;
  const problems = unanswered(questions, answers);
  const isReason = reason.trim() === '' && chosen.some(({ policy }) => policy?.justification);
  const fault = (words: string) => ({ words, problems, isReason });
  const unchosen = withoutChoice(chosen).length;
  if (unchosen > 0) return fault(`Choose a policy for ${counted(unchosen, 'package')}.`);
  if (isReason) return fault('A policy wants a justification.');
  if (problems.length > 0) return fault('Not all questions are answered.');
  const [date] = chosen.flatMap(({ policy }) =>
    policy === null ? [] : (wrongDates(datesOf(days, policy, nowMs), policy, nowMs) ?? []),
  );
  return date === undefined ? null : fault(date);
}

/** What core finds wrong with answers that are asked for in this form; null = nothing. Pure. */
export function faultyAnswers(
  left: readonly LeftOut[],
  questions: readonly SharedQuestion[],
): Fault | null {
  const asked = questions.flatMap(({ question, uses }) =>
    question.kind === 'unknown' ? [] : uses,
  );
  const problems = left.flatMap((one) => {
    const key = `${one.tenantId}/${one.packageId ?? ''}`;
    return one.problems
      .filter(({ questionId }) =>
        asked.some((use) => use.key === key && use.questionId === questionId),
      )
      .map((problem) => ({ ...problem, key }));
  });
  if (problems.length === 0) return null;
  return { words: 'Some answers have to be mended.', problems, isReason: false };
}

/** What is wrong with the answer to a question; null = nothing. */
export function problemOf(
  { uses }: Pick<SharedQuestion, 'uses'>,
  problems: readonly FormProblem[],
): string | null {
  const found = problems.find(({ key, questionId }) =>
    uses.some((use) => use.key === key && use.questionId === questionId),
  );
  return found?.text ?? null;
}

/** The same without what was said of a question: its answer is being written anew. */
export function withoutProblem(wrong: Wrong, question: Pick<SharedQuestion, 'uses'>): Wrong {
  const problems = wrong.problems.filter((one) => problemOf(question, [one]) === null);
  return problems.length === wrong.problems.length ? wrong : { ...wrong, problems };
}
