import type { LeftOut } from '#shared/contract/my-access.ts';
import { answerProblems, type Fits, type GivenAnswer } from '#shared/domain/access/answers.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { wrongDates } from '#shared/domain/access/schedule.ts';
import { shortened } from '#shared/text.ts';
import type { Instant } from '#shared/time.ts';

/** What a person gives with a request. */
interface Given {
  readonly answers: readonly GivenAnswer[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly justification: string;
}

/** What a policy does not take: the first reason, and everything wrong with the answers; null = it takes all of it. */
export function wrongByPolicy(
  policy: PolicyRequirement,
  given: Given,
  fits: Fits,
  nowMs: number,
): { readonly reason: string; readonly problems: LeftOut['problems'] } | null {
  const problems = answerProblems(policy.questions, given.answers, fits);
  if (policy.justification && given.justification === '') {
    return { reason: 'Its policy wants a reason.', problems };
  }
  const dates = wrongDates(given, policy, nowMs);
  if (dates !== null) return { reason: dates, problems };
  if (problems.length === 0) return null;
  const asked = new Map(policy.questions.map(({ id, text }) => [id, text]));
  const reason = problems
    .map(({ questionId, text }) => `“${shortened(asked.get(questionId) ?? '', 80)}”: ${text}`)
    .join(' ');
  return { reason, problems };
}
