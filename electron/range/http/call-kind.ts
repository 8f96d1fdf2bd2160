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
  'other',
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

interface Form {
  readonly kind: CallKind;
  readonly method: string;
  readonly path: RegExp;
}

const form = (kind: CallKind, method: string, path: string): Form => {
  return { kind, method, path: new RegExp(`^/(?:v1\\.0|beta)/security/${path}$`) };
};

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
];

/** @param target path of the request, with or without its query. */
export function callKind(method: string, target: string): CallKind {
  const [path = ''] = target.split('?');
  return FORMS.find((one) => one.method === method && one.path.test(path))?.kind ?? 'other';
}
