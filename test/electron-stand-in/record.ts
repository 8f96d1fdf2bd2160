// What reached the desktop: every call whose effect a real desktop would show and this one cannot.
export interface Recorded {
  what: string;
  with: unknown[];
}
export const recorded: Recorded[] = [];
export function record(what: string, ...details: unknown[]): void {
  recorded.push({ what, with: details });
}
