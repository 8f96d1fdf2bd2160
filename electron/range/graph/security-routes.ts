import { commentAlert, getAlert, listAlerts, updateAlert } from './alerts.ts';
import { executeAction, getTask, incidentOfTask, listTasks, updateTask } from './incident-tasks.ts';
import { commentIncident, mergeIncidents, updateIncident } from './incident-writes.ts';
import { alertsOfIncident, countIncidents, getIncident, listIncidents } from './incidents.ts';
import { ok, type Route } from './route.ts';

const READ_INCIDENTS = ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'];
const WRITE_INCIDENTS = ['SecurityIncident.ReadWrite.All'];
const READ_ALERTS = ['SecurityAlert.Read.All', 'SecurityAlert.ReadWrite.All'];
const WRITE_ALERTS = ['SecurityAlert.ReadWrite.All'];

const reading = { method: 'GET', role: 'reader' } as const;
/** The reference contradicts itself about permissions here; these are the older ones (FACTS.md surprise 1). */
const task = { beta: true, scopes: READ_INCIDENTS } as const;
const taskWrite = { beta: true, scopes: WRITE_INCIDENTS, role: 'operator' } as const;

/** Calls below `/security`. */
export const SECURITY_ROUTES: readonly Route[] = [
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
    ...reading,
    ...task,
    path: /^security\/incidentTasks$/,
    run: (graph) => ok(listTasks(graph)),
  },
  {
    ...reading,
    ...task,
    path: /^security\/incidentTasks\/([^/]+)$/,
    run: (graph, id) => ok(getTask(graph, id)),
  },
  {
    ...reading,
    ...task,
    path: /^security\/incidentTasks\/([^/]+)\/incident$/,
    run: (graph, id) => ok(incidentOfTask(graph, id)),
  },
  {
    ...taskWrite,
    method: 'PATCH',
    path: /^security\/incidentTasks\/([^/]+)$/,
    run: (graph, id) => ok(updateTask(graph, id)),
  },
  {
    ...taskWrite,
    method: 'POST',
    path: /^security\/incidentTasks\/([^/]+)\/(?:microsoft\.graph\.security\.)?executeResponseAction$/,
    run: (graph, id) => {
      executeAction(graph, id);
      return { status: 204 };
    },
  },
];
