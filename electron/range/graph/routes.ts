import { listAlerts, getAlert, updateAlert, commentAlert } from './alerts.ts';
import type { Budget } from './budget.ts';
import { getMe, memberships, organization, tenantInformation } from './directory.ts';
import type { GraphCall } from './graph-context.ts';
import { GraphError } from './graph-error.ts';
import { commentIncident, mergeIncidents, updateIncident } from './incident-writes.ts';
import { alertsOfIncident, countIncidents, getIncident, listIncidents } from './incidents.ts';
import { accessAssignments, customers, relationships } from './relationships.ts';

export interface Routed {
  readonly status: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** One of these scopes must be in the token. Empty: any token will do. */
  readonly scopes: readonly string[];
  /** Least role in the tenant's Defender; null where roles do not matter. */
  readonly role: 'reader' | 'operator' | null;
  readonly run: (graph: GraphCall, id: string, sub: string) => Routed;
}

const ok = (body: object | string): Routed => ({ status: 200, body });
const READ_INCIDENTS = ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'];
const WRITE_INCIDENTS = ['SecurityIncident.ReadWrite.All'];
const READ_ALERTS = ['SecurityAlert.Read.All', 'SecurityAlert.ReadWrite.All'];
const WRITE_ALERTS = ['SecurityAlert.ReadWrite.All'];
const READ_GDAP = [
  'DelegatedAdminRelationship.Read.All',
  'DelegatedAdminRelationship.ReadWrite.All',
];
const SELF = ['User.Read', 'User.Read.All', 'Directory.Read.All', 'GroupMember.Read.All'];

const reading = { method: 'GET', role: 'reader' } as const;
const anybody = { method: 'GET', role: null } as const;

const ROUTES: readonly Route[] = [
  {
    ...reading,
    path: /^security\/incidents$/,
    scopes: READ_INCIDENTS,
    run: (graph) => ok(listIncidents(graph)),
  },
  {
    ...reading,
    path: /^security\/incidents\/\$count$/,
    scopes: READ_INCIDENTS,
    run: (graph) => ok(countIncidents(graph)),
  },
  {
    method: 'POST',
    role: 'operator',
    path: /^security\/incidents\/(?:microsoft\.graph\.security\.)?mergeIncidents$/,
    scopes: WRITE_INCIDENTS,
    run: (graph) => ok(mergeIncidents(graph)),
  },
  {
    ...reading,
    path: /^security\/incidents\/([^/]+)$/,
    scopes: READ_INCIDENTS,
    run: (graph, id) => ok(getIncident(graph, id)),
  },
  {
    method: 'PATCH',
    role: 'operator',
    path: /^security\/incidents\/([^/]+)$/,
    scopes: WRITE_INCIDENTS,
    run: (graph, id) => ok(updateIncident(graph, id)),
  },
  {
    ...reading,
    path: /^security\/incidents\/([^/]+)\/alerts$/,
    scopes: READ_INCIDENTS,
    run: (graph, id) => ok(alertsOfIncident(graph, id)),
  },
  {
    method: 'POST',
    role: 'operator',
    path: /^security\/incidents\/([^/]+)\/comments$/,
    scopes: WRITE_INCIDENTS,
    run: (graph, id) => ok(commentIncident(graph, id)),
  },
  {
    ...reading,
    path: /^security\/alerts_v2$/,
    scopes: READ_ALERTS,
    run: (graph) => ok(listAlerts(graph)),
  },
  {
    ...reading,
    path: /^security\/alerts_v2\/([^/]+)$/,
    scopes: READ_ALERTS,
    run: (graph, id) => ok(getAlert(graph, id)),
  },
  {
    method: 'PATCH',
    role: 'operator',
    path: /^security\/alerts_v2\/([^/]+)$/,
    scopes: WRITE_ALERTS,
    run: (graph, id) => ok(updateAlert(graph, id)),
  },
  {
    method: 'POST',
    role: 'operator',
    path: /^security\/alerts_v2\/([^/]+)\/comments$/,
    scopes: WRITE_ALERTS,
    run: (graph, id) => ok(commentAlert(graph, id)),
  },
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

/** Finds the call, checks scope, role and budget, and runs it. */
export function routeGraph(graph: GraphCall, { budget }: { readonly budget: Budget }): Routed {
  const path = graph.parts.join('/');
  if (path.startsWith('security/')) {
    const wait = budget.spend(graph.state.tenantId, graph.state.budget);
    if (wait !== null) throw tooMany(wait);
  }
  const here = ROUTES.filter((route) => route.path.test(path));
  if (here.length === 0)
    throw new GraphError(
      404,
      'ResourceNotFound',
      `Resource not found for the segment '${graph.parts.at(-1) ?? ''}'.`,
    );
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
  return route.run(graph, first, second);
}

function hasRole({ state }: GraphCall, needed: 'reader' | 'operator'): boolean {
  return state.role === 'operator' || (needed === 'reader' && state.role === 'reader');
}

export function tooMany(seconds: number | null): GraphError {
  return new GraphError(
    429,
    'TooManyRequests',
    'Too many requests. Please try again later.',
    seconds === null ? {} : { 'retry-after': String(seconds) },
  );
}
