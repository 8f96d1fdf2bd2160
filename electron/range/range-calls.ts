import { control } from './control/control.ts';
import type { Fault, ReceivedWrite } from './control/control-contract.ts';
import type { DrillContext, Drills } from './control/drill-context.ts';
import { entra } from './entra/entra.ts';
import type { EntraContext } from './entra/entra-context.ts';
import { challenge, type GraphContext, graph } from './graph/graph.ts';
import { errorAnswer, GraphError } from './graph/graph-error.ts';
import { tooMany } from './graph/routes.ts';
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
  if (call.path.startsWith('/login/')) {
    drill.requests.login += 1;
    return entra(parts.entra, call, call.path.slice('/login'.length), `${call.origin}/login`);
  }
  drill.requests.graph += 1;
  const claims = parts.graph.seal.readAccess(
    /^Bearer\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '',
  );
  const fault = claims ? drill.faults.meet(claims.tid, call.method, call.target) : null;
  const { answer, done } = troubled(parts.graph, call, fault);
  drill.recorder.keep(call, answer);
  if (call.method !== 'GET' && claims) {
    const who = parts.graph.world.people.find(({ objectId }) => objectId === claims.home_oid);
    const write: ReceivedWrite = {
      tenantId: claims.tid,
      method: call.method,
      path: call.path,
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
  if (fault?.kind === 'reset' && !fault.done)
    return { answer: { status: 500, damage: { kind: 'reset' } }, done: false };
  const answer = graph(context, call);
  const damage = fault === null ? null : damageOf(fault);
  return { answer: damage === null ? answer : { ...answer, damage }, done: true };
}

function refusalOf(fault: Fault, wallMs: number): GraphError | null {
  if (fault.kind === 'error') {
    const code =
      fault.status === 503
        ? 'ServiceUnavailable'
        : fault.status === 504
          ? 'GatewayTimeout'
          : 'InternalServerError';
    return new GraphError(
      fault.status,
      fault.status < 500 ? 'Forbidden' : code,
      'The service is temporarily unavailable. Please try again.',
    );
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
      return { kind: 'reset' };
    case 'delay':
      return { kind: 'delay', ms: fault.ms };
    default:
      return null;
  }
}
