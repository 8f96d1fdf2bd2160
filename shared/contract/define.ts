import type { z } from 'zod';
import type { Asked } from './host-inputs.ts';

interface Entry<K extends Asked, I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  /** Answered by the rim (window, theme, profile) instead of core. */
  readonly host: boolean;
}

/** Reads the cache or the ledger; never waits for the network. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Entry<'query', I, O> {
  return { kind: 'query', input, output, host: false };
}

/** Records a wish or starts work, and answers at once. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Entry<'command', I, O> {
  return { kind: 'command', input, output, host: false };
}

/** The same, for what only the rim can do; the input stands in `host-inputs.ts`. */
export function hostQuery<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Entry<'query', I, O> {
  return { ...query(input, output), host: true };
}

export function hostCommand<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Entry<'command', I, O> {
  return { ...command(input, output), host: true };
}
