import { z } from 'zod';
import { cut, shortened, visibleLine } from '../../text.ts';
import { type AccessList, type IncidentPart, Place } from './event.ts';
import { type InboxEntry, type InboxKind, entryTitle, placeOf, worstFirst } from './inbox-entry.ts';

const LONGEST_TITLE = 120;
const LONGEST_BODY = 300;
const LONGEST_NOTE = 140;

/** A notification of the desktop: text alone, and where a click leads. */
export const Toast = z.object({
  title: z.string().max(LONGEST_TITLE),
  body: z.string().max(LONGEST_BODY),
  sound: z.boolean(),
  place: Place,
});
export type Toast = z.infer<typeof Toast>;

/** A line of the inbox that is to be shown, with the name of its tenant. */
export type ToldEntry = Pick<
  InboxEntry,
  'kind' | 'tenantId' | 'incidentId' | 'title' | 'severity' | 'note'
> & {
  readonly tenantName: string | null;
  readonly part?: IncidentPart | null | undefined;
  readonly accessList?: AccessList | null | undefined;
  readonly accessId?: string | null | undefined;
};

/** One and many of each kind. */
const KIND_WORDS: Readonly<Record<InboxKind, readonly [string, string]>> = {
  reminder: ['Reminder', 'reminders'],
  refused: ['Your change was refused', 'changes of yours refused'],
  uncounted: ['Access: did not count', 'decisions or requests of yours did not count'],
  answered: ['Your access request', 'access requests of yours answered'],
  unextended: ['Not extended', 'extensions of yours that came to nothing'],
  approval: ['Waits for your approval', 'requests that wait for your approval'],
  review: ['Review opened', 'reviews in which you decide'],
  back: ['Back from snooze', 'back from snooze'],
  breached: ['Over time', 'over time'],
  due: ['Due soon', 'due soon'],
  'handed-over': ['Handed over by Defender Experts', 'handed over by Defender Experts'],
  assigned: ['Assigned to you', 'assigned to you'],
  raised: ['Severity raised', 'with a raised severity'],
  new: ['New incident', 'new'],
  ours: ['Now ours', 'now ours'],
  ends: ['Access ends', 'accesses that end'],
  guest: ['Guest account works', 'guest accounts that work now'],
  blind: ['Tenant went blind', 'tenants went blind'],
  sees: ['Tenant is seen again', 'tenants are seen again'],
  'caught-up': ['While this desk was away', 'summaries'],
};

export function kindWord(kind: InboxKind): string {
  return KIND_WORDS[kind][0];
}

/** `3 new, 1 assigned to you`, the most frequent first. */
export function countedKinds(kinds: readonly InboxKind[]): string {
  const counts = new Map<InboxKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${KIND_WORDS[kind][1]}`)
    .join(', ');
}

/** `3 requests wait for your approval at 2 customers`; null where it is not that alone. Pure. */
export function approvalsWords(
  entries: readonly Pick<InboxEntry, 'kind' | 'tenantId'>[],
): string | null {
  if (entries.length === 0 || entries.some(({ kind }) => kind !== 'approval')) return null;
  const customers = new Set(entries.map(({ tenantId }) => tenantId)).size;
  const what = entries.length === 1 ? '1 request waits' : `${entries.length} requests wait`;
  return `${what} for your approval at ${customers} ${customers === 1 ? 'customer' : 'customers'}`;
}

/** Text of strangers on one line, cut so that it fits with its ending. */
function line(text: string, longest: number): string {
  const shown = visibleLine(shortened(text, longest));
  if (shown.length <= longest) return shown;
  return `${cut(shown, longest - 1)}…`;
}

function titleOfOne({ kind, severity, tenantName }: ToldEntry): string {
  const what =
    severity === 'high' && kind !== 'reminder' ? `High · ${kindWord(kind)}` : kindWord(kind);
  return (tenantName ?? '').trim() === '' ? what : `${what} · ${tenantName}`;
}

/** A title of any length leaves room for the note. */
function bodyOfOne(entry: ToldEntry): string {
  const note = entry.note?.trim() ?? '';
  const ending = note === '' ? '' : ` · ${line(note, LONGEST_NOTE)}`;
  return `${line(entryTitle(entry), LONGEST_BODY - ending.length)}${ending}`;
}

/** `2 of 5 decisions or requests of yours did not count`, else what came by kind. */
function manyWords(entries: readonly ToldEntry[], sentTogether: number): string {
  const approvals = approvalsWords(entries);
  if (approvals !== null) return approvals;
  const kinds = entries.map(({ kind }) => kind);
  const isUncounted = kinds.every((kind) => kind === 'uncounted');
  if (isUncounted && sentTogether > kinds.length) {
    return `${kinds.length} of ${sentTogether} ${KIND_WORDS.uncounted[1]}`;
  }
  const high = entries.filter(({ severity }) => severity === 'high').length;
  const severe = high > 0 ? `, ${high} High` : '';
  return `${entries.length} in your inbox${severe}: ${countedKinds(kinds)}`;
}

/**
 * One notification for all that came in one burst; null for nothing. Pure.
 * @param sentTogether how many decisions and requests on access were on their way at once, all in all.
 */
export function toastOf(
  entries: readonly ToldEntry[],
  sound: boolean,
  sentTogether = 0,
): Toast | null {
  const [first] = entries;
  if (!first) return null;
  if (entries.length === 1) {
    return {
      title: line(titleOfOne(first), LONGEST_TITLE),
      body: bodyOfOne(first),
      sound,
      place: placeOf(first),
    };
  }
  const names = [...new Set(worstFirst(entries).flatMap(({ tenantName }) => tenantName ?? []))];
  const shown = names.slice(0, 3).join(', ');
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return {
    title: line(manyWords(entries, sentTogether), LONGEST_TITLE),
    body: line(`${shown}${rest}`, LONGEST_BODY),
    sound,
    place: approvalsWords(entries) === null ? placeOfAll(entries) : placeOf(first),
  };
}

/** Of several things: changes of ours that need a decision are in the outbox, all else is in the inbox. */
function placeOfAll(entries: readonly ToldEntry[]): Place {
  return { kind: entries.every(({ kind }) => kind === 'refused') ? 'outbox' : 'inbox' };
}
