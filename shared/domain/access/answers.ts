import { patternWords } from './pattern-words.ts';
import type { AccessQuestion } from './policy.ts';

/** What somebody answers to one question: one value, or several where it takes several. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly values: readonly string[];
}

/** An answer as it is sent. */
export interface AnswerSent {
  readonly questionId: string;
  readonly kind: 'text' | 'choice';
  readonly value: string;
  readonly shown: string;
}

/** Whether a text fits a pattern of the policy; `unknown` = only the service can tell. */
export type Fits = (pattern: string, text: string) => 'yes' | 'no' | 'unknown';

export interface AnswerProblem {
  readonly questionId: string;
  readonly text: string;
}

/** Longer answers are cut by nobody: they are refused. */
const LONGEST = 4_000;

/** What is wrong with an answer, in a sentence; null = nothing. Pure but for `fits`. */
export function wrongAnswer(
  question: AccessQuestion,
  values: readonly string[],
  fits: Fits,
): string | null {
  const given = values.filter((value) => value.trim() !== '');
  if (question.kind === 'unknown') return question.required ? IN_BROWSER : null;
  const [value] = given;
  if (value === undefined) return question.required ? 'This has to be answered.' : null;
  if (question.kind === 'choice') {
    if (given.length > 1 && !question.several) return 'Choose one only.';
    const known = given.every((one) => question.choices.some((choice) => choice.value === one));
    return known ? null : 'This cannot be chosen.';
  }
  if (given.length > 1) return 'One answer only.';
  if (value.length > LONGEST) return `At most ${LONGEST} characters.`;
  if (question.singleLine && /[\r\n]/.test(value)) return 'One line only.';
  const misses = question.pattern !== null && fits(question.pattern, value) === 'no';
  return misses ? formWords(question.pattern) : null;
}

/** What a text has to look like, as far as it can be said in words. */
function formWords(pattern: string | null): string {
  const words = pattern === null ? null : patternWords(pattern);
  return words === null
    ? `The policy wants it in another form${beginningOf(pattern)}.`
    : `It has to be ${words}.`;
}

/** What every answer of a pattern begins with, in words; empty where the pattern begins with a choice. */
function beginningOf(pattern: string | null): string {
  const [, start = '', then = ''] = LITERAL_START.exec(pattern ?? '') ?? [];
  const certain = /^[?*{]/.test(then) ? start.slice(0, -1) : start;
  const isChoice = (pattern ?? '').includes('|');
  return certain === '' || isChoice ? '' : `, beginning with “${certain}”: see the form`;
}

const LITERAL_START = /^\^([\p{L}\p{N} _#-]{1,40})(.?)/u;

/** For a type of question that this version does not know. */
export const IN_BROWSER =
  'This kind of question can only be answered in the browser: open the package in My Access.';

/** Everything wrong with the answers to the questions of a policy. */
export function answerProblems(
  questions: readonly AccessQuestion[],
  answers: readonly GivenAnswer[],
  fits: Fits,
): AnswerProblem[] {
  const given = new Map(answers.map(({ questionId, values }) => [questionId, values]));
  return questions.flatMap((question) => {
    const text = wrongAnswer(question, given.get(question.id) ?? [], fits);
    return text === null ? [] : [{ questionId: question.id, text }];
  });
}

/** The answers as they are sent: one entry for each value that is not empty, of questions that are asked. */
export function answersSent(
  questions: readonly AccessQuestion[],
  answers: readonly GivenAnswer[],
): AnswerSent[] {
  const given = new Map(answers.map(({ questionId, values }) => [questionId, values]));
  return questions.flatMap((question): AnswerSent[] => {
    const { id: questionId, kind, choices } = question;
    if (kind === 'unknown') return [];
    const values = (given.get(questionId) ?? []).filter((value) => value.trim() !== '');
    return values.map((value) => {
      const shown = choices.find((choice) => choice.value === value)?.text ?? value;
      return { questionId, kind, value, shown };
    });
  });
}
