import type { AccessAnswer } from '#shared/domain/access/request.ts';

interface LastRequest {
  readonly justification: string;
  readonly answers: readonly AccessAnswer[];
}

/**
 * What several requests begin with: the reason that was the same in all of them, and of each question, by its id, what
 * was answered alike wherever it was asked. An id of one customer is no question of another's.
 */
export function sameInAll(lasts: readonly (LastRequest | null)[]): LastRequest {
  const [first] = lasts;
  if (!first) return { justification: '', answers: [] };
  const isSame = lasts.every((last) => last?.justification === first.justification);
  const all = lasts.flatMap((last) =>
    Map.groupBy(last?.answers ?? [], questionOf)
      .entries()
      .toArray(),
  );
  const answers = [...Map.groupBy(all, ([question]) => question)].flatMap(([, told]) => {
    const one = told[0]?.[1] ?? [];
    const words = (given: readonly AccessAnswer[]) => given.map(({ value }) => value).join('\n');
    return told.every(([, other]) => words(other) === words(one)) ? one : [];
  });
  return { justification: isSame ? first.justification : '', answers };
}

const questionOf = ({ questionId }: AccessAnswer) => questionId;
