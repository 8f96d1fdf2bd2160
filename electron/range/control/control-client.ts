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
export function rangeControl(base: string): RangeControl {
  return {
    call: async (name, input) => {
      const response = await fetch(`${base}/${name}`, {
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
      const response = await fetch(`${base}/traffic`);
      if (!response.ok) throw new Error(`traffic: status ${response.status}`);
      return response.text();
    },
  };
}

/** TypeScript cannot see that the schema under a name gives that name's output, hence the one cast. */
function parsed<N extends ControlName>(name: N, body: unknown): ControlOutput<N> {
  return controlCalls[name].output.parse(body) as ControlOutput<N>;
}
