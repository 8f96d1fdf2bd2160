import type { Budget } from './budget.ts';
import { getMe, memberships, organization, tenantInformation } from './directory.ts';
import { ENTITLEMENT_ROUTES } from './entitlement/entitlement-routes.ts';
import { REVIEW_ROUTES } from './entitlement/review-routes.ts';
import type { GraphCall } from './graph-context.ts';
import { GraphError } from './graph-error.ts';
import { withFuture } from './future.ts';
import { segmentGone } from './incident-tasks.ts';
import { accessAssignments, customers, relationships } from './relationships.ts';
import { roleOf } from './role.ts';
import { ok, type Route, type Routed } from './route.ts';
import { SECURITY_ROUTES } from './security-routes.ts';

const READ_GDAP = [
  'DelegatedAdminRelationship.Read.All',
  'DelegatedAdminRelationship.ReadWrite.All',
];
const SELF = ['User.Read', 'User.Read.All', 'Directory.Read.All', 'GroupMember.Read.All'];

const anybody = { method: 'GET', role: null } as const;

const ROUTES: readonly Route[] = [
  ...SECURITY_ROUTES,
  ...ENTITLEMENT_ROUTES,
  ...REVIEW_ROUTES,
  {
    ...anybody,
    path: /^organization(?:\/([^/]+))?$/,
    scopes: [...SELF, 'Organization.Read.All'],
    run: (graph, id) => ok(organization(graph, id)),
  },
  { ...anybody, path: /^me$/, scopes: SELF, run: (graph) => ok(getMe(graph)) },
  {
    ...anybody,
    path: /^me\/(?:transitiveMemberOf|memberOf)(?:\/((?:microsoft\.)?graph\.(?:directoryRole|group)))?$/,
    scopes: SELF,
    run: (graph, cast) => ok(memberships(graph, cast)),
  },
  {
    ...anybody,
    path: /^tenantRelationships\/findTenantInformationBy(TenantId\(tenantId|DomainName\(domainName)='([^']*)'\)$/,
    scopes: ['CrossTenantInformation.ReadBasic.All'],
    run: (graph, by, value) => ok(tenantInformation(graph, by, value)),
  },
  {
    ...anybody,
    path: /^tenantRelationships\/delegatedAdminRelationships(?:\/([^/]+))?$/,
    scopes: READ_GDAP,
    run: (graph, id) => ok(relationships(graph, id)),
  },
  {
    ...anybody,
    path: /^tenantRelationships\/delegatedAdminRelationships\/([^/]+)\/accessAssignments(?:\/([^/]+))?$/,
    scopes: READ_GDAP,
    run: (graph, id, sub) => ok(accessAssignments(graph, id, sub)),
  },
  {
    ...anybody,
    path: /^tenantRelationships\/delegatedAdminCustomers(?:\/([^/]+))?$/,
    scopes: READ_GDAP,
    run: (graph, id) => ok(customers(graph, id)),
  },
];

/** Services with a budget of their own. */
const SERVICES = [
  { below: 'security/', key: '' },
  { below: 'identityGovernance/', key: ' governance' },
] as const;

/** Finds the call, checks scope, role and budget, and runs it. */
export function routeGraph(graph: GraphCall, { budget }: { readonly budget: Budget }): Routed {
  const path = graph.parts.join('/');
  const limited = SERVICES.find(({ below }) => path.startsWith(below));
  if (limited) {
    const wait = budget.spend(`${graph.state.tenantId}${limited.key}`, graph.state.budget);
    if (wait !== null) throw tooMany(wait);
  }
  const here = ROUTES.filter((route) => route.path.test(path));
  if (here.length === 0)
    throw new GraphError(
      404,
      'ResourceNotFound',
      `Resource not found for the segment '${graph.parts.at(-1) ?? ''}'.`,
    );
  if (!graph.beta && here.every(({ beta }) => beta)) throw segmentGone();
  if (graph.beta && path.startsWith('identityGovernance/'))
    throw new GraphError(404, 'ResourceNotFound', 'Only v1.0 of this resource is simulated here.');
  const route = here.find(({ method }) => method === graph.call.method);
  if (!route)
    throw new GraphError(405, 'MethodNotAllowed', `${graph.call.method} is not allowed here.`, {
      allow: here.map(({ method }) => method).join(', '),
    });
  const held = graph.claims.scp.split(' ');
  if (!route.scopes.some((scope) => held.includes(scope))) {
    throw new GraphError(
      403,
      'Forbidden',
      `Insufficient privileges to complete the operation. One of these scopes is needed: ${route.scopes.join(', ')}.`,
    );
  }
  if (route.role !== null && !hasRole(graph, route.role)) {
    throw new GraphError(
      403,
      'Forbidden',
      'The user does not have a role in this tenant that allows the operation.',
    );
  }
  const [, first = '', second = ''] = route.path.exec(path) ?? [];
  const routed = route.run(graph, first, second);
  return graph.state.future && typeof routed.body === 'object'
    ? { ...routed, body: withFuture(routed.body, graph.newMembers) }
    : routed;
}

function hasRole(graph: GraphCall, needed: 'reader' | 'operator'): boolean {
  const role = roleOf(graph);
  return role === 'operator' || (needed === 'reader' && role === 'reader');
}

export function tooMany(seconds: number | null): GraphError {
  return new GraphError(
    429,
    'TooManyRequests',
    'Too many requests. Please try again later.',
    seconds === null ? {} : { 'retry-after': String(seconds) },
  );
}
