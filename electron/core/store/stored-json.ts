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

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('damaged', 'A stored record is not JSON.', { cause });
  }
}
