import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type RangeInput, RangeOptions } from './range-options.ts';

/** Options of `npm run range`; numbers may be written with underscores (`45_000`). */
export interface RangeCommand {
  readonly range: RangeInput;
  /** Where the cloud file goes; null: a temporary file. */
  readonly cloudFile: string | null;
}

export const USAGE = `Usage: npm run range -- [--tenants N] [--incidents N] [--seed N] [--port N]
                        [--faults none|storm] [--speed N] [--pace N] [--budget N] [--cloud-file FILE]
       npm run range -- drills | help
       npm run range -- drill CONTROL CALL [JSON]
       npm run range -- desk CONTROL FILE [PERSON]

  --tenants N        customer tenants (default 12; one in twenty is unreachable from 20 on)
  --incidents N      incidents in all tenants together (default 600)
  --seed N           the same seed gives the same world (default 1)
  --port N           port on 127.0.0.1 (default: any free one)
  --faults storm     transient trouble on a few percent of the requests (default none)
  --speed N          0: nothing happens by itself (default), 1: as in life, 60: an hour a minute
  --pace N           how many times more happens than in life, without the clock running faster
  --budget N         requests a minute that a tenant takes (default 150)
  --cloud-file FILE  where to write the cloud file (default: a temporary file)

  drills             lists every drill call with the members of its JSON
  drill              makes a drill call to a running range; CONTROL is the address it printed, CALL
                     for example incidents.burst with JSON '{"count":20}'
  desk               writes a cloud file for a second desk on a running range, which signs in as PERSON
                     (an address of totals.people; left out: the second of them)`;

/** A command line that cannot be used; the message names the option and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const STRINGS = {
  tenants: { type: 'string' },
  incidents: { type: 'string' },
  seed: { type: 'string' },
  port: { type: 'string' },
  faults: { type: 'string' },
  speed: { type: 'string' },
  pace: { type: 'string' },
  budget: { type: 'string' },
  'cloud-file': { type: 'string' },
} as const;

const Amount = z
  .string()
  .regex(/^\d[\d_]*(\.\d+)?$/, 'is not a number')
  .transform((text) => Number(text.replaceAll('_', '')));

const Command = z
  .object({
    tenants: Amount,
    incidents: Amount,
    seed: Amount,
    port: Amount,
    speed: Amount,
    pace: Amount,
    budget: Amount,
    faults: z.string(),
    'cloud-file': z.string().min(1, 'must name a file'),
  })
  .partial();

/** @throws UsageError naming the option that cannot be used, and the remedy. */
export function rangeCommand(args: readonly string[]): RangeCommand {
  const { 'cloud-file': cloudFile, ...numbers } = checked(Command, readArgs(args));
  const range = checked(RangeOptions, numbers);
  return { range, cloudFile: cloudFile ?? null };
}

export interface DrillCommand {
  readonly control: string;
  readonly name: string;
  /** JSON text; the range checks it. */
  readonly input: string;
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost):\d+\/control$/;

/** @throws UsageError when the address is none of a range on this computer, or the call is missing. */
export function drillCommand([
  control = '',
  name = '',
  input = '{}',
  ...more
]: readonly string[]): DrillCommand {
  checkControl(control);
  if (!/^[a-z][a-z.-]*$/.test(name) || more.length > 0)
    throw new UsageError(`A drill takes one call and its JSON.\n\n${USAGE}`);
  return { control, name, input };
}

export interface DeskCommand {
  readonly control: string;
  /** Where the cloud file goes. */
  readonly file: string;
  /** Null: the range's second person. */
  readonly person: string | null;
}

/** @throws UsageError as `drillCommand`. */
export function deskCommand([
  control = '',
  file = '',
  person,
  ...more
]: readonly string[]): DeskCommand {
  checkControl(control);
  if (file === '' || more.length > 0)
    throw new UsageError(`A desk takes a file and perhaps a person.\n\n${USAGE}`);
  return { control, file, person: person ?? null };
}

function checkControl(control: string): void {
  if (!LOOPBACK.test(control))
    throw new UsageError(
      `'${control}' is not the control address of a range, such as http://127.0.0.1:8080/control.\n\n${USAGE}`,
    );
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: STRINGS, strict: true, allowPositionals: false })
      .values;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${USAGE}`);
    throw error;
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}.`);
  throw new UsageError(`${lines.join('\n')}\n\n${USAGE}`);
}
