import { ok, type Route } from '../route.ts';
import { decideStage, getApproval, getStage, listStages, myApprovals } from './approvals.ts';
import {
  getAssignment,
  listAssignments,
  myAssignments,
  reprocessAssignment,
} from './assignments.ts';
import { getPackage, listPackages, myPackages, policyRequirements } from './packages.ts';
import { createRequest } from './request-create.ts';
import {
  cancelRequest,
  getRequest,
  listRequests,
  myRequests,
  reprocessRequest,
} from './requests.ts';

const WRITE = ['EntitlementManagement.ReadWrite.All'];
const READ = ['EntitlementManagement.Read.All', ...WRITE];
const SELF = ['EntitlementMgmt-SubjectAccess.ReadWrite', ...READ];
const SELF_WRITE = ['EntitlementMgmt-SubjectAccess.ReadWrite', ...WRITE];

const at = (tail: string) => new RegExp(`^identityGovernance/entitlementManagement/${tail}$`);
const BY_CURRENT_USER = String.raw`filterByCurrentUser\(on='([^']*)'\)`;
const ID = '([^/()]+)';
const APPROVALS = 'accessPackageAssignmentApprovals';

const mine = { method: 'GET', scopes: SELF, role: null } as const;
const all = { method: 'GET', scopes: READ, role: 'reader' } as const;
const one = { method: 'GET', scopes: READ, role: null } as const;
const governing = { method: 'POST', scopes: WRITE, role: 'operator' } as const;

/** Calls of requestors, and of those who look over them. v1.0 and beta name them differently; only v1.0 is here. */
export const ENTITLEMENT_ROUTES: readonly Route[] = [
  { ...all, path: at('accessPackages'), run: (graph) => ok(listPackages(graph)) },
  {
    ...mine,
    path: at(`accessPackages/${BY_CURRENT_USER}`),
    run: (graph, on) => ok(myPackages(graph, on)),
  },
  { ...one, path: at(`accessPackages/${ID}`), run: (graph, id) => ok(getPackage(graph, id)) },
  {
    ...mine,
    method: 'POST',
    path: at(`accessPackages/${ID}/(?:microsoft\\.graph\\.)?getApplicablePolicyRequirements`),
    run: (graph, id) => ok(policyRequirements(graph, id)),
  },
  { ...all, path: at('assignmentRequests'), run: (graph) => ok(listRequests(graph)) },
  {
    method: 'POST',
    scopes: SELF_WRITE,
    role: null,
    path: at('assignmentRequests'),
    run: (graph) => ({ status: 201, body: createRequest(graph) }),
  },
  {
    ...mine,
    path: at(`assignmentRequests/${BY_CURRENT_USER}`),
    run: (graph, on) => ok(myRequests(graph, on)),
  },
  { ...one, path: at(`assignmentRequests/${ID}`), run: (graph, id) => ok(getRequest(graph, id)) },
  {
    method: 'POST',
    scopes: SELF_WRITE,
    role: null,
    path: at(`assignmentRequests/${ID}/(?:microsoft\\.graph\\.)?cancel`),
    run: (graph, id) => {
      cancelRequest(graph, id);
      return { status: 200 };
    },
  },
  {
    ...governing,
    path: at(`assignmentRequests/${ID}/(?:microsoft\\.graph\\.)?reprocess`),
    run: (graph, id) => {
      reprocessRequest(graph, id);
      return { status: 202 };
    },
  },
  { ...all, path: at('assignments'), run: (graph) => ok(listAssignments(graph)) },
  {
    ...mine,
    path: at(`assignments/${BY_CURRENT_USER}`),
    run: (graph, on) => ok(myAssignments(graph, on)),
  },
  { ...one, path: at(`assignments/${ID}`), run: (graph, id) => ok(getAssignment(graph, id)) },
  {
    ...governing,
    path: at(`assignments/${ID}/(?:microsoft\\.graph\\.)?reprocess`),
    run: (graph, id) => {
      reprocessAssignment(graph, id);
      return { status: 202 };
    },
  },
  // The small permission is not listed for approvals (FACTS.md surprise 8).
  {
    ...one,
    scopes: WRITE,
    path: at(`${APPROVALS}/${BY_CURRENT_USER}`),
    run: (graph, on) => ok(myApprovals(graph, on)),
  },
  { ...one, path: at(`${APPROVALS}/${ID}`), run: (graph, id) => ok(getApproval(graph, id)) },
  { ...one, path: at(`${APPROVALS}/${ID}/stages`), run: (graph, id) => ok(listStages(graph, id)) },
  {
    ...one,
    path: at(`${APPROVALS}/${ID}/stages/${ID}`),
    run: (graph, id, stage) => ok(getStage(graph, id, stage)),
  },
  {
    method: 'PATCH',
    scopes: WRITE,
    role: null,
    path: at(`${APPROVALS}/${ID}/stages/${ID}`),
    run: (graph, id, stage) => {
      decideStage(graph, id, stage);
      return { status: 204 };
    },
  },
];
