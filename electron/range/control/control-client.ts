import { z } from 'zod';
import {
  type ControlInput,
  type ControlName,
  type ControlOutput,
  controlCalls,
} from './control-contract.ts';

export interface RangeControl {
  /** Makes one drill call. @throws Error with the range's own words when it refuses. */
  readonly call: <N extends ControlName>(
    name: N,
    input: ControlInput<N>,
  ) => Promise<ControlOutput<N>>;
  /** What was recorded, one exchange a line (NDJSON). */
  readonly traffic: () => Promise<string>;
}

const Refusal = z.object({ error: z.object({ message: z.string() }) });

/** Typed client of a range's control address, for tests and drills. */
// oxlint-disable-next-line tidewatch/no-global-network -- drills run outside the product and have no host
export function rangeControl(base: string, send: typeof fetch = globalThis.fetch): RangeControl {
  return {
    call: async (name, input) => {
      const response = await send(`${base}/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const body: unknown = await response.json();
      if (!response.ok) {
        throw new Error(
          `${name}: ${Refusal.safeParse(body).data?.error.message ?? `status ${response.status}`}`,
        );
      }
      return parsed(name, body);
    },
    traffic: async () => {
      const response = await send(`${base}/traffic`);
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
