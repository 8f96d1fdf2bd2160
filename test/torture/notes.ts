import type { WishId } from '#shared/domain/access/wish.ts';

/** What the ordeals of one station keep in mind, so that a verdict can be held against it. */
export function ordealNotes() {
  const promised: { id: WishId; about: string; ordeal: string }[] = [];
  const ordeals: string[] = [];
  const edited = new Set<string>();
  let calm = 0;
  const now = () => ordeals.at(-1) ?? '';

  return {
    /** From now on what is recorded belongs to that ordeal. */
    begin: (ordeal: string): void => void ordeals.push(ordeal),
    /** The desk answered that it recorded this. */
    promise: (id: WishId, about: string): void => void promised.push({ id, about, ordeal: now() }),
    /** Ids of what this ordeal recorded. */
    promisedNow: (): ReadonlySet<WishId> =>
      new Set(promised.filter(({ ordeal }) => ordeal === now()).map(({ id }) => id)),
    /** Nothing of this ordeal ended done: something is decided in the calm after it. */
    countCalm: (): void => {
      calm += 1;
    },
    calm: () => calm,
    /** The answers of that request are others than the person has read. */
    edit: (requestId: string): void => void edited.add(requestId),
    all: { promised, ordeals, edited },
  };
}
export type OrdealNotes = ReturnType<typeof ordealNotes>;
