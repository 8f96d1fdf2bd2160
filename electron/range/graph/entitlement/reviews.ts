import {
  completeInstance,
  currentInstance,
  reviewersOf,
} from '../../world/entitlement/review-life.ts';
import type { ReviewDefinition, ReviewInstance } from '../../world/entitlement/review-model.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { accessList, accessOne } from './access-list.ts';
import { type Governance, governanceOf, governs, onOf } from './governance.ts';
import { reviewName, scopeQuery, statusOf, tellDefinition, tellInstance } from './tell-review.ts';

/** Access reviews: definitions, and their rounds. What is decided in them is in review-decisions. */

const PATH = 'identityGovernance/accessReviews/definitions';
const SCOPE = 'scope/microsoft.graph.accessReviewQueryScope/query';

export function listDefinitions(graph: GraphCall): object {
  const governance = governanceOf(graph);
  return definitionList(graph, governance, [...governance.access.reviews.values()]);
}

/** `on='reviewer'`: those with a round in which the caller has somebody to judge. */
export function myDefinitions(graph: GraphCall, on: string): object {
  onOf(on, ['reviewer']);
  const governance = governanceOf(graph);
  const mine = [...governance.access.reviews.values()].filter((review) =>
    review.instances.some((instance) => reviewsIn(governance, review, instance)),
  );
  return definitionList(graph, governance, mine);
}

function definitionList(
  graph: GraphCall,
  { access }: Governance,
  items: readonly ReviewDefinition[],
): object {
  return accessList(graph, {
    context: PATH,
    items,
    place: ({ createdMs, number }) => ({ atMs: createdMs, number }),
    tell: (review, shape) => tellDefinition(access, review, shape),
    fields: { id: 'text', status: 'text', displayName: 'text', [SCOPE]: 'text' },
    read: (review, name) =>
      name === 'id'
        ? review.id
        : name === SCOPE
          ? scopeQuery(review)
          : name === 'status'
            ? statusOf(review)
            : reviewName(access, review),
    ordered: 'createdDateTime',
  });
}

/** True for who may judge somebody in a round. */
function reviewsIn(
  { me }: Governance,
  review: ReviewDefinition,
  { items }: ReviewInstance,
): boolean {
  return items.some((item) => reviewersOf(review, item).includes(me.key));
}

/** @throws GraphError 404 for a review that does not exist. */
export function definitionOf({ access }: Governance, id: string): ReviewDefinition {
  const review = access.reviews.get(id);
  if (!review) throw notFound(`Access review '${id}'`);
  return review;
}

export function getDefinition(graph: GraphCall, id: string): object {
  const governance = governanceOf(graph);
  const review = definitionOf(governance, id);
  return accessOne(graph, PATH, (shape) => tellDefinition(governance.access, review, shape));
}

export function listInstances(graph: GraphCall, id: string): object {
  const governance = governanceOf(graph);
  const review = definitionOf(governance, id);
  return instanceList(graph, governance, review, review.instances);
}

export function myInstances(graph: GraphCall, id: string, on: string): object {
  onOf(on, ['reviewer']);
  const governance = governanceOf(graph);
  const review = definitionOf(governance, id);
  const mine = review.instances.filter((instance) => reviewsIn(governance, review, instance));
  return instanceList(graph, governance, review, mine);
}

function instanceList(
  graph: GraphCall,
  { access }: Governance,
  review: ReviewDefinition,
  items: readonly ReviewInstance[],
): object {
  return accessList(graph, {
    context: `${PATH}('${review.id}')/instances`,
    items,
    place: ({ startMs, number }) => ({ atMs: startMs, number }),
    tell: (instance, shape) => tellInstance(access, review, instance, shape),
    fields: { id: 'text', status: 'text', startDateTime: 'time', endDateTime: 'time' },
    read: (instance, name) =>
      name === 'id'
        ? instance.id
        : name === 'status'
          ? instance.status
          : name === 'startDateTime'
            ? instance.startMs
            : instance.endMs,
    ordered: 'startDateTime',
  });
}

/** The round of an address. @throws GraphError 404 when there is none. */
export function instanceOf(governance: Governance, id: string, instanceId: string) {
  const review = definitionOf(governance, id);
  const instance = review.instances.find((one) => one.id === instanceId);
  if (!instance) throw notFound(`Access review instance '${instanceId}'`);
  return { review, instance };
}

export function getInstance(graph: GraphCall, id: string, instanceId: string): object {
  const governance = governanceOf(graph);
  const { review, instance } = instanceOf(governance, id, instanceId);
  return accessOne(graph, `${PATH}('${id}')/instances`, (shape) =>
    tellInstance(governance.access, review, instance, shape),
  );
}

/** POST stop of a round: what was decided so far holds. @throws GraphError 400 for one that is over. */
export function stopInstance(graph: GraphCall, id: string, instanceId: string): void {
  const governance = governanceOf(graph);
  const { review, instance } = instanceOf(governance, id, instanceId);
  requireGovernor(graph);
  if (instance.status !== 'InProgress') throw badRequest('The access review is not in progress.');
  completeInstance(governance.access, review, instance, graph.nowMs);
}

/** POST stop of a definition: its open round ends, and no other begins. */
export function stopDefinition(graph: GraphCall, id: string): void {
  const governance = governanceOf(graph);
  const review = definitionOf(governance, id);
  requireGovernor(graph);
  review.stopped = true;
  const open = currentInstance(review);
  if (open) completeInstance(governance.access, review, open, graph.nowMs);
}

/** @throws GraphError 403 without a role that governs others' access. */
export function requireGovernor(graph: GraphCall): void {
  if (!governs(graph))
    throw new GraphError(403, 'Forbidden', 'The user may not govern the access of others.');
}
