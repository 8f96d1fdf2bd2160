/** From one tab to another, counted from 0; past the ends it goes round. */
const STEPS: ReadonlyMap<string, (at: number) => number> = new Map([
  ['ArrowRight', (at: number) => at + 1],
  ['ArrowLeft', (at: number) => at - 1],
  ['Home', () => 0],
  ['End', () => -1],
]);

/** What a key chooses in a list of tabs; null where it means nothing there. Pure. */
export function tabAfter<T>(tabs: readonly T[], chosen: T, key: string): T | null {
  const step = STEPS.get(key);
  return step ? (tabs.at(step(tabs.indexOf(chosen)) % tabs.length) ?? null) : null;
}
