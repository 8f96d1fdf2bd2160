import { z } from 'zod';
import {
  type ControlInput,
  type ControlName,
  type ControlOutput,
  controlCalls,
} from './control-contract.ts';

export interface RangeControl {
  /** Makes one drill call. @throws Error with the range's own words when it refuses, or that none answers. */
  readonly call: <N extends ControlName>(
    name: N,
    input: ControlInput<N>,
  ) => Promise<ControlOutput<N>>;
  /** The same for names and inputs that somebody typed; the range checks them. */
  readonly typed: (name: string, input: string) => Promise<unknown>;
  /** What was recorded, one exchange a line (NDJSON). */
  readonly traffic: () => Promise<string>;
}

const Refusal = z.object({ error: z.object({ message: z.string() }) });

/** Client of a range's control address, for tests and drills. */
// oxlint-disable-next-line tidewatch/no-global-network -- drills run outside the product and have no host
export function rangeControl(base: string, send: typeof fetch = globalThis.fetch): RangeControl {
  const reach: typeof fetch = async (...asked) => {
    try {
      return await send(...asked);
    } catch (error) {
      const why = `No training range answers at ${base}. One ends with the program that started it, and its address changes each time.`;
      throw new Error(why, { cause: error });
    }
  };
  const post = async (name: string, body: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await reach(`${base}/${name}`, { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const why = Refusal.safeParse(answer).data?.error.message ?? `status ${response.status}`;
    throw new Error(`${name}: ${why}`);
  };
  return {
    call: async (name, input) => parsed(name, await post(name, JSON.stringify(input))),
    typed: post,
    traffic: async () => {
      const response = await reach(`${base}/traffic`);
      if (!response.ok) throw new Error(`traffic: status ${response.status}`);
      return response.text();
    },
  };
}

/** Reads an answer with the schema of its call. */
function parsed<N extends ControlName>(name: N, body: unknown): ControlOutput<N> {
  // The one cast: the schema under a name gives that name's output, which TypeScript cannot see.
  return controlCalls[name].output.parse(body) as ControlOutput<N>;
}
