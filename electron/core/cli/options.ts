import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '#shared/errors.ts';

type OptionSpec = NonNullable<ParseArgsConfig['options']>;

/** Parses options; anything unknown is named with the remedy. @throws AppError `bad-input`. */
export function commandOptions<T extends OptionSpec>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const message =
      cause instanceof Error ? cause.message.split('. ')[0] : 'The options are unusable';
    throw new AppError('bad-input', `${message}.`, { cause, remedy: usage });
  }
}

/** @throws AppError `bad-input` naming the option that is missing. */
export function required(value: string | undefined, name: string, usage: string): string {
  if (value !== undefined && value !== '') return value;
  throw new AppError('bad-input', `The option --${name} is missing.`, { remedy: usage });
}
