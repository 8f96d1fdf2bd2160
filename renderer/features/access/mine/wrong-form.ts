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

/**
 * Everything that is missing or wrong, at once; null = nothing. Pure.
 * @param left what core finds wrong with what is filled in.
 */
export function faultOf(filled: Filled, left: readonly LeftOut[]): Fault | null {
  const { chosen, questions, answers, reason, days, nowMs } = filled;
  const problems = [...unanswered(questions, answers), ...problemsAsked(left, questions)];
  const isReason = reason.trim() === '' && chosen.some(({ policy }) => policy?.justification);
  const unchosen = withoutChoice(chosen).length;
  const [date = null] = chosen.flatMap(({ policy }) =>
    policy === null ? [] : (wrongDates(datesOf(days, policy, nowMs), policy, nowMs) ?? []),
  );
  const words = [
    unchosen > 0 ? `Choose a policy for ${counted(unchosen, 'package')}.` : null,
    isReason ? 'A policy wants a justification.' : null,
    answerWords(questions, problems),
    date,
  ].filter((part) => part !== null);
  return words.length === 0 ? null : { words: words.join(' '), problems, isReason };
}

/** How many of the questions have a problem; null = none. */
function answerWords(
  questions: readonly SharedQuestion[],
  problems: readonly FormProblem[],
): string | null {
  const count = questions.filter((one) => problemOf(one, problems) !== null).length;
  if (count === 0) return null;
  return count === 1
    ? '1 answer is missing or wrong.'
    : `${count.toLocaleString()} answers are missing or wrong.`;
}

/** What core finds wrong with answers that are asked for in this form; null = nothing. Pure. */
export function faultyAnswers(
  left: readonly LeftOut[],
  questions: readonly SharedQuestion[],
): Fault | null {
  const problems = problemsAsked(left, questions);
  const words = answerWords(questions, problems);
  return words === null ? null : { words, problems, isReason: false };
}

/** What core finds wrong, of the questions that are asked in this form. */
function problemsAsked(
  left: readonly LeftOut[],
  questions: readonly SharedQuestion[],
): FormProblem[] {
  const asked = questions.flatMap(({ question, uses }) =>
    question.kind === 'unknown' ? [] : uses,
  );
  return left.flatMap((one) => {
    const key = `${one.tenantId}/${one.packageId ?? ''}`;
    return one.problems
      .filter(({ questionId }) =>
        asked.some((use) => use.key === key && use.questionId === questionId),
      )
      .map((problem) => ({ ...problem, key }));
  });
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
