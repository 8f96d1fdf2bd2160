import type { AccessRequest } from '../world/entitlement/access-model.ts';
import { endByService } from '../world/entitlement/delivery.ts';
import { block, guestState } from '../world/entitlement/guests.ts';
import { likelyAnswer } from '../world/entitlement/question-draw.ts';
import { cancel, decide, pendingStage, settle } from '../world/entitlement/request-life.ts';
import { makeRequest, openRequest } from '../world/entitlement/request-make.ts';
import { currentInstance, openReview } from '../world/entitlement/review-life.ts';
import type { Subject } from '../world/entitlement/roster.ts';
import { drawsOf, mayDecide, type TenantAccess } from '../world/entitlement/tenant-access.ts';
import {
  accessIn,
  approversOf,
  isoOrNull,
  requestIn,
  subjectNamed,
  tellDrillRequest,
} from './access-part.ts';
import {
  DONE,
  type DrillContext,
  DrillError,
  type Drills,
  found,
  type Input,
} from './drill-context.ts';
import { receivedDecisions } from './received-decisions.ts';

type AccessDrills = Pick<Drills, Extract<keyof Drills, `access.${string}`>>;

/** Drills on access packages. @throws DrillError for ids and names that do not exist. */
export function accessDrills(context: DrillContext): AccessDrills {
  const { clock } = context;
  const at = (tenantId: string) => accessIn(context, tenantId);
  return {
    'access.request': (asked) => request(context, asked),
    'access.decide': ({ tenantId, requestId, ...decision }) => {
      const there = at(tenantId);
      decideFor(context, there, requestId, decision);
      return tellDrillRequest(there, requestIn(there, requestId));
    },
    'access.race': (race) => {
      requestIn(at(race.tenantId), race.requestId);
      context.accessRaces.wait(race);
      return DONE;
    },
    'access.lag': ({ tenantId, reads }) => {
      context.lagging.lag(at(tenantId).tenant.id, reads);
      return DONE;
    },
    'access.withdraw': ({ tenantId, requestId }) => {
      const there = at(tenantId);
      const one = requestIn(there, requestId);
      if (!cancel(one, clock.now()))
        throw new DrillError(`It is too late to withdraw it: ${one.status}.`);
      return tellDrillRequest(there, one);
    },
    'access.answers': ({ tenantId, requestId, answers }) => {
      requestIn(at(tenantId), requestId).answers = answers;
      return DONE;
    },
    'access.outcome': ({ tenantId, requestId, outcome }) => {
      requestIn(at(tenantId), requestId).outcome = outcome;
      return DONE;
    },
    'access.expire': ({ tenantId, assignmentId }) => {
      const there = at(tenantId);
      const assignment = there.assignments.get(assignmentId);
      endByService(
        there,
        found(assignment, `There is no assignment ${assignmentId}.`),
        clock.now(),
      );
      return DONE;
    },
    'access.guest': ({ tenantId, person, state }) => {
      const there = at(tenantId);
      const { key } = subjectNamed(context, there, person);
      if (state === 'blocked') block(there, key, clock.now());
      else there.guests.set(key, { state, governed: true, sinceMs: clock.now() });
      return DONE;
    },
    'access.people': ({ act }) => {
      context.access.letPeopleAct(act);
      return DONE;
    },
    'access.closed': ({ tenantId, closed }) => {
      found(context.states.get(tenantId), `There is no tenant ${tenantId}.`).accessClosed = closed;
      return DONE;
    },
    'access.review': ({ tenantId, packageId }) => {
      const there = at(tenantId);
      const review = found(
        [...there.reviews.values()].find((one) => one.packageId === (packageId ?? one.packageId)),
        'No package there is reviewed.',
      );
      openReview(there, review, clock.now());
      const opened = found(currentInstance(review), 'The review was stopped.');
      return { definitionId: review.id, instanceId: opened.id, items: opened.items.length };
    },
    'access.read': ({ tenantId }) => ({
      ...tellAll(at(tenantId)),
      service: found(context.access.traits.get(tenantId), 'GDAP').service,
    }),
    'access.decisions': ({ tenantId }) => receivedDecisions(context.received, tenantId),
  };
}

/** @throws DrillError when nobody there can ask for it. */
function request(context: DrillContext, asked: Input<'access.request'>) {
  const there = accessIn(context, asked.tenantId);
  const { key } = subjectNamed(context, there, asked.person);
  const approver =
    asked.approver === undefined ? null : subjectNamed(context, there, asked.approver).key;
  const self = { requestor: key, target: key };
  const policy = [...there.policies.values()].find(
    ({ id, packageId, scope, stages }) =>
      id === (asked.policyId ?? id) &&
      packageId === (asked.packageId ?? packageId) &&
      scope !== 'specificDirectoryUsers' &&
      !openRequest(there, key, packageId) &&
      (approver === null ||
        stages.slice(0, 1).some((one) => mayDecide(one, false, self, approver))),
  );
  const usable = found(policy, 'There is no such policy that they could ask under now.');
  const draws = drawsOf(there, 20, there.requests.size);
  const made = makeRequest(
    there,
    {
      ...self,
      type: 'userAdd',
      policy: usable,
      justification: asked.justification,
      answers:
        asked.answers ??
        usable.questions.map((question) => {
          return { questionId: question.id, value: likelyAnswer(question, draws) };
        }),
    },
    context.clock.now(),
  );
  settle(there, made, context.clock.now());
  return tellDrillRequest(there, made);
}

/** Decides as one of the approvers. @throws DrillError when nothing waits, or for nobody of that name. */
export function decideFor(
  context: DrillContext,
  there: TenantAccess,
  requestId: string,
  { by, result, justification }: Omit<Input<'access.decide'>, 'tenantId' | 'requestId'>,
): void {
  const one = requestIn(there, requestId);
  const open = found(pendingStage(there, one), 'No stage of it waits for a decision.');
  const { key } = found(
    deciderOf(context, there, one, by),
    `${by ?? 'Nobody else'} is no approver of the stage that is open.`,
  );
  decide(there, one, open.place, { by: key, result, justification }, context.clock.now());
}

/** Who would decide: the one of that name, or anybody but the person who signs in. Null: nobody may now. */
function deciderOf(
  { settings }: DrillContext,
  there: TenantAccess,
  one: AccessRequest,
  by: string | undefined,
): Subject | null {
  const place = pendingStage(there, one)?.place ?? -1;
  const fits = ({ email, home }: Subject) =>
    by === undefined ? home !== settings.person : email === by;
  return approversOf(there, one, place).find(fits) ?? null;
}

/** Carries out what waited for its gap; nothing when it is too late for it. */
export function changeRequest(context: DrillContext, race: Input<'access.race'>): void {
  const there = accessIn(context, race.tenantId);
  const one = requestIn(there, race.requestId);
  const by = race.by === undefined ? {} : { by: race.by };
  if (race.what === 'withdraw') cancel(one, context.clock.now());
  else if (deciderOf(context, there, one, race.by))
    decideFor(context, there, one.id, { ...by, result: race.what, justification: 'Was faster.' });
}

function tellAll(there: TenantAccess) {
  const emailOf = (key: string) => there.roster.byKey.get(key)?.email ?? '';
  return {
    requests: [...there.requests.values()].map((one) => tellDrillRequest(there, one)),
    assignments: [...there.assignments.values()].map((one) => ({
      assignmentId: one.id,
      packageId: one.packageId,
      package: there.packages.get(one.packageId)?.name ?? '',
      target: emailOf(one.target),
      state: one.state,
      endAt: isoOrNull(one.endMs),
    })),
    guests: Object.fromEntries(
      there.roster.analysts.map(({ key, email }) => [email, guestState(there, key)]),
    ),
    approvers: there.ours.map(emailOf),
  };
}
