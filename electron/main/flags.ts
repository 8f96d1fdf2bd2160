import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';

const Flags = z.object({
  /** Absolute folder of this profile; null uses the system's own place for it. */
  dataDir: z.string().min(1, '--data-dir needs a folder.').nullable(),
  /** Straight to the training range. */
  range: z.boolean(),
  /** Absolute path of a cloud file; null is the real cloud of the policy. */
  cloud: z.string().min(1, '--cloud needs a file.').nullable(),
});
export type Flags = z.infer<typeof Flags>;

const VALUED = { '--data-dir': 'dataDir', '--cloud': 'cloud' } as const;

/**
 * Our own options. Everything else on the line belongs to Electron and Chromium (which lower-case and
 * reorder their copy, so the line is read here as it was given).
 * @throws AppError `bad-input` with a sentence for the person who typed it.
 */
export function parseFlags(argv: readonly string[], cwd: string): Flags {
  const found: Record<string, unknown> = { dataDir: null, range: false, cloud: null };
  for (const [index, argument] of argv.entries()) {
    const [name, inline] = splitOnce(argument);
    if (argument === '--range') found['range'] = true;
    if (!isValued(name)) continue;
    const following = argv[index + 1];
    const value = inline ?? (following?.startsWith('--') ? '' : (following ?? ''));
    found[VALUED[name]] = value && path.resolve(cwd, value);
  }
  const parsed = Flags.safeParse(found);
  if (!parsed.success) throw new AppError('bad-input', parsed.error.issues[0]?.message ?? '');
  if (parsed.data.range && parsed.data.cloud) {
    throw new AppError('bad-input', '--range and --cloud cannot be used together.');
  }
  return parsed.data;
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function isValued(name: string): name is keyof typeof VALUED {
  return Object.hasOwn(VALUED, name);
}
