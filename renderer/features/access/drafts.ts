/**
 * What was written and put off, by what it is about. Words that are about one customer never stand in a form
 * for another (design.md, law 5).
 */
export type Drafts = ReadonlyMap<string, string>;

export const NO_DRAFTS: Drafts = new Map();

/** One gesture is the same as another where it means the same things, in whatever order. */
function gesture(about: readonly string[]): string {
  return JSON.stringify([...new Set(about)].sort());
}

/** What was written about exactly these; empty where nothing was. @param about the keys of the rows meant. */
export function draftOf(drafts: Drafts, about: readonly string[]): string {
  return drafts.get(gesture(about)) ?? '';
}

/** With these words about exactly these; empty words are forgotten. */
export function withDraft(drafts: Drafts, about: readonly string[], words: string): Drafts {
  const next = new Map(drafts);
  if (words === '') next.delete(gesture(about));
  else next.set(gesture(about), words);
  return next;
}
