/** What a call to Graph is about, for drills that aim at one kind of call. */
export const CALL_KINDS = [
  'incident-list',
  'incident-read',
  'incident-update',
  'incident-comment',
  'incident-merge',
  'alert-read',
  'alert-update',
  'alert-comment',
  'task-list',
  'task-read',
  'task-update',
  'task-action',
  'access-read',
  'access-request',
  'access-cancel',
  'approval-read',
  'approval-decide',
  'review-read',
  'review-decide',
  'other',
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

interface Form {
  readonly kind: CallKind;
  readonly method: string;
  readonly path: RegExp;
}

const below =
  (root: string) =>
  (kind: CallKind, method: string, path: string): Form => {
    return { kind, method, path: new RegExp(`^/(?:v1\\.0|beta)/${root}/${path}$`) };
  };
const form = below('security');
const access = below('identityGovernance/entitlementManagement');
const review = below('identityGovernance/accessReviews/definitions');
/** One part of an address, the brackets and quotes of a function included, encoded or not. */
const PART = '[^/]+';

const FORMS: readonly Form[] = [
  form('incident-list', 'GET', 'incidents(?:/\\$count)?'),
  form('incident-read', 'GET', 'incidents/[^/]+(?:/alerts)?'),
  form('incident-update', 'PATCH', 'incidents/[^/]+'),
  form('incident-comment', 'POST', 'incidents/[^/]+/comments'),
  form('incident-merge', 'POST', 'incidents/(?:microsoft\\.graph\\.security\\.)?mergeIncidents'),
  form('alert-read', 'GET', 'alerts_v2(?:/[^/]+)?'),
  form('alert-update', 'PATCH', 'alerts_v2/[^/]+'),
  form('alert-comment', 'POST', 'alerts_v2/[^/]+/comments'),
  form('task-list', 'GET', 'incidentTasks'),
  form('task-read', 'GET', 'incidentTasks/[^/]+(?:/incident)?'),
  form('task-update', 'PATCH', 'incidentTasks/[^/]+'),
  form('task-action', 'POST', 'incidentTasks/[^/]+/[^/]*executeResponseAction'),
  access('access-read', 'GET', `(?:accessPackages|assignmentRequests|assignments)(?:/${PART})?`),
  access('access-read', 'POST', `accessPackages/${PART}/[^/]*getApplicablePolicyRequirements`),
  access('access-request', 'POST', 'assignmentRequests'),
  access('access-cancel', 'POST', `assignmentRequests/${PART}/[^/]*cancel`),
  access('approval-read', 'GET', 'accessPackageAssignmentApprovals/.+'),
  access('approval-decide', 'PATCH', `accessPackageAssignmentApprovals/${PART}/stages/${PART}`),
  review('review-read', 'GET', '?.*'),
  review('review-decide', 'PATCH', `${PART}/instances/${PART}/decisions/${PART}`),
  review(
    'review-decide',
    'POST',
    `${PART}/instances/${PART}/[^/]*(?:Decisions|Recommendations|stop)`,
  ),
];

/** @param target path of the request, with or without its query. */
export function callKind(method: string, target: string): CallKind {
  const [path = ''] = target.split('?');
  return FORMS.find((one) => one.method === method && one.path.test(path))?.kind ?? 'other';
}
