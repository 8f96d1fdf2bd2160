import { plainOrder } from '../../text.ts';
import type { AccessAnswer } from './request.ts';

/** Everything that was answered to one question. */
export interface AnswerGroup {
  /** The same for the same question, whatever was answered. */
  readonly key: string;
  /** Hostile; null = Graph does not name it. */
  readonly question: string | null;
  /** The values, whatever their order, as one text: two groups with the same were answered alike. */
  readonly values: string;
  /** What the requestor saw, one line a value. Hostile. */
  readonly shown: string;
}

/**
 * The answers by question, in the order of the questions: one that takes several values has an entry for each
 * (FACTS.md b), and Graph promises no order among them. A question without an id is known by its text. Pure.
 */
export function answerGroups(answers: readonly AccessAnswer[]): AnswerGroup[] {
  const groups = Map.groupBy(answers, ({ questionId, question }) =>
    questionId === null ? `text ${question ?? ''}` : `id ${questionId}`,
  );
  return [...groups].map(([key, of]) => {
    const sorted = of.toSorted((a, b) => plainOrder(a.value, b.value));
    return {
      key,
      question: of.find(({ question }) => question !== null)?.question ?? null,
      values: JSON.stringify(sorted.map(({ value }) => value)),
      shown: sorted.map(({ shown, value }) => (shown === '' ? value : shown)).join('\n'),
    };
  });
}

/** One question whose answers are not what they were; null = it was not, or is not, answered. */
export interface AnswerChange {
  readonly key: string;
  readonly question: string | null;
  readonly before: AnswerGroup | null;
  readonly now: AnswerGroup | null;
}

/**
 * What was answered otherwise than before. Where nothing of the answers can be seen now, nothing is said to have
 * changed: no news is no change. Pure.
 */
export function answerChanges(
  seen: readonly AccessAnswer[],
  found: readonly AccessAnswer[],
): AnswerChange[] {
  if (found.length === 0) return [];
  const before = new Map(answerGroups(seen).map((group) => [group.key, group]));
  const now = new Map(answerGroups(found).map((group) => [group.key, group]));
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const was = before.get(key) ?? null;
    const is = now.get(key) ?? null;
    if (was?.values === is?.values) return [];
    return [{ key, question: is?.question ?? was?.question ?? null, before: was, now: is }];
  });
}
