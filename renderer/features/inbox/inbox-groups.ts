import { type InboxEntry, standsAlone, worstFirst } from '#shared/domain/telling/inbox-entry.ts';
import { approvalsWords, countedKinds } from '#shared/domain/telling/toast.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { severityWord } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/** Lines that were told together. */
export interface InboxGroup {
  readonly burst: string;
  readonly newest: InboxEntry;
  /** Of the oldest one: stays while others come. */
  readonly firstId: number;
  /** The worst first. */
  readonly entries: readonly InboxEntry[];
}

/**
 * Neighbours of one burst become one group; inside it the worst stands first. What is never folded into a burst
 * stands by itself, before the others of it. Pure.
 */
export function groupsOf(entries: readonly InboxEntry[]): InboxGroup[] {
  const bursts: InboxEntry[][] = [];
  for (const entry of entries) {
    const last = bursts.at(-1);
    if (last?.[0]?.burst === entry.burst) last.push(entry);
    else bursts.push([entry]);
  }
  const apart = bursts.flatMap((told) => {
    const alone = told.filter(standsAlone).map((one) => [one]);
    return [...alone, told.filter((one) => !standsAlone(one))];
  });
  return apart.flatMap((told) => {
    const newest = told[0];
    if (!newest) return [];
    const firstId = told.at(-1)?.id ?? newest.id;
    return [{ burst: newest.burst, newest, firstId, entries: worstFirst(told) }];
  });
}

const NAMED = 2;

/** `5 high, 3 medium`: how many of each, in the order of severities; empty where none has any. */
function severitiesIn(entries: readonly InboxEntry[]): string {
  const counts = new Map<string, number>();
  for (const { severity } of worstFirst(entries)) {
    if (severity !== null) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  return [...counts]
    .map(([severity, count]) => `${count.toLocaleString()} ${severityWord(severity).toLowerCase()}`)
    .join(', ');
}

/** `8 incidents: 5 high, 3 medium · Contoso, Fabrikam +2`, and of which kinds; others are counted by kind. */
export function burstWords(
  entries: readonly InboxEntry[],
  nameOf: (id: TenantId) => string,
): { readonly what: string; readonly kinds: string | null } {
  const isOfIncidents = entries.every(({ incidentId }) => incidentId !== null);
  const severities = isOfIncidents ? severitiesIn(entries) : '';
  const kinds = countedKinds(entries.map(({ kind }) => kind));
  const ids = [...new Set(entries.flatMap(({ tenantId }) => tenantId ?? []))];
  const names = ids.slice(0, NAMED).map((id) => visibleLine(shortened(nameOf(id), 60)));
  const rest = ids.length > NAMED ? ` +${ids.length - NAMED}` : '';
  const places = ids.length > 0 ? ` · ${names.join(', ')}${rest}` : '';
  const approvals = approvalsWords(entries);
  if (approvals !== null) return { what: `${approvals}${places}`, kinds: null };
  return severities === ''
    ? { what: `${entries.length.toLocaleString()} at once: ${kinds}${places}`, kinds: null }
    : { what: `${counted(entries.length, 'incident')}: ${severities}${places}`, kinds };
}

export function unreadIn(entries: readonly InboxEntry[]): number {
  return entries.filter(({ readAt }) => readAt === null).length;
}
