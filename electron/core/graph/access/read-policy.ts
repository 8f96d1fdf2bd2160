import type {
  AccessPolicy,
  AccessQuestion,
  PolicyRequirement,
  PolicyStage,
} from '#shared/domain/access/policy.ts';
import { idOf, type Members, membersOf, memberOf, textOf, titleOf } from '../lenient.ts';
import { LINE, objectOf, readEnds } from './read-subject.ts';

const MOST = 100;
const TEXT = 4_000;

const isTrue = (from: Members, name: string) => memberOf(from, name) === true;

/** An accessPackageAssignmentPolicy; null without an id. */
export function readPolicy(from: Members | null): AccessPolicy | null {
  const id = from && idOf(from, 'id');
  if (!from || id === null) return null;
  const approval = objectOf(from, 'requestApprovalSettings') ?? {};
  const review = objectOf(from, 'reviewSettings');
  return {
    id,
    name: textOf(from, 'displayName', LINE),
    approvalForAdd: isTrue(approval, 'isApprovalRequiredForAdd'),
    stages: membersOf(approval, 'stages').slice(0, MOST).map(readStage),
    ends: readEnds(objectOf(from, 'expiration')),
    targetScope: textOf(from, 'allowedTargetScope', LINE),
    isReviewed: review !== null && isTrue(review, 'isEnabled'),
  };
}

function readStage(from: Members): PolicyStage {
  const escalates = isTrue(from, 'isEscalationEnabled');
  return {
    denyAfter: textOf(from, 'durationBeforeAutomaticDenial', LINE),
    escalateAfter: escalates ? textOf(from, 'durationBeforeEscalation', LINE) : null,
    justification: isTrue(from, 'isApproverJustificationRequired'),
    approvers: approversOf(from, 'primaryApprovers'),
    fallbacks: approversOf(from, 'fallbackPrimaryApprovers'),
    alternates: escalates ? approversOf(from, 'escalationApprovers') : [],
    alternateFallbacks: escalates ? approversOf(from, 'fallbackEscalationApprovers') : [],
  };
}

/** Approvers that a policy names by what they are to whoever asks (subjectSet, FACTS.md d), where it gives no words. */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [/requestorManager$/i, 'the manager of whoever asks'],
  [/targetManager$/i, 'the manager of whoever gets access'],
  [/internalSponsors$/i, 'internal sponsors of the connected organization'],
  [/externalSponsors$/i, 'external sponsors of the connected organization'],
  [/targetUserSponsors$/i, 'sponsors of whoever gets access'],
  [/groupMembers$/i, 'a group without a name'],
];

/** Groups by what the policy calls them; single people only by number, for their names are not in it. */
function approversOf(from: Members, name: string): string[] {
  const sets = membersOf(from, name).slice(0, MOST);
  const named = sets.map((set) => textOf(set, 'description', LINE) ?? roleOf(set));
  const known = named.filter((text) => text !== null);
  const people = named.length - known.length;
  if (people === 0) return known;
  return [...known, people === 1 ? '1 single person' : `${people} single people`];
}

function roleOf(set: Members): string | null {
  const type = textOf(set, '@odata.type', LINE) ?? '';
  return ROLES.find(([form]) => form.test(type))?.[1] ?? null;
}

/** One entry of getApplicablePolicyRequirements; null without a policy id. */
export function readRequirement(from: Members): PolicyRequirement | null {
  const policyId = idOf(from, 'policyId');
  if (policyId === null) return null;
  const schedule = objectOf(from, 'schedule');
  return {
    policyId,
    name: textOf(from, 'policyDisplayName', LINE),
    description: textOf(from, 'policyDescription', TEXT),
    approvalForAdd: isTrue(from, 'isApprovalRequiredForAdd'),
    approvalForUpdate: isTrue(from, 'isApprovalRequiredForUpdate'),
    justification: isTrue(from, 'isRequestorJustificationRequired'),
    customSchedule: isTrue(from, 'allowCustomAssignmentSchedule'),
    ends: schedule && readEnds(objectOf(schedule, 'expiration')),
    questions: membersOf(from, 'questions')
      .slice(0, MOST)
      .map(readQuestion)
      .filter((question) => question !== null),
  };
}

const KINDS: readonly (readonly [RegExp, AccessQuestion['kind']])[] = [
  [/accessPackageTextInputQuestion$/i, 'text'],
  [/accessPackageMultipleChoiceQuestion$/i, 'choice'],
];

/** A question; null without an id. One of a type that is not known yet is `unknown`. */
export function readQuestion(from: Members): AccessQuestion | null {
  const id = idOf(from, 'id');
  if (id === null) return null;
  const type = textOf(from, '@odata.type', LINE) ?? '';
  return {
    id,
    text: titleOf(from, 'text', TEXT),
    kind: KINDS.find(([form]) => form.test(type))?.[1] ?? 'unknown',
    required: isTrue(from, 'isRequired'),
    editable: isTrue(from, 'isAnswerEditable'),
    singleLine: isTrue(from, 'isSingleLineQuestion'),
    pattern: textOf(from, 'regexPattern', TEXT),
    several: isTrue(from, 'isMultipleSelectionAllowed'),
    choices: membersOf(from, 'choices')
      .slice(0, MOST)
      .flatMap((choice) => {
        const value = textOf(choice, 'actualValue', LINE);
        return value === null ? [] : [{ value, text: textOf(choice, 'text', LINE) ?? value }];
      }),
  };
}
