export interface Slots {
  /** Runs when there is room; at most `limit` run at once, in the order they came. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Bounds the token requests in flight over all tenants (auth.md 8: 6 to 10). */
export function slots(limit: number): Slots {
  let free = limit;
  const waiting: (() => void)[] = [];

  return {
    run: async (work) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
