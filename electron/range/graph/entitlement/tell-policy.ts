import { DAY_MS } from '#shared/time.ts';
import type {
  AccessPolicy,
  ApproverSet,
  PolicyStage,
} from '../../world/entitlement/access-model.ts';
import type { ReviewRule } from '../../world/entitlement/review-model.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import { graphTime } from '../../world/stamp.ts';
import { shaped, type Shape } from './shape.ts';
import { packageMembers, tellCatalog, tellQuestion } from './tell-catalog.ts';
import { tellEnds } from './tell-subject.ts';

/** A policy in full, as an administrator sees it. */
export function tellPolicy(access: TenantAccess, policy: AccessPolicy, shape: Shape): object {
  const pack = access.packages.get(policy.packageId);
  return shaped(
    'accessPackageAssignmentPolicy',
    {
      id: policy.id,
      displayName: policy.name,
      description: policy.description,
      createdDateTime: graphTime(policy.createdMs),
      modifiedDateTime: graphTime(policy.createdMs),
      allowedTargetScope: policy.scope,
      specificAllowedTargets:
        policy.scope === 'specificConnectedOrganizationUsers'
          ? [
              {
                '@odata.type': '#microsoft.graph.connectedOrganizationMembers',
                connectedOrganizationId: access.roster.connectedOrgId,
                description: null,
              },
            ]
          : [],
      automaticRequestSettings: null,
      expiration: tellEnds(policy.ends),
      requestorSettings: {
        enableTargetsToSelfAddAccess: policy.selfAdd,
        enableTargetsToSelfUpdateAccess: policy.selfUpdate,
        enableTargetsToSelfRemoveAccess: policy.selfRemove,
        allowCustomAssignmentSchedule: policy.customSchedule,
        enableOnBehalfRequestorsToAddAccess: false,
        enableOnBehalfRequestorsToUpdateAccess: false,
        enableOnBehalfRequestorsToRemoveAccess: false,
        onBehalfRequestors: [],
      },
      requestApprovalSettings: {
        isApprovalRequiredForAdd: policy.approvalForAdd,
        isApprovalRequiredForUpdate: policy.approvalForUpdate,
        isRequestorJustificationRequired: policy.justification,
        stages: policy.stages.map(tellStage),
      },
      reviewSettings: policy.review && tellReviewRule(policy.review, policy.createdMs),
    },
    {
      accessPackage: (inner) => pack && shaped('accessPackage', packageMembers(pack), {}, inner),
      catalog: (inner) => tellCatalog(access.catalogs.get(pack?.catalogId ?? ''), inner),
      questions: () => policy.questions.map(tellQuestion),
    },
    shape,
  );
}

function tellStage(stage: PolicyStage): object {
  return {
    durationBeforeAutomaticDenial: stage.denyAfter,
    isApproverJustificationRequired: stage.justification,
    isEscalationEnabled: stage.escalateAfter !== null,
    durationBeforeEscalation: stage.escalateAfter,
    primaryApprovers: stage.approvers.flatMap(tellApprovers),
    fallbackPrimaryApprovers: stage.fallbacks.flatMap(tellApprovers),
    escalationApprovers: stage.alternates.flatMap(tellApprovers),
    fallbackEscalationApprovers: [],
  };
}

function tellApprovers({ group, members }: ApproverSet): object[] {
  if (group !== null) {
    const type = '#microsoft.graph.groupMembers';
    return [{ '@odata.type': type, groupId: group.id, description: group.name }];
  }
  return members.map((userId) => {
    return { '@odata.type': '#microsoft.graph.singleUser', userId, description: null };
  });
}

function tellReviewRule(rule: ReviewRule, createdMs: number): object {
  return {
    isEnabled: true,
    expirationBehavior: rule.atEnd,
    isRecommendationEnabled: rule.recommendations,
    isReviewerJustificationRequired: rule.justification,
    isSelfReview: rule.self,
    primaryReviewers: rule.reviewers.map((userId) => {
      return { '@odata.type': '#microsoft.graph.singleUser', userId, description: null };
    }),
    fallbackReviewers: [],
    schedule: {
      startDateTime: graphTime(createdMs),
      expiration: { type: 'afterDuration', duration: `P${rule.days}D`, endDateTime: null },
      recurrence: recurrenceOf(rule, createdMs),
    },
  };
}

/** How often a review comes, as a pattern of Graph. */
export function recurrenceOf({ everyMonths }: ReviewRule, createdMs: number): object {
  const start = new Date(Math.floor(createdMs / DAY_MS) * DAY_MS);
  return {
    pattern: {
      type: everyMonths === 12 ? 'absoluteYearly' : 'absoluteMonthly',
      interval: everyMonths === 12 ? 1 : everyMonths,
      month: everyMonths === 12 ? start.getUTCMonth() + 1 : 0,
      dayOfMonth: start.getUTCDate(),
      daysOfWeek: [],
      firstDayOfWeek: 'sunday',
      index: 'first',
    },
    range: {
      type: 'noEnd',
      startDate: start.toISOString().slice(0, 10),
      endDate: null,
      numberOfOccurrences: 0,
      recurrenceTimeZone: null,
    },
  };
}
