import { guarded } from './sqlite-failure.ts';

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A store whose errors of the database come out as AppError `storage` or `damaged`, in every method. */
export function guardedStore<T extends Methods>(file: string, store: T): T {
  const methods = Object.entries(store).map(([name, method]) => {
    return [name, (...args: never[]) => guarded(file, () => method(...args))] as const;
  });
  // The one cast: every method is replaced by one that takes and gives the same.
  return Object.fromEntries(methods) as T;
}
