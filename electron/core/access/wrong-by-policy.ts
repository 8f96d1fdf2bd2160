import type { LeftOut } from '#shared/contract/my-access.ts';
import { answerProblems, type Fits, type GivenAnswer } from '#shared/domain/access/answers.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { wrongDates } from '#shared/domain/access/schedule.ts';
import type { Instant } from '#shared/time.ts';

/** What a person gives with a request. */
interface Given {
  readonly answers: readonly GivenAnswer[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly justification: string;
}

/** What a policy does not take; null = it takes all of it. */
export function wrongByPolicy(
  policy: PolicyRequirement,
  asked: Given,
  fits: Fits,
  nowMs: number,
): { readonly reason: string; readonly problems: LeftOut['problems'] } | null {
  if (policy.justification && asked.justification === '') {
    return { reason: 'Its policy wants a reason.', problems: [] };
  }
  const dates = wrongDates(asked, policy, nowMs);
  if (dates !== null) return { reason: dates, problems: [] };
  const problems = answerProblems(policy.questions, asked.answers, fits);
  if (problems.length === 0) return null;
  return { reason: 'Not all questions of its policy are answered.', problems };
}
