import { type Answer, type Call, jsonObject } from '../http/exchange.ts';
import { type ControlName, controlCalls } from './control-contract.ts';
import { DrillError, type Drills } from './drill-context.ts';

/**
 * The control address. Pages of a browser are kept out: a call needs a JSON content type, which a
 * foreign page cannot send without asking first, and nothing that carries an `Origin` is answered.
 */
export function control(drills: Drills, traffic: () => string, call: Call): Answer {
  if (call.headers.origin !== undefined)
    return refusal(403, 'The control address does not talk to web pages.');
  const name = call.path.slice('/control/'.length);
  if (call.method === 'GET' && name === 'traffic') {
    return {
      status: 200,
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
      body: traffic(),
    };
  }
  if (call.method !== 'POST')
    return refusal(405, 'Calls are made with POST; only traffic is read with GET.');
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
    return refusal(415, 'The body has to be application/json.');
  if (!isControlName(name))
    return refusal(
      404,
      `There is no call '${name}'. There are: ${Object.keys(controlCalls).join(', ')}.`,
    );
  return run(drills, name, call.body);
}

function run<N extends ControlName>(drills: Drills, name: N, body: string): Answer {
  const input = controlCalls[name].input.safeParse(body === '' ? {} : jsonObject(body));
  if (!input.success) {
    const [issue] = input.error.issues;
    return refusal(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
  }
  try {
    // The one cast: the input was parsed with the schema of the same name, which TypeScript cannot follow.
    const drill = drills[name] as (value: unknown) => object;
    return { status: 200, body: drill(input.data) };
  } catch (error) {
    if (error instanceof DrillError) return refusal(404, error.message);
    throw error;
  }
}

function isControlName(name: string): name is ControlName {
  return Object.hasOwn(controlCalls, name);
}

function refusal(status: number, message: string): Answer {
  return { status, body: { error: { message } } };
}
