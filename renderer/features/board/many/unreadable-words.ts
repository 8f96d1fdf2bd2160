import type { QueryProblem } from '#shared/domain/query/syntax.ts';

/** Why nothing is done with what the list shows: it is not what the line asks for. Null: it is. Pure. */
export function unreadableWords(problems: readonly QueryProblem[]): string | null {
  const [first] = problems;
  return first ? `The search line cannot be read: ${first.message}` : null;
}
