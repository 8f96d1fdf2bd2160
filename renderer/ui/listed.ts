/** What a person wrote with commas between, each once: `a, b, a` → `a` and `b`. */
export function listed(text: string): string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return [...new Set(entries)];
}
