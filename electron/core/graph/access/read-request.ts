import type { ApprovalStage } from '#shared/domain/access/approval.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import { type AccessAnswer, type AccessRequest, RequestId } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { idOf, type Members, membersOf, momentOf, textOf, titleOf, wordOf } from '../lenient.ts';
import { readPolicy } from './read-policy.ts';
import {
  LINE,
  objectOf,
  readEnds,
  readIdentity,
  readPackageName,
  readSubject,
} from './read-subject.ts';

const TEXT = 10_000;
const MOST_ANSWERS = 100;

/**
 * An accessPackageAssignmentRequest with what was expanded; null without a usable id. Old samples name the
 * assignment `accessPackageAssignment` (FACTS.md b).
 */
export function readRequest(from: Members, tenantId: TenantId): AccessRequest | null {
  const id = RequestId.safeParse(idOf(from, 'id'));
  if (!id.success) return null;
  const assignment = objectOf(from, 'assignment') ?? objectOf(from, 'accessPackageAssignment');
  const schedule = objectOf(from, 'schedule');
  return {
    tenantId,
    id: id.data,
    type: wordOf(from, 'requestType') ?? 'unknown',
    state: wordOf(from, 'state') ?? 'unknown',
    status: textOf(from, 'status', LINE),
    createdAt: momentOf(from, 'createdDateTime'),
    completedAt: momentOf(from, 'completedDateTime'),
    justification: textOf(from, 'justification', TEXT),
    answers: membersOf(from, 'answers').slice(0, MOST_ANSWERS).map(readAnswer),
    package:
      readPackageName(objectOf(from, 'accessPackage')) ??
      readPackageName(assignment && objectOf(assignment, 'accessPackage')),
    policy: readPolicy(assignment && objectOf(assignment, 'assignmentPolicy')),
    requestor: readSubject(objectOf(from, 'requestor')),
    target: readSubject(assignment && objectOf(assignment, 'target')),
    assignmentId: assignment && idOf(assignment, 'id'),
    startAt: schedule && momentOf(schedule, 'startDateTime'),
    ends: schedule && readEnds(objectOf(schedule, 'expiration')),
  };
}

function readAnswer(from: Members): AccessAnswer {
  const question = objectOf(from, 'answeredQuestion');
  const value = textOf(from, 'value', TEXT) ?? '';
  return {
    questionId: question && idOf(question, 'id'),
    question: question && textOf(question, 'text', TEXT),
    value,
    shown: textOf(from, 'displayValue', TEXT) ?? value,
  };
}

/** An accessPackageAssignment with what was expanded; null without an id. */
export function readAssignment(
  from: Members,
  tenantId: TenantId,
  isMine: boolean,
): Assignment | null {
  const id = idOf(from, 'id');
  if (id === null || id.length > 200) return null;
  const policy = objectOf(from, 'assignmentPolicy');
  const schedule = objectOf(from, 'schedule');
  const ends = schedule && readEnds(objectOf(schedule, 'expiration'));
  return {
    tenantId,
    id,
    state: wordOf(from, 'state') ?? 'unknown',
    status: textOf(from, 'status', LINE),
    package: readPackageName(objectOf(from, 'accessPackage')),
    policyId: policy && idOf(policy, 'id'),
    policyName: policy && textOf(policy, 'displayName', LINE),
    target: readSubject(objectOf(from, 'target')),
    isMine,
    startAt: schedule && momentOf(schedule, 'startDateTime'),
    endAt: ends?.endAt ?? null,
    endsKnown: ends !== null && (ends.endAt !== null || ends.type === 'noExpiration'),
    expiredAt: momentOf(from, 'expiredDateTime'),
  };
}

/** A stage of an approval; null without an id. */
export function readStage(from: Members): ApprovalStage | null {
  const id = idOf(from, 'id');
  if (id === null || id.length > 200) return null;
  return {
    id,
    name: textOf(from, 'displayName', LINE),
    status: wordOf(from, 'status') ?? 'unknown',
    result: wordOf(from, 'reviewResult') ?? 'notReviewed',
    assignedToMe: from['assignedToMe'] === true,
    reviewedBy: readIdentity(objectOf(from, 'reviewedBy')),
    reviewedAt: momentOf(from, 'reviewedDateTime'),
    justification: textOf(from, 'justification', TEXT),
  };
}

/** A package that can be asked for, without its requirements; null without a usable id. */
export function readPackage(from: Members, tenantId: TenantId): AccessPackage | null {
  const name = readPackageName(from);
  if (name === null) return null;
  const catalog = objectOf(from, 'catalog');
  return {
    tenantId,
    ...name,
    description: textOf(from, 'description', TEXT),
    catalog: catalog && titleOf(catalog, 'displayName', LINE),
    requirements: null,
  };
}
