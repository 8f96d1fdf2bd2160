import { currentInstance, reviewersOf } from '../../world/entitlement/review-life.ts';
import type {
  ReviewDefinition,
  ReviewInstance,
  ReviewItem,
} from '../../world/entitlement/review-model.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import { graphTime } from '../../world/stamp.ts';
import { shaped, type Shape } from './shape.ts';
import { recurrenceOf } from './tell-policy.ts';
import { tellIdentity, timeOrNull } from './tell-subject.ts';

export function tellDefinition(
  access: TenantAccess,
  review: ReviewDefinition,
  shape: Shape,
): object {
  const { rule } = review;
  const name = reviewName(access, review);
  return shaped(
    'accessReviewScheduleDefinition',
    {
      id: review.id,
      displayName: name,
      createdDateTime: graphTime(review.createdMs),
      lastModifiedDateTime: graphTime(review.createdMs),
      status: statusOf(review),
      descriptionForAdmins: name,
      descriptionForReviewers: 'Does this person still work for this customer?',
      createdBy: tellIdentity(access, access.roster.staff[0]?.key ?? null),
      scope: tellScope(review),
      instanceEnumerationScope: null,
      reviewers: rule.reviewers.map(tellReviewer),
      fallbackReviewers: [],
      additionalNotificationRecipients: [],
      stageSettings: [],
      settings: {
        mailNotificationsEnabled: true,
        reminderNotificationsEnabled: true,
        justificationRequiredOnApproval: rule.justification,
        defaultDecisionEnabled: rule.atEnd !== 'keepAccess',
        defaultDecision: DEFAULT_DECISION[rule.atEnd],
        instanceDurationInDays: rule.days,
        autoApplyDecisionsEnabled: rule.autoApply,
        recommendationsEnabled: rule.recommendations,
        recommendationLookBackDuration: 'P30D',
        decisionHistoriesForReviewersEnabled: true,
        recommendationInsightSettings: [],
        applyActions: [],
        recurrence: recurrenceOf(rule, review.createdMs),
      },
    },
    {
      instances: (inner) =>
        review.instances.map((instance) => tellInstance(access, review, instance, inner)),
    },
    shape,
  );
}

const DEFAULT_DECISION = {
  keepAccess: 'None',
  removeAccess: 'Deny',
  acceptAccessRecommendation: 'Recommendation',
} as const;

export function reviewName(
  access: TenantAccess,
  { packageId, policyId }: ReviewDefinition,
): string {
  const pack = access.packages.get(packageId)?.name ?? '';
  return `${pack} - ${access.policies.get(policyId)?.name ?? ''}`;
}

export function statusOf(review: ReviewDefinition): string {
  if (review.stopped) return 'Completed';
  return currentInstance(review) || review.instances.length > 0 ? 'InProgress' : 'NotStarted';
}

/** The query that a review of a package goes by (FACTS.md e: it is how such reviews are told from others). */
export function scopeQuery({ packageId, policyId }: ReviewDefinition): string {
  return `/identityGovernance/entitlementManagement/accessPackageAssignments?$filter=(accessPackageId eq '${packageId}' and assignmentPolicyId eq '${policyId}')`;
}

function tellScope(review: ReviewDefinition): object {
  return {
    '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    query: scopeQuery(review),
    queryType: 'MicrosoftGraph',
    queryRoot: null,
  };
}

function tellReviewer(key: string): object {
  return { query: `/users/${key}`, queryType: 'MicrosoftGraph', queryRoot: null };
}

export function tellInstance(
  access: TenantAccess,
  review: ReviewDefinition,
  instance: ReviewInstance,
  shape: Shape,
): object {
  const contacted = new Set(instance.items.flatMap((item) => reviewersOf(review, item)));
  return shaped(
    'accessReviewInstance',
    {
      id: instance.id,
      startDateTime: graphTime(instance.startMs),
      endDateTime: graphTime(instance.endMs),
      status: instance.status,
      scope: tellScope(review),
      reviewers: review.rule.reviewers.map(tellReviewer),
      fallbackReviewers: [],
    },
    {
      contactedReviewers: () =>
        [...contacted].flatMap((key) => {
          const subject = access.roster.byKey.get(key);
          if (!subject) return [];
          const { name, principalName } = subject;
          const createdDateTime = graphTime(instance.startMs);
          return [
            { id: key, displayName: name, userPrincipalName: principalName, createdDateTime },
          ];
        }),
      decisions: (inner) =>
        instance.items.map((item) => tellItem(access, review, instance, item, inner)),
      stages: () => [],
    },
    shape,
  );
}

/** How the service writes "nobody". */
const NOBODY = {
  id: '00000000-0000-0000-0000-000000000000',
  displayName: '',
  userPrincipalName: '',
} as const;

export function tellItem(
  access: TenantAccess,
  review: ReviewDefinition,
  instance: ReviewInstance,
  item: ReviewItem,
  shape: Shape,
): object {
  const policy = access.policies.get(review.policyId);
  return shaped(
    'accessReviewInstanceDecisionItem',
    {
      id: item.id,
      accessReviewId: instance.id,
      decision: item.decision,
      justification: item.justification ?? '',
      recommendation: item.recommendation,
      reviewedBy: tellIdentity(access, item.by) ?? NOBODY,
      reviewedDateTime: timeOrNull(item.reviewedMs),
      applyResult: item.applied,
      appliedBy: NOBODY,
      appliedDateTime: timeOrNull(item.appliedMs),
      principal: tellIdentity(access, item.principal),
      principalLink: `https://graph.microsoft.com/v1.0/users/${item.principal}`,
      resource: {
        '@odata.type':
          '#microsoft.graph.accessReviewInstanceDecisionItemAccessPackageAssignmentPolicyResource',
        id: review.policyId,
        displayName: policy?.name ?? null,
        type: 'accessPackageAssignmentPolicy',
        accessPackageId: review.packageId,
        accessPackageDisplayName: access.packages.get(review.packageId)?.name ?? null,
      },
      resourceLink: null,
    },
    {
      insights: () =>
        item.lastSignInMs === null
          ? []
          : [
              {
                '@odata.type': '#microsoft.graph.userSignInInsight',
                id: item.id,
                insightCreatedDateTime: graphTime(instance.startMs),
                lastSignInDateTime: graphTime(item.lastSignInMs),
              },
            ],
    },
    shape,
  );
}
