import type {
  AccessRequest,
  AskedSchedule,
  Assignment,
} from '../../world/entitlement/access-model.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import { graphTime } from '../../world/stamp.ts';
import type { World } from '../../world/world.ts';
import { shaped, type Shape } from './shape.ts';
import { tellQuestion } from './tell-catalog.ts';
import { tellPackage } from './tell-package.ts';
import { tellPolicy } from './tell-policy.ts';
import { tellEnds, tellSubject, timeOrNull } from './tell-subject.ts';

export function tellRequest(
  world: World,
  access: TenantAccess,
  request: AccessRequest,
  shape: Shape,
): object {
  const pack = access.packages.get(request.packageId);
  const assignment = access.assignments.get(request.assignmentId ?? '');
  return shaped(
    'accessPackageAssignmentRequest',
    {
      id: request.id,
      requestType: request.type,
      state: request.state,
      status: request.status,
      createdDateTime: graphTime(request.createdMs),
      completedDateTime: timeOrNull(request.completedMs),
      justification: request.justification,
      schedule: tellAsked(request.schedule),
      answers: tellAnswers(access, request),
      customExtensionCalloutInstances: [],
    },
    {
      accessPackage: (inner) => pack && tellPackage(access, pack, inner),
      requestor: (inner) => tellSubject(world, access, request.requestor, inner),
      assignment: (inner) =>
        assignment
          ? tellAssignment(world, access, assignment, inner)
          : tellComing(world, access, request, inner),
    },
    shape,
  );
}

function tellAsked({ startMs, ends }: AskedSchedule): object {
  return {
    startDateTime: timeOrNull(startMs),
    recurrence: null,
    expiration: ends && tellEnds(ends),
  };
}

function tellAnswers(access: TenantAccess, { policyId, answers }: AccessRequest): object[] {
  const questions = access.policies.get(policyId)?.questions ?? [];
  return answers.map(({ questionId, value }) => {
    const sequence = questions.findIndex(({ id }) => id === questionId);
    const question = questions[sequence];
    const choices = question?.kind === 'choice' ? question.choices : [];
    return {
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      value,
      displayValue: choices.find((choice) => choice.value === value)?.text ?? value,
      answeredQuestion: question ? tellQuestion(question, sequence) : null,
    };
  });
}

/** The assignment of a request that has none yet: known so far are its package, policy and target. */
function tellComing(
  world: World,
  access: TenantAccess,
  request: AccessRequest,
  shape: Shape,
): object {
  const { id, number, packageId, policyId, target, createdMs } = request;
  const ends = request.schedule.ends ?? access.policies.get(policyId)?.ends;
  const coming: Assignment = {
    id,
    number,
    packageId,
    policyId,
    target,
    state: 'delivering',
    startMs: request.schedule.startMs ?? createdMs,
    deliveredMs: null,
    endMs: null,
    ends: ends ?? { type: 'noExpiration' },
    expiredMs: null,
  };
  return tellAssignment(world, access, coming, shape);
}

export function tellAssignment(
  world: World,
  access: TenantAccess,
  assignment: Assignment,
  shape: Shape,
): object {
  const pack = access.packages.get(assignment.packageId);
  const policy = access.policies.get(assignment.policyId);
  return shaped(
    'accessPackageAssignment',
    {
      id: assignment.id,
      state: assignment.state,
      status: STATUS[assignment.state],
      expiredDateTime: timeOrNull(assignment.expiredMs),
      schedule: {
        startDateTime: graphTime(assignment.startMs),
        recurrence: null,
        expiration: tellPeriod(assignment),
      },
      customExtensionCalloutInstances: [],
    },
    {
      accessPackage: (inner) => pack && tellPackage(access, pack, inner),
      assignmentPolicy: (inner) => policy && tellPolicy(access, policy, inner),
      target: (inner) => tellSubject(world, access, assignment.target, inner),
    },
    shape,
  );
}

/** An assignment says the moment it ends, whatever its policy says it with. */
function tellPeriod({ endMs, ends }: Assignment): object {
  if (endMs === null) return tellEnds(ends);
  return { type: 'afterDateTime', duration: null, endDateTime: graphTime(endMs) };
}

const STATUS = {
  delivering: 'Delivering',
  partiallyDelivered: 'PartiallyDelivered',
  delivered: 'Delivered',
  expired: 'Expired',
  deliveryFailed: 'DeliveryFailed',
} as const;
