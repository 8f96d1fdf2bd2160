import type { AskedPackage, AskReceipt, LeftOut } from '#shared/contract/my-access.ts';
import { answersSent, type GivenAnswer } from '#shared/domain/access/answers.ts';
import {
  ACCESS_KIND,
  type AccessReach,
  parseAccessSeen,
} from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessRequest, RequestId } from '#shared/domain/access/request.ts';
import { canReprocess } from '#shared/domain/access/settle-own.ts';
import { canCancel, isLiveAssignment, isOpenRequest } from '#shared/domain/access/states.ts';
import {
  type AccessWish,
  type AccessWishKind,
  isAskingWish,
  isPendingWish,
  LONGEST_ABOUT,
  NOTHING_SEEN,
  type SeenState,
} from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Clock, Instant } from '#shared/time.ts';
import { cut } from '#shared/text.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { patternJudge } from './fits-pattern.ts';
import { ownAssignment, ownRequest } from './own-carriers.ts';
import type { NewWish, WishQueue } from './wish-queue.ts';
import { wrongByPolicy } from './wrong-by-policy.ts';

interface AskingParts {
  readonly access: Pick<AccessReader, 'one' | 'ofTenant'>;
  readonly wishes: AccessWishStore;
  readonly queue: WishQueue;
  readonly syncs: Pick<SyncReader, 'cursor'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

interface Change {
  readonly tenantId: TenantId;
  readonly assignmentId: string;
  readonly answers: readonly GivenAnswer[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly justification: string;
}

type Made = NewWish | LeftOut;

/** Records what a person asks for, gives back and takes back, and says of what is left out which rule forbids it. */
export function asking(parts: AskingParts) {
  const { access, wishes, queue, now } = parts;
  const fits = patternJudge();

  /** What a colleague asks for at this computer is for themselves and in nobody's way. */
  const isPending = (tenantId: TenantId, kind: AccessWishKind, id: string) =>
    wishes
      .listAbout(tenantId, kind, id)
      .some((one) => isPendingWish(one.stage) && one.accountId === parts.accountId());

  /** What is known of one package: what was there before is never taken for the wish's own deed. */
  const seenOf = (
    tenantId: TenantId,
    packageId: string,
    assignmentId: string | null,
  ): SeenState => {
    const own = stateOf(tenantId, packageId, assignmentId);
    const earlier = wishes
      .listAbout(tenantId, 'ask', packageId)
      .flatMap(({ found }) => found?.own?.requests.map(({ id }) => id) ?? []);
    const known = [...new Set([...own.requests.map(({ id }) => id), ...earlier])];
    return { ...NOTHING_SEEN, known, own };
  };
  const stateOf = (tenantId: TenantId, packageId: string, assignmentId: string | null) => {
    const requests = access
      .ofTenant(tenantId, 'request')
      .filter((one) => one.package?.id === packageId || one.assignmentId === (assignmentId ?? ''));
    const assignments = access
      .ofTenant(tenantId, 'assignment')
      .filter((one) => one.isMine && one.package?.id === packageId);
    return {
      requests: requests.map(ownRequest),
      assignments: assignments.map(ownAssignment),
      isGone: false,
    };
  };

  /** Why nothing can be asked for in a tenant from here; null = it can. */
  const shut = (tenantId: TenantId): string | null =>
    SHUT[parseAccessSeen(parts.syncs.cursor(tenantId, ACCESS_KIND)).reach];

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
  /** A request or a wish for the package that is not over; null = none. */
  const underWay = (tenantId: TenantId, packageId: string, { own }: SeenState): string | null => {
    if (isPending(tenantId, 'ask', packageId))
      return 'A request is recorded already: take it back first.';
    const isGiving =
      own?.assignments.some(({ id }) => isPending(tenantId, 'give-back', id)) ?? false;
    if (isGiving) return 'You are giving it back: take that back first.';
    return own?.requests.some(isOpenRequest)
      ? 'A request for it is under way: cancel it first.'
      : null;
  };

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

  const giveBackOne = (tenantId: TenantId, assignmentId: string): Made => {
    const held = access.one(tenantId, 'assignment', assignmentId);
    const about = aboutAssignment(tenantId, held);
    const no = leftOut(about);
    if (!isMineAndLive(held)) return no('You do not have it any more.');
    if (isPending(tenantId, 'give-back', assignmentId))
      return no('It is being given back already.');
    const { packageId, title } = about;
    const seen = seenOf(tenantId, packageId ?? '', assignmentId);
    const busy = packageId === null ? null : underWay(tenantId, packageId, seen);
    if (busy !== null) return no(busy);
    const wish: AccessWish = { kind: 'give-back', assignmentId, packageId, title, person: null };
    return { tenantId, seen, wish };
  };

  const standing = (
    kind: 'cancel' | 'reprocess',
    tenantId: TenantId,
    requestId: RequestId,
  ): Made => {
    const request = access.one(tenantId, 'request', requestId);
    const packageId = request?.package?.id ?? null;
    const title = cut(request?.package?.name ?? '', LONGEST_ABOUT);
    const no = leftOut({ tenantId, packageId, title });
    if (request === null) return no('It is not known here any more.');
    if (isPending(tenantId, kind, requestId)) return no('That is recorded already.');
    const forbidden = kind === 'cancel' ? tooLate(request) : notAgain(request);
    if (forbidden !== null) return no(forbidden);
    const own = { requests: [ownRequest(request)], assignments: [], isGone: false };
    const seen = { ...NOTHING_SEEN, state: request.state, own };
    return { tenantId, seen, wish: { kind, requestId, title, person: null } };
  };
  const tooLate = (request: AccessRequest) =>
    isOpenRequest(request) && canCancel(request) ? null : 'It can no longer be canceled.';
  const notAgain = (request: AccessRequest) =>
    canReprocess(request, now())
      ? null
      : 'Only what failed in the last 14 days can be reprocessed.';

  /** Records all that may be; what waited for the person to decide anew is answered with it. */
  const record = (made: readonly Made[]): AskReceipt => {
    const wanted = made.filter((one): one is NewWish => 'wish' in one);
    const left = made.filter((one): one is LeftOut => !('wish' in one));
    if (wanted.length === 0) return { recorded: [], left };
    const recorded = queue.record(wanted);
    for (const { id, tenantId, wish, accountId } of recorded) {
      const about = 'packageId' in wish && wish.kind === 'ask' ? wish.packageId : null;
      if (about === null) continue;
      for (const before of wishes.listAbout(tenantId, 'ask', about)) {
        const isAnswered = before.id !== id && isAskingWish(before.stage);
        if (isAnswered && before.accountId === accountId) queue.takeBack(before.id);
      }
    }
    return {
      recorded: recorded.map(({ id, tenantId, wish }) => ({ id, tenantId, title: wish.title })),
      left,
    };
  };

  return {
    ask: (packages: readonly AskedPackage[], justification: string): AskReceipt => {
      const single = new Map(packages.map((one) => [`${one.tenantId}/${one.packageId}`, one]));
      return record([...single.values()].map((one) => askOne(one, justification.trim())));
    },
    change: (change: Change): AskReceipt => record([changeOne(change)]),
    giveBack: (
      assignments: readonly { readonly tenantId: TenantId; readonly assignmentId: string }[],
    ): AskReceipt =>
      record(assignments.map(({ tenantId, assignmentId }) => giveBackOne(tenantId, assignmentId))),
    standing: (
      kind: 'cancel' | 'reprocess',
      requests: readonly { readonly tenantId: TenantId; readonly requestId: RequestId }[],
    ): AskReceipt =>
      record(requests.map(({ tenantId, requestId }) => standing(kind, tenantId, requestId))),
  };
}

const SHUT: Readonly<Record<AccessReach, string | null>> = {
  whole: null,
  own: null,
  unread: 'What you may ask for there was not read yet.',
  'no-guest':
    'You are not in this tenant’s directory yet: ask with its My Access link, in the browser.',
  closed: 'This tenant does not let guests use My Access from here: ask in the browser.',
  'needs-consent': 'Tidewatch is not approved for access there: an administrator has to consent.',
};

function leftOut(about: Pick<LeftOut, 'tenantId' | 'packageId' | 'title'>) {
  return (reason: string, problems: LeftOut['problems'] = []): LeftOut => {
    return { ...about, reason, problems };
  };
}

function isMineAndLive(held: Assignment | null): held is Assignment {
  return held !== null && held.isMine && isLiveAssignment(held.state);
}

function aboutAssignment(tenantId: TenantId, held: Assignment | null) {
  const packageId = held?.package?.id ?? null;
  return { tenantId, packageId, title: cut(held?.package?.name ?? '', LONGEST_ABOUT) };
}
