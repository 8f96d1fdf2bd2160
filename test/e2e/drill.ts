import {
  type ControlInput,
  type ControlName,
  type ControlOutput,
  controlCalls,
} from '#electron/range/control/control-contract.ts';
import type { RunningRange } from './range-program.ts';

/** One drill on the test's own range, with its types. */
export async function drill<N extends ControlName>(
  range: RunningRange,
  name: N,
  input: ControlInput<N>,
): Promise<ControlOutput<N>> {
  const answer = await range.control(name, input);
  // The one cast: the schema under a name gives that name's output, which TypeScript cannot see.
  return controlCalls[name].output.parse(answer) as ControlOutput<N>;
}

/** A new incident in any tenant that answers, at once as it is wished; returns which it is. */
export async function freshIncident(
  range: RunningRange,
  change: Omit<ControlInput<'incidents.change'>, 'tenantId' | 'incidentId'> = {},
) {
  const { created } = await drill(range, 'incidents.burst', { count: 1 });
  const [fresh] = created;
  if (!fresh) throw new Error('The range made no incident.');
  if (Object.keys(change).length > 0)
    await drill(range, 'incidents.change', { ...fresh, ...change });
  return fresh;
}

/** Bodies of the writes that reached one incident, in their order. */
export async function writesTo(range: RunningRange, incidentId: string): Promise<unknown[]> {
  const { writes } = await drill(range, 'received', {});
  return writes.filter(({ path }) => path.includes(`/${incidentId}`)).map(({ body }) => body);
}
