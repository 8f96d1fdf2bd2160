import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import type { AccessAnswer } from '#shared/domain/access/request.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import type { AskedPackage } from '#shared/contract/my-access.ts';

/** One's own access that is about to be asked for again, as it was asked for the last time. */
export interface Renewal {
  readonly item: RunwayItem;
  readonly packageId: AskedPackage['packageId'];
  readonly policy: PolicyRequirement;
  readonly answers: AskedPackage['answers'];
  /** The same as the person gave them. */
  readonly given: readonly AccessAnswer[];
}

/**
 * The policy to renew under: the one it is had under; where Graph does not say which, the only one there is.
 * Null = somebody has to choose: one that is gone is never replaced by another unasked.
 */
export function renewedUnder(
  offered: readonly PolicyRequirement[],
  policyId: string | null,
): PolicyRequirement | null {
  if (policyId !== null) return offered.find((one) => one.policyId === policyId) ?? null;
  return offered.length === 1 ? (offered[0] ?? null) : null;
}

/** Answers of the last request as they are given again: a question that takes several has all of its values. */
export function sameAnswers(last: readonly AccessAnswer[]): AskedPackage['answers'] {
  const given = Map.groupBy(last, ({ questionId }) => questionId);
  return [...given].flatMap(([questionId, all]) =>
    questionId === null ? [] : [{ questionId, values: all.map(({ value }) => value) }],
  );
}
