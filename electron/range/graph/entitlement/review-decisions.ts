import { z } from 'zod';
import type { ReviewDecision } from '../../world/entitlement/access-words.ts';
import { REVIEW_DECISIONS } from '../../world/entitlement/access-words.ts';
import { applyInstance, judge, reviewersOf } from '../../world/entitlement/review-life.ts';
import type { ReviewDefinition, ReviewItem } from '../../world/entitlement/review-model.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { readBody } from '../incident-writes.ts';
import { accessList, accessOne } from './access-list.ts';
import { type Governance, governanceOf, looksOver, onOf } from './governance.ts';
import { instanceOf, requireGovernor } from './reviews.ts';
import { tellItem } from './tell-review.ts';

/** Decisions of an access review. Their address is `…/definitions/{id}/instances/{id}/decisions/{id}`. */

const FIELDS = {
  id: 'text',
  decision: REVIEW_DECISIONS,
  recommendation: 'text',
  applyResult: 'text',
  'principal/id': 'text',
  reviewedDateTime: 'time',
} as const;

/** The round that an address names. @throws GraphError 404 when there is none. */
function roundOf(graph: GraphCall) {
  const governance = governanceOf(graph);
  const [, , , id = '', , instanceId = '', , itemId = ''] = graph.parts;
  return { governance, itemId, ...instanceOf(governance, id, instanceId) };
}

/** @param on `reviewer` for the caller's own; null for all. */
export function listDecisions(graph: GraphCall, on: string | null): object {
  if (on !== null) onOf(on, ['reviewer']);
  const { governance, review, instance } = roundOf(graph);
  const { access } = governance;
  const reviews = instance.items.some((item) => isReviewer(governance, review, item));
  if (on === null && !reviews && !looksOver(graph)) throw noReviewer();
  return accessList(graph, {
    context: `identityGovernance/accessReviews/definitions('${review.id}')/instances('${instance.id}')/decisions`,
    items: instance.items.filter((item) => on === null || isReviewer(governance, review, item)),
    place: ({ number }) => ({ atMs: instance.startMs, number }),
    tell: (item, shape) => tellItem(access, review, instance, item, shape),
    fields: FIELDS,
    read: (item, name) => {
      switch (name) {
        case 'id':
          return item.id;
        case 'decision':
          return item.decision;
        case 'recommendation':
          return item.recommendation;
        case 'applyResult':
          return item.applied;
        case 'principal/id':
          return item.principal;
        default:
          return item.reviewedMs;
      }
    },
    ordered: null,
  });
}

function isReviewer({ me }: Governance, review: ReviewDefinition, item: ReviewItem): boolean {
  return reviewersOf(review, item).includes(me.key);
}

export function getDecision(graph: GraphCall): object {
  const { governance, review, instance, itemId } = roundOf(graph);
  const item = itemOf(instance.items, itemId);
  return accessOne(
    graph,
    `identityGovernance/accessReviews/definitions('${review.id}')/instances('${instance.id}')/decisions`,
    (shape) => tellItem(governance.access, review, instance, item, shape),
  );
}

function itemOf(items: readonly ReviewItem[], id: string): ReviewItem {
  const item = items.find((one) => one.id === id);
  if (!item) throw notFound(`Access review decision '${id}'`);
  return item;
}

const One = z.strictObject({
  '@odata.type': z.string().optional(),
  decision: z.enum(['Approve', 'Deny', 'DontKnow']),
  justification: z.string().max(4_000).nullish(),
});

/** PATCH: the caller's judgement, which may be changed as long as the round is open. @throws GraphError 403 for no reviewer. */
export function updateDecision(graph: GraphCall): void {
  const { governance, review, instance, itemId } = roundOf(graph);
  const item = itemOf(instance.items, itemId);
  const { decision, justification = null } = readBody(graph, One);
  if (!isReviewer(governance, review, item)) throw noReviewer();
  requireOpen(instance.status);
  requireReason(review, decision, justification);
  judge(item, decision, governance.me.key, justification, graph.nowMs);
}

const Batch = z.strictObject({
  '@odata.type': z.string().optional(),
  decision: z.enum(REVIEW_DECISIONS),
  justification: z.string().max(4_000).nullish(),
  principalId: z.string().nullish(),
  resourceId: z.string().nullish(),
});

/** POST batchRecordDecisions: one judgement for many; without ids, for all that are the caller's. */
export function batchDecide(graph: GraphCall): void {
  const { decision, justification = null, principalId, resourceId } = readBody(graph, Batch);
  const { governance, review, items } = ownItems(graph);
  requireReason(review, decision, justification);
  const here = (resourceId ?? review.policyId) === review.policyId;
  for (const item of items)
    if (here && (principalId ?? item.principal) === item.principal)
      judge(item, decision, governance.me.key, justification, graph.nowMs);
}

/** POST acceptRecommendations: what is still open is judged as recommended. */
export function acceptRecommendations(graph: GraphCall): void {
  const { governance, items } = ownItems(graph);
  for (const item of items)
    if (item.decision === 'NotReviewed' && item.recommendation !== 'NoInfoAvailable')
      judge(item, item.recommendation, governance.me.key, 'Recommended', graph.nowMs);
}

/** POST resetDecisions: all of a round is as at its beginning. */
export function resetDecisions(graph: GraphCall): void {
  const { governance, instance } = roundOf(graph);
  requireGovernor(graph);
  requireOpen(instance.status);
  for (const item of instance.items)
    judge(item, 'NotReviewed', governance.me.key, null, graph.nowMs);
}

/** POST applyDecisions: where they do not apply themselves. @throws GraphError 400 while the round is open. */
export function applyDecisions(graph: GraphCall): void {
  const { governance, review, instance } = roundOf(graph);
  requireGovernor(graph);
  if (instance.status === 'InProgress')
    throw badRequest('Decisions cannot be applied while the access review is in progress.');
  applyInstance(governance.access, review, instance, graph.nowMs);
}

/** POST sendReminder: a mail that nobody here reads. */
export function sendReminder(graph: GraphCall): void {
  const { instance } = roundOf(graph);
  requireGovernor(graph);
  requireOpen(instance.status);
}

/** The caller's items of an open round. @throws GraphError 403 when there are none. */
function ownItems(graph: GraphCall) {
  const { governance, review, instance } = roundOf(graph);
  const items = instance.items.filter((item) => isReviewer(governance, review, item));
  if (items.length === 0) throw noReviewer();
  requireOpen(instance.status);
  return { governance, review, items };
}

function requireOpen(status: string): void {
  if (status !== 'InProgress') throw badRequest('The access review is not in progress.');
}

function requireReason(
  { rule }: ReviewDefinition,
  decision: ReviewDecision,
  reason: string | null,
) {
  if (rule.justification && decision === 'Approve' && (reason ?? '').trim() === '')
    throw badRequest('A justification is required to approve.');
}

function noReviewer(): GraphError {
  return new GraphError(403, 'Forbidden', 'The user is not a reviewer of this access review.');
}
