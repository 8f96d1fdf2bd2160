/** A call whose effect a desktop would show and this one cannot. */
export interface Recorded {
  readonly what: string;
  readonly details: readonly unknown[];
}

/** What reached the desktop, in order; a test reads it as `process.standIn.recorded`. */
export const recorded: Recorded[] = [];

export function record(what: string, ...details: readonly unknown[]): void {
  recorded.push({ what, details });
}
