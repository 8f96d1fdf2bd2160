import type { AccessReview, ReviewItem } from '#shared/domain/access/review.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { idOf, type Members, membersOf, momentOf, textOf, titleOf, wordOf } from '../lenient.ts';
import { LINE, objectOf, readIdentity, readPackageName } from './read-subject.ts';

const TEXT = 10_000;

/** An accessReviewScheduleDefinition: what its instances share; null without an id. */
export function readDefinition(from: Members) {
  const id = idOf(from, 'id');
  if (id === null || id.length > 200) return null;
  const settings = objectOf(from, 'settings') ?? {};
  const applies = settings['autoApplyDecisionsEnabled'];
  const isDecided = settings['defaultDecisionEnabled'] === true;
  return {
    definitionId: id,
    name: titleOf(from, 'displayName', LINE),
    description: textOf(from, 'descriptionForReviewers', TEXT),
    status: wordOf(from, 'status') ?? 'unknown',
    isSelfReview: membersOf(from, 'reviewers').length === 0,
    justificationRequired: settings['justificationRequiredOnApproval'] === true,
    defaultDecision: isDecided ? wordOf(settings, 'defaultDecision') : 'none',
    isAutoApplied: typeof applies === 'boolean' ? applies : null,
    lookBack: lookBackOf(settings),
  };
}
export type ReviewDefinition = NonNullable<ReturnType<typeof readDefinition>>;

/** An accessReviewInstance, without its items; null without an id. */
export function readInstance(
  from: Members,
  definition: ReviewDefinition,
  tenantId: TenantId,
): AccessReview | null {
  const instanceId = idOf(from, 'id');
  if (instanceId === null || instanceId.length > 200) return null;
  const { status, ...shared } = definition;
  return {
    tenantId,
    ...shared,
    instanceId,
    status: wordOf(from, 'status') ?? status,
    startAt: momentOf(from, 'startDateTime'),
    endAt: momentOf(from, 'endDateTime'),
    items: [],
  };
}

/** An accessReviewInstanceDecisionItem; null without an id. */
export function readReviewItem(from: Members): ReviewItem | null {
  const id = idOf(from, 'id');
  if (id === null || id.length > 200) return null;
  const resource = objectOf(from, 'resource');
  return {
    id,
    decision: wordOf(from, 'decision') ?? 'notReviewed',
    recommendation: wordOf(from, 'recommendation'),
    justification: textOf(from, 'justification', TEXT),
    principal: readIdentity(objectOf(from, 'principal')),
    package: resource && packageOf(resource),
    resource: resource && textOf(resource, 'displayName', LINE),
    reviewedBy: readIdentity(objectOf(from, 'reviewedBy')),
    reviewedAt: momentOf(from, 'reviewedDateTime'),
    applyResult: wordOf(from, 'applyResult'),
  };
}

const SIGN_IN = '#microsoft.graph.userLastSignInRecommendationInsightSetting';
const USUAL_LOOK_BACK = 'P30D';

/**
 * How far back the sign-ins reach by which it recommends: 30 days where none is given (accessReviewScheduleSettings).
 * Null where recommendations are off, or go by something else.
 */
function lookBackOf(settings: Members): string | null {
  const ways = membersOf(settings, 'recommendationInsightSettings');
  const way = ways.find((one) => one['@odata.type'] === SIGN_IN);
  if (settings['recommendationsEnabled'] !== true || (ways.length > 0 && !way)) return null;
  const told = (way && textOf(way, DURATION, LINE)) ?? textOf(settings, DURATION, LINE);
  return told ?? USUAL_LOOK_BACK;
}

const DURATION = 'recommendationLookBackDuration';

function packageOf(resource: Members) {
  const id = idOf(resource, 'accessPackageId');
  const displayName = textOf(resource, 'accessPackageDisplayName', LINE);
  return id === null ? null : readPackageName({ id, displayName });
}
