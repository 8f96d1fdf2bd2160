import type { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';

/** Lines that were told together. */
export interface InboxGroup {
  readonly burst: string;
  readonly entries: readonly InboxEntry[];
}

/** Neighbours of one burst become one group, in their order. Pure. */
export function groupsOf(entries: readonly InboxEntry[]): InboxGroup[] {
  const groups: { burst: string; entries: InboxEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.burst === entry.burst) last.entries.push(entry);
    else groups.push({ burst: entry.burst, entries: [entry] });
  }
  return groups;
}

export function unreadIn(entries: readonly InboxEntry[]): number {
  return entries.filter(({ readAt }) => readAt === null).length;
}
