/** Those with the same reason beside each other, in the order the reasons came up; `again`: it was said before. */
export function bySameReason<T>(
  items: readonly T[],
  reasonOf: (item: T) => string,
): readonly { readonly item: T; readonly again: boolean }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const reason = reasonOf(item);
    groups.set(reason, [...(groups.get(reason) ?? []), item]);
  }
  return [...groups.values()].flatMap((same) =>
    same.map((item, place) => ({ item, again: place > 0 })),
  );
}

export const SAME_REASON = 'For the same reason.';
