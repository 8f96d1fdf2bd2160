import { changeRequest } from './control/access-drills.ts';
import { control } from './control/control.ts';
import type { Fault, ReceivedWrite } from './control/control-contract.ts';
import { deskOf } from './control/desk-drills.ts';
import type { DrillContext, Drills } from './control/drill-context.ts';
import { changeIncident } from './control/incident-drills.ts';
import { entra } from './entra/entra.ts';
import type { EntraContext } from './entra/entra-context.ts';
import { challenge, type GraphContext, graph } from './graph/graph.ts';
import { errorAnswer, GraphError } from './graph/graph-error.ts';
import { tooMany } from './graph/routes.ts';
import { callKind } from './http/call-kind.ts';
import { type Answer, type Call, type Damage, jsonObject } from './http/exchange.ts';

interface RangeParts {
  readonly entra: EntraContext;
  readonly graph: GraphContext;
  readonly drill: DrillContext;
  readonly drills: Drills;
}

/** Everything that comes in: `/control/…`, `/login/…`, and Graph below `/v1.0` and `/beta`. */
export function answerCall(parts: RangeParts, call: Call): Answer {
  const { drill } = parts;
  drill.life.catchUp();
  if (call.path.startsWith('/control/')) return control(parts.drills, drill.recorder.text, call);
  const desk = deskOf(call.path, drill.world.people);
  if (desk || call.path.startsWith('/login/')) {
    drill.requests.login += 1;
    const settings = desk ? { ...parts.entra.settings, person: desk.person } : parts.entra.settings;
    const path = (desk?.path ?? call.path).slice('/login'.length);
    const base = `${call.origin}${desk?.base ?? '/login'}`;
    return entra({ ...parts.entra, settings }, call, path, base);
  }
  drill.requests.graph += 1;
  const claims = parts.graph.seal.readAccess(
    /^Bearer\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '',
  );
  const fault = claims ? drill.faults.meet(claims.tid, call.method, call.target) : null;
  const race = (when: 'after-read' | 'before-write') => {
    for (const change of claims ? drill.races.due(when, claims.tid, call) : [])
      changeIncident(drill, change);
    for (const change of claims ? drill.accessRaces.due(when, claims.tid, call) : [])
      changeRequest(drill, change);
  };
  race('before-write');
  const { answer, done } = troubled(parts.graph, call, fault);
  if (answer.status === 200) race('after-read');
  drill.recorder.keep(call, answer);
  const kind = callKind(call.method, call.path);
  // What a policy wants to know is asked with a POST that changes nothing.
  if (call.method !== 'GET' && kind !== 'access-read' && claims) {
    const who = parts.graph.world.people.find(({ objectId }) => objectId === claims.home_oid);
    const write: ReceivedWrite = {
      tenantId: claims.tid,
      method: call.method,
      path: call.path,
      call: kind,
      clientRequestId: header(call, 'client-request-id'),
      body: jsonObject(call.body) ?? call.body,
      person: who?.userPrincipalName ?? claims.home_oid,
      status: answer.status,
      done: done && answer.status < 400,
      at: new Date(drill.wall()).toISOString(),
    };
    drill.received.push(write);
  }
  return answer;
}

/** The answer as it would be, or spoilt. `done`: the call was carried out. */
function troubled(
  context: GraphContext,
  call: Call,
  fault: Fault | null,
): { answer: Answer; done: boolean } {
  const before = fault === null ? null : refusalOf(fault, context.wall());
  if (before !== null) return { answer: errorAnswer(before, null, context.wall()), done: false };
  if ((fault?.kind === 'reset' || fault?.kind === 'silence') && !fault.done)
    return { answer: { status: 500, damage: { kind: fault.kind } }, done: false };
  const answer = graph(context, call);
  const damage = fault === null ? null : damageOf(fault);
  return { answer: damage === null ? answer : { ...answer, damage }, done: true };
}

const DOWN = 'The service is temporarily unavailable. Please try again.';
/** Codes and words of Graph by status; others read like the nearest of these. */
const ERRORS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The request is not valid.'],
  403: ['Forbidden', DOWN],
  404: ['ResourceNotFound', 'The resource was not found.'],
  409: ['Conflict', 'The resource was changed by another request. Read it again.'],
  412: ['PreconditionFailed', 'A condition of the request is not met: the resource has changed.'],
  423: ['Locked', 'The resource is locked.'],
  500: ['InternalServerError', DOWN],
  503: ['ServiceUnavailable', DOWN],
  504: ['GatewayTimeout', DOWN],
};

function header({ headers }: Call, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function refusalOf(fault: Fault, wallMs: number): GraphError | null {
  if (fault.kind === 'error') {
    const { status, retryAfter } = fault;
    const [code, message] = ERRORS[status] ??
      (status < 500 ? ERRORS[403] : ERRORS[500]) ?? ['', ''];
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    return new GraphError(status, code, message, headers);
  }
  if (fault.kind === 'throttle') return tooMany(fault.retryAfter);
  return fault.kind === 'challenge' ? challenge(Math.floor(wallMs / 1000)) : null;
}

function damageOf(fault: Fault): Damage | null {
  switch (fault.kind) {
    case 'cut':
    case 'malformed':
      return { kind: fault.kind };
    case 'reset':
    case 'silence':
      return { kind: fault.kind };
    case 'delay':
      return { kind: 'delay', ms: fault.ms };
    default:
      return null;
  }
}
