import type { GraphCall } from '../graph-context.ts';
import { ok, type Route } from '../route.ts';
import {
  acceptRecommendations,
  applyDecisions,
  batchDecide,
  getDecision,
  listDecisions,
  resetDecisions,
  sendReminder,
  updateDecision,
} from './review-decisions.ts';
import {
  getDefinition,
  getInstance,
  listDefinitions,
  listInstances,
  myDefinitions,
  myInstances,
  stopDefinition,
  stopInstance,
} from './reviews.ts';

const WRITE = ['AccessReview.ReadWrite.All'];
const READ = ['AccessReview.Read.All', ...WRITE];
const BY_CURRENT_USER = String.raw`filterByCurrentUser\(on='([^']*)'\)`;
const ID = '([^/()]+)';
const INSTANCE = `/${ID}/instances/${ID}`;

const at = (tail: string) => new RegExp(`^identityGovernance/accessReviews/definitions${tail}$`);
const mine = { method: 'GET', scopes: READ, role: null } as const;
const all = { method: 'GET', scopes: READ, role: 'reader' } as const;

/** An action of a round, answered with nothing. */
function action(
  name: string,
  run: (graph: GraphCall, id: string, instance: string) => void,
): Route {
  return {
    method: 'POST',
    scopes: WRITE,
    role: null,
    path: at(`${INSTANCE}/(?:microsoft\\.graph\\.)?${name}`),
    run: (graph, id, instance) => {
      run(graph, id, instance);
      return { status: 204 };
    },
  };
}

/** Calls below `/identityGovernance/accessReviews`. All need an administrator's consent (FACTS.md e). */
export const REVIEW_ROUTES: readonly Route[] = [
  { ...all, path: at(''), run: (graph) => ok(listDefinitions(graph)) },
  { ...mine, path: at(`/${BY_CURRENT_USER}`), run: (graph, on) => ok(myDefinitions(graph, on)) },
  { ...mine, path: at(`/${ID}`), run: (graph, id) => ok(getDefinition(graph, id)) },
  {
    method: 'POST',
    scopes: WRITE,
    role: null,
    path: at(`/${ID}/stop`),
    run: (graph, id) => {
      stopDefinition(graph, id);
      return { status: 204 };
    },
  },
  { ...mine, path: at(`/${ID}/instances`), run: (graph, id) => ok(listInstances(graph, id)) },
  {
    ...mine,
    path: at(`/${ID}/instances/${BY_CURRENT_USER}`),
    run: (graph, id, on) => ok(myInstances(graph, id, on)),
  },
  { ...mine, path: at(INSTANCE), run: (graph, id, one) => ok(getInstance(graph, id, one)) },
  action('batchRecordDecisions', batchDecide),
  action('acceptRecommendations', acceptRecommendations),
  action('resetDecisions', resetDecisions),
  action('applyDecisions', applyDecisions),
  action('sendReminder', sendReminder),
  action('stop', stopInstance),
  { ...mine, path: at(`${INSTANCE}/decisions`), run: (graph) => ok(listDecisions(graph, null)) },
  {
    ...mine,
    path: at(`/[^/()]+/instances/[^/()]+/decisions/${BY_CURRENT_USER}`),
    run: (graph, on) => ok(listDecisions(graph, on)),
  },
  { ...mine, path: at(`${INSTANCE}/decisions/${ID}`), run: (graph) => ok(getDecision(graph)) },
  {
    method: 'PATCH',
    scopes: WRITE,
    role: null,
    path: at(`${INSTANCE}/decisions/${ID}`),
    run: (graph) => {
      updateDecision(graph);
      return { status: 204 };
    },
  },
];
