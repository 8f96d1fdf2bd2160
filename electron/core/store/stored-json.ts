import type { z } from 'zod';
import { AppError } from '#shared/errors.ts';

/**
 * Reads JSON out of a row, parsed like anything else that comes from outside: the row may be older than
 * this program. @throws AppError `damaged` when it is not of that shape.
 */
export function fromJson<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  const parsed = schema.safeParse(parsedText(text));
  if (parsed.success) return parsed.data;
  throw new AppError('damaged', 'A stored record cannot be read.', { cause: parsed.error });
}

/**
 * The same for what can be found out again: a record that cannot be read counts as none, so that one bad
 * row never keeps all others away.
 * @returns the record as the only member of a list, or an empty list.
 */
export function readable<T extends z.ZodType>(schema: T, text: string): z.output<T>[] {
  try {
    return [fromJson(schema, text)];
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return [];
    throw error;
  }
}

/**
 * For lists that are read again and again: a text that was in the last list is not parsed anew. Its record is
 * the same object then, which nobody changes.
 */
export function remembering<R extends object>(
  parse: (text: string) => R,
): (texts: readonly string[]) => R[] {
  let last: ReadonlyMap<string, R> = new Map();
  return (texts) => {
    const now = new Map<string, R>();
    const records = texts.map((text) => {
      const record = last.get(text) ?? parse(text);
      now.set(text, record);
      return record;
    });
    last = now;
    return records;
  };
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('damaged', 'A stored record is not JSON.', { cause });
  }
}
