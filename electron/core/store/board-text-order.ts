/** The rank of each text in the order that SQLite would give them. */
export function ranksOf(texts: readonly string[]) {
  const inOrder = [...new Set(texts)].sort(inByteOrder);
  const ranks = new Map(inOrder.map((text, rank) => [text, rank]));
  const between = (text: string) =>
    inOrder.filter((other) => inByteOrder(other, text) < 0).length - 0.5;
  return { rankOf: (text: string): number => ranks.get(text) ?? between(text) };
}

const BEYOND = /[\ud800-\uffff]/;

/** As SQLite compares text. UTF-16, which plain comparison goes by, differs beyond the surrogates. */
export function inByteOrder(one: string, other: string): number {
  if (BEYOND.test(one) || BEYOND.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
