import { expect, test } from 'vitest';
import { callKind } from '#electron/range/http/call-kind.ts';

test.each([
  ['GET', '/v1.0/security/incidents?$top=5', 'incident-list'],
  ['GET', '/beta/security/incidents/7?$expand=alerts', 'incident-read'],
  ['PATCH', '/v1.0/security/incidents/7', 'incident-update'],
  ['POST', '/v1.0/security/incidents/7/comments', 'incident-comment'],
  ['POST', '/v1.0/security/incidents/mergeIncidents', 'incident-merge'],
  ['PATCH', '/v1.0/security/alerts_v2/da1_2', 'alert-update'],
  ['POST', '/v1.0/security/alerts_v2/da1_2/comments', 'alert-comment'],
  ['GET', '/beta/security/incidentTasks', 'task-list'],
  ['PATCH', '/beta/security/incidentTasks/7', 'task-update'],
  [
    'POST',
    '/beta/security/incidentTasks/7/microsoft.graph.security.executeResponseAction',
    'task-action',
  ],
  [
    'GET',
    "/v1.0/identityGovernance/entitlementManagement/assignments/filterByCurrentUser(on='target')?$top=2",
    'access-read',
  ],
  ['POST', '/v1.0/identityGovernance/entitlementManagement/assignmentRequests', 'access-request'],
  [
    'POST',
    '/v1.0/identityGovernance/entitlementManagement/assignmentRequests/7/cancel',
    'access-cancel',
  ],
  [
    'PATCH',
    '/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals/7/stages/8',
    'approval-decide',
  ],
  [
    'GET',
    '/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals/7/stages',
    'approval-read',
  ],
  ['GET', '/v1.0/identityGovernance/accessReviews/definitions?$top=1', 'review-read'],
  [
    'PATCH',
    '/v1.0/identityGovernance/accessReviews/definitions/7/instances/8/decisions/9',
    'review-decide',
  ],
  [
    'POST',
    '/v1.0/identityGovernance/accessReviews/definitions/7/instances/8/batchRecordDecisions',
    'review-decide',
  ],
  ['GET', '/v1.0/me', 'other'],
  ['DELETE', '/v1.0/security/incidents/7', 'other'],
])('%s %s is %s', (method, target, kind) => {
  expect(callKind(method, target)).toBe(kind);
});
