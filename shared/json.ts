/** What a text says as JSON; null where it is none, for a schema that refuses null anyway. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the one thing JSON.parse throws for is what the name says
  }
}
