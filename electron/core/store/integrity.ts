import { AppError } from '#shared/errors.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';

/** Walks through a database. @returns what is wrong with it, or null. */
export function integrityProblem(
  db: Database,
  how: 'quick_check' | 'integrity_check',
): string | null {
  try {
    const found = guarded('database', () => db.pragma(`${how}(1)`, { simple: true }));
    return found === 'ok' ? null : String(found);
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged')
      return error.support ?? error.message;
    throw error;
  }
}
