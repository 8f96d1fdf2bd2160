import type { AskedPackage } from '#shared/contract/my-access.ts';
import {
  ACCESS_KIND,
  type AccessReach,
  parseAccessSeen,
} from '#shared/domain/access/access-seen.ts';
import { answersSent, type GivenAnswer } from '#shared/domain/access/answers.ts';
import { isLiveAssignment } from '#shared/domain/access/states.ts';
import { type AccessWish, LONGEST_ABOUT } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import type { Clock, Instant } from '#shared/time.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { patternJudge } from './fits-pattern.ts';
import { aboutAssignment, isMineAndLive, leftOut, type Made } from './left-out.ts';
import type { PackageState } from './package-state.ts';
import { wrongByPolicy } from './wrong-by-policy.ts';

export interface AskingParts {
  readonly access: Pick<AccessReader, 'one'>;
  readonly syncs: Pick<SyncReader, 'cursor'>;
  readonly now: Clock;
}

/** Other dates or answers for what one has. */
export interface Change {
  readonly tenantId: TenantId;
  readonly assignmentId: string;
  readonly answers: readonly GivenAnswer[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly justification: string;
}

/** What is asked for under a policy, as a wish or as the rule that forbids it: something new, or a change. */
export function asking({ access, syncs, now }: AskingParts, { seenOf, underWay }: PackageState) {
  const fits = patternJudge();

  /** Why nothing can be asked for in a tenant from here; null = it can. */
  const shut = (tenantId: TenantId): string | null =>
    SHUT[parseAccessSeen(syncs.cursor(tenantId, ACCESS_KIND)).reach];

  const askOne = (asked: AskedPackage, justification: string): Made => {
    const { tenantId, packageId, startAt, endAt } = asked;
    const found = access.one(tenantId, 'package', packageId);
    const title = cut(found?.name ?? packageId, LONGEST_ABOUT);
    const no = leftOut({ tenantId, packageId, title });
    if (found === null) return no(shut(tenantId) ?? 'It may not be asked for any more.');
    const policy = found.requirements?.find(({ policyId }) => policyId === asked.policyId);
    if (!policy) return no('This policy is not offered any more: choose again.');
    const seen = seenOf(tenantId, packageId, null);
    const busy = underWay(tenantId, packageId, seen);
    if (busy !== null) return no(busy);
    const held = seen.own?.assignments.find(({ state }) => isLiveAssignment(state));
    if (held && held.endAt === null && endsNever(tenantId, held.id)) {
      return no('You have it already, without an end.');
    }
    const wrong = wrongByPolicy(policy, { ...asked, justification }, fits, now());
    if (wrong !== null) return no(wrong.reason, wrong.problems);
    const wish: AccessWish = {
      kind: 'ask',
      type: 'userAdd',
      packageId,
      policyId: policy.policyId,
      justification,
      answers: answersSent(policy.questions, asked.answers),
      startAt,
      ends: endAt === null ? null : { type: 'afterDateTime', duration: null, endAt },
      assignmentId: held?.id ?? null,
      title,
      person: null,
    };
    return { tenantId, seen, wish };
  };

  const endsNever = (tenantId: TenantId, assignmentId: string) =>
    access.one(tenantId, 'assignment', assignmentId)?.endsKnown ?? false;
  const changeOne = (change: Change): Made => {
    const { tenantId, assignmentId, startAt, endAt, answers } = change;
    const held = access.one(tenantId, 'assignment', assignmentId);
    const justification = change.justification.trim();
    const no = leftOut(aboutAssignment(tenantId, held));
    const packageId = held?.package?.id ?? null;
    if (!isMineAndLive(held) || packageId === null) return no('You do not have it any more.');
    const policy = access
      .one(tenantId, 'package', packageId)
      ?.requirements?.find(({ policyId }) => policyId === held.policyId);
    if (!policy)
      return no('Its policy cannot be seen any more, so nothing can be changed from here.');
    const seen = seenOf(tenantId, packageId, assignmentId);
    const busy = underWay(tenantId, packageId, seen);
    if (busy !== null) return no(busy);
    const asked = new Set(answers.map(({ questionId }) => questionId));
    const questions = policy.questions.filter(({ id, editable }) => editable && asked.has(id));
    if (questions.length === 0 && startAt === null && endAt === null)
      return no('Nothing is changed.');
    const wrong = wrongByPolicy(
      { ...policy, questions },
      { ...change, justification },
      fits,
      now(),
    );
    if (wrong !== null) return no(wrong.reason, wrong.problems);
    const wish: AccessWish = {
      kind: 'ask',
      type: 'userUpdate',
      packageId,
      policyId: policy.policyId,
      justification,
      answers: answersSent(questions, answers),
      startAt,
      ends: endAt === null ? null : { type: 'afterDateTime', duration: null, endAt },
      assignmentId,
      title: cut(held.package?.name ?? '', LONGEST_ABOUT),
      person: null,
    };
    return { tenantId, seen, wish };
  };

  return { askOne, changeOne };
}

/** Why nothing can be asked for where access is seen only so far; null = it can. */
const SHUT: Readonly<Record<AccessReach, string | null>> = {
  whole: null,
  own: null,
  unread: 'What you may ask for there was not read yet.',
  'no-guest':
    'You are not in this tenant’s directory yet: ask with its My Access link, in the browser.',
  closed: 'This tenant does not let guests use My Access from here: ask in the browser.',
  'needs-consent': 'Tidewatch is not approved for access there: an administrator has to consent.',
};
