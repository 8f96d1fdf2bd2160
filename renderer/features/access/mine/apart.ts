import type { AccessAnswer } from '#shared/domain/access/request.ts';
import type { Answers, SharedQuestion } from './ask-questions.ts';

/** Which questions of several packages are answered for each by itself, by their ids; what is not named is as before. */
export type Apart = Readonly<Record<string, boolean>>;

/** A question once for each package that asks it; its parts keep their ids. */
export function partsOf({ id, question, uses }: SharedQuestion): SharedQuestion[] {
  return uses.map((use) => ({ id: `${use.key} ${id}`, question, uses: [use] }));
}

/**
 * Whether a question is answered for each package by itself: where the person says so, where several customers ask
 * for a text (it is seldom the same: a ticket number), or where they answered differently the last time.
 */
export function isApart(
  { id, question, uses }: SharedQuestion,
  apart: Apart,
  before: readonly AccessAnswer[],
): boolean {
  if (uses.length < 2) return false;
  const customers = new Set(uses.map(({ key }) => key.slice(0, key.indexOf('/'))));
  const isTextOfSeveral = question.kind === 'text' && customers.size > 1;
  const words = uses.map((use) =>
    before
      .filter(({ questionId }) => questionId === use.questionId)
      .map(({ value }) => value)
      .join('\n'),
  );
  return apart[id] ?? (isTextOfSeveral || words.some((value) => value !== words[0]));
}

/** The questions as they are answered: what is apart stands there once for each package. */
export function askedFields(
  questions: readonly SharedQuestion[],
  apart: Apart,
  before: readonly AccessAnswer[],
): SharedQuestion[] {
  return questions.flatMap((one) => (isApart(one, apart, before) ? partsOf(one) : [one]));
}

/** What was answered goes along when a question is taken apart, or put together again. */
export function carriedOver(shared: SharedQuestion, answers: Answers, toParts: boolean): Answers {
  const parts = partsOf(shared);
  if (toParts) {
    const one = answers[shared.id] ?? [];
    return { ...answers, ...Object.fromEntries(parts.map(({ id }) => [id, answers[id] ?? one])) };
  }
  const first = parts.map(({ id }) => answers[id] ?? []).find((values) => values.length > 0);
  return { ...answers, [shared.id]: answers[shared.id] ?? first ?? [] };
}
