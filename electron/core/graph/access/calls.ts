import { z } from 'zod';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import type { ApprovalStage } from '#shared/domain/access/approval.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessPackage, PackageId } from '#shared/domain/access/package.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import type { AccessReview, ReviewItem } from '#shared/domain/access/review.ts';
import type { TokenBundle } from '#shared/domain/scopes.ts';
import { AppError } from '#shared/errors.ts';
import { type GraphClient, pageOf, parsed } from '../client.ts';
import { isMembers, type Members, membersOf } from '../lenient.ts';
import { readRequirement } from './read-policy.ts';
import { readAssignment, readPackage, readRequest, readStage } from './read-request.ts';
import { readDefinition, readInstance, readReviewItem } from './read-review.ts';

/**
 * Entitlement management and access reviews, as one person in one tenant (FACTS.md b, c, e). v1.0 only:
 * beta names things differently. Lists document no `$top`: their pages are followed to the end. Everything
 * rejects as `GraphClient` does.
 */
const EM = '/identityGovernance/entitlementManagement';
const AR = '/identityGovernance/accessReviews/definitions';
const APPROVALS = `${EM}/accessPackageAssignmentApprovals`;
/** A list that goes on for longer goes in circles. */
const MOST_PAGES = 200;

export interface AccessCall {
  readonly graph: GraphClient;
  /** `access`, or `ask` where only the small permission was approved. */
  readonly bundle: Extract<TokenBundle, 'access' | 'ask'>;
  readonly signal: AbortSignal;
}

const byMe = (on: string) => `filterByCurrentUser(on='${on}')`;
const id = (text: string) => encodeURIComponent(text);
const Page = pageOf(z.unknown());

/** All pages of a list; items that are no objects are left out. */
async function listed(
  { graph, bundle, signal }: AccessCall,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Members[]> {
  const call = { bundle, signal };
  let page = await graph.getParsed(path, Page, { ...call, query });
  const items = [...page.value];
  for (let read = 1; page.next !== null; read += 1) {
    if (read >= MOST_PAGES) throw new AppError('bad-answer', 'The list of the service has no end.');
    page = await graph.followParsed(page.next, Page, call);
    items.push(...page.value);
  }
  return items.filter(isMembers);
}

function readAll<T>(items: readonly Members[], read: (from: Members) => T | null): T[] {
  return items.map(read).filter((item) => item !== null);
}

/** What the person may ask for. Permission: EntitlementMgmt-SubjectAccess.ReadWrite. */
export async function myPackages(call: AccessCall): Promise<AccessPackage[]> {
  const items = await listed(call, `${EM}/accessPackages/${byMe('allowedRequestor')}`, {
    $expand: 'catalog',
  });
  return readAll(items, (item) => readPackage(item, call.graph.tenantId));
}

/** What each policy of a package wants to know; empty = may not be asked for. */
export async function packageRequirements(
  { graph, bundle, signal }: AccessCall,
  packageId: PackageId,
): Promise<PolicyRequirement[]> {
  const path = `${EM}/accessPackages/${id(packageId)}/getApplicablePolicyRequirements`;
  const answer = await graph.post(path, undefined, { bundle, signal });
  const { value } = parsed(z.object({ value: z.array(z.unknown()) }), answer);
  return readAll(value.filter(isMembers), readRequirement);
}

const REQUEST_EXPANDED =
  'accessPackage,requestor($expand=connectedOrganization),assignment($expand=target,assignmentPolicy)';

/** Requests by their relation to the person: what they asked for, or what waits for their decision. */
export async function myRequests(
  call: AccessCall,
  on: 'target' | 'approver',
): Promise<AccessRequest[]> {
  const items = await listed(call, `${EM}/assignmentRequests/${byMe(on)}`, {
    $expand: REQUEST_EXPANDED,
  });
  return readAll(items, (item) => readRequest(item, call.graph.tenantId));
}

const ASSIGNMENT_EXPANDED = 'accessPackage,assignmentPolicy,target';

/** What the person has, and what has ended. */
export async function myAssignments(call: AccessCall): Promise<Assignment[]> {
  const items = await listed(call, `${EM}/assignments/${byMe('target')}`, {
    $expand: ASSIGNMENT_EXPANDED,
  });
  return readAll(items, (item) => readAssignment(item, call.graph.tenantId, true));
}

/** What everybody has there now. Permission: EntitlementManagement.Read.All and a role that may see it. */
export async function allAssignments(call: AccessCall): Promise<Assignment[]> {
  const items = await listed(call, `${EM}/assignments`, {
    $filter: "state eq 'delivered'",
    $expand: ASSIGNMENT_EXPANDED,
  });
  return readAll(items, (item) => readAssignment(item, call.graph.tenantId, false));
}

/** The stages of all approvals that wait for the person, by request. */
export async function myApprovalStages(
  call: AccessCall,
): Promise<ReadonlyMap<string, ApprovalStage[]>> {
  const items = await listed(call, `${APPROVALS}/${byMe('approver')}`, { $expand: 'stages' });
  return new Map(
    items.flatMap((item) => {
      const approval = typeof item['id'] === 'string' ? item['id'] : null;
      return approval === null ? [] : [[approval, readAll(membersOf(item, 'stages'), readStage)]];
    }),
  );
}

/** The stages of one approval, also when it does not wait for the person any more. */
export async function approvalStages(
  call: AccessCall,
  approvalId: string,
): Promise<ApprovalStage[]> {
  return readAll(await listed(call, `${APPROVALS}/${id(approvalId)}/stages`), readStage);
}

/** The open rounds of reviews in which the person is a reviewer, with what is theirs to decide. */
export async function myReviews(call: AccessCall): Promise<AccessReview[]> {
  const { tenantId } = call.graph;
  const reviews: AccessReview[] = [];
  const definitions = readAll(await listed(call, `${AR}/${byMe('reviewer')}`), readDefinition);
  for (const definition of definitions) {
    const base = `${AR}/${id(definition.definitionId)}/instances`;
    const items = await listed(call, `${base}/${byMe('reviewer')}`);
    for (const review of readAll(items, (item) => readInstance(item, definition, tenantId))) {
      reviews.push({ ...review, items: await reviewItems(call, review) });
    }
  }
  return reviews;
}

/** What is the person's to decide in one round. */
export async function reviewItems(
  call: AccessCall,
  { definitionId, instanceId }: Pick<AccessReview, 'definitionId' | 'instanceId'>,
): Promise<ReviewItem[]> {
  const base = `${AR}/${id(definitionId)}/instances/${id(instanceId)}`;
  const items = await listed(call, `${base}/decisions/${byMe('reviewer')}`);
  return readAll(items, readReviewItem);
}
