/** So long may something take that is under way at once on a machine with nothing else to do. */
export const BUSY_MACHINE_MS = 15_000;
