import { MINUTE_MS } from '#shared/time.ts';
import type {
  AccessPolicy,
  Answer,
  AskedSchedule,
  Ends,
  Question,
} from '../../world/entitlement/access-model.ts';
import { endOf } from '../../world/entitlement/delivery.ts';
import { badRequest } from '../graph-error.ts';
import type { SentRequest } from './request-body.ts';

/** What a policy demands of a request. */

/** @throws GraphError 400 where the policy wants a reason and there is none. */
export function readReason(policy: AccessPolicy, sent: SentRequest): string | null {
  const reason = sent.justification ?? null;
  if (policy.justification && (reason ?? '').trim() === '')
    throw badRequest('A justification is required by the policy.');
  return reason;
}

/** Answers that fit the questions, one entry for each value. @throws GraphError 400 naming the question. */
export function readAnswers(policy: AccessPolicy, sent: SentRequest): readonly Answer[] {
  const answers = sent.answers.map(({ value, answeredQuestion }): Answer => {
    return { questionId: answeredQuestion.id, value: value ?? '' };
  });
  for (const { questionId } of answers)
    if (!policy.questions.some(({ id }) => id === questionId))
      throw badRequest(`The question '${questionId}' is not one of the policy.`);
  for (const question of policy.questions) {
    const values = answers
      .filter(({ questionId }) => questionId === question.id)
      .map(({ value }) => value);
    const wrong = wrongAnswer(question, values);
    if (wrong !== null) throw badRequest(`The question '${question.id}' ${wrong}.`);
  }
  return answers;
}

/** What is wrong with the answer to a question, or null. */
export function wrongAnswer(question: Question, values: readonly string[]): string | null {
  const given = values.filter((value) => value.trim() !== '');
  if (given.length === 0) return question.required ? 'has to be answered' : null;
  if (question.kind === 'choice') {
    if (given.length > 1 && !question.several) return 'takes one answer only';
    const known = given.every((value) => question.choices.some((choice) => choice.value === value));
    return known ? null : 'was answered with something that cannot be chosen';
  }
  if (given.length > 1) return 'takes one answer only';
  const [value = ''] = given;
  if (question.singleLine && /[\r\n]/.test(value)) return 'takes one line only';
  if (question.pattern !== null && !new RegExp(question.pattern).test(value))
    return 'was answered in another form than the policy wants';
  return null;
}

/** @throws GraphError 400 for a schedule that the policy does not allow. */
export function readSchedule(
  policy: AccessPolicy,
  { schedule }: SentRequest,
  nowMs: number,
): AskedSchedule {
  const startMs = schedule?.startDateTime ?? null;
  const ends = readEnds(schedule?.expiration ?? null);
  if (startMs === null && ends === null) return { startMs, ends };
  if (!policy.customSchedule)
    throw badRequest('The policy does not allow a custom assignment schedule.');
  if (startMs !== null && startMs < nowMs - 5 * MINUTE_MS)
    throw badRequest('The start of the schedule is in the past.');
  if (ends === null) return { startMs, ends };
  const fromMs = Math.max(startMs ?? nowMs, nowMs);
  const asked = endOf(ends, fromMs);
  const latest = endOf(policy.ends, fromMs);
  if (asked !== null && asked <= fromMs)
    throw badRequest('The end of the schedule is not after its start.');
  if (latest !== null && (asked === null || asked > latest))
    throw badRequest('The schedule is longer than the policy allows.');
  return { startMs, ends };
}

type SentExpiration = NonNullable<NonNullable<SentRequest['schedule']>['expiration']>;

function readEnds(sent: SentExpiration | null): Ends | null {
  switch (sent?.type) {
    case 'noExpiration':
      return { type: 'noExpiration' };
    case 'afterDuration':
      if (!sent.duration) throw badRequest("'duration' is needed with 'afterDuration'.");
      return { type: 'afterDuration', duration: sent.duration };
    case 'afterDateTime':
      if (sent.endDateTime === null || sent.endDateTime === undefined)
        throw badRequest("'endDateTime' is needed with 'afterDateTime'.");
      return { type: 'afterDateTime', endMs: sent.endDateTime };
    default:
      return null;
  }
}
