import { z } from 'zod';
import { type IncidentChange, type IncidentEdit, type SeenIncident, taggedBy } from './change.ts';
import { isOpen } from './incident.ts';
import { severityWord, word } from './words.ts';

/** The members of an incident over which two people can collide. `verdict` is a pair that goes together. */
export const ChangeField = z.enum([
  'status',
  'assignedTo',
  'verdict',
  'severity',
  'title',
  'resolvingComment',
]);
export type ChangeField = z.infer<typeof ChangeField>;

/** One member that somebody else changed while our wish about it was on its way. */
export interface Conflict {
  readonly field: ChangeField;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
}

/** The wish as an edit; null for what collides with nothing: comments add, tags merge. */
export function editOf(change: IncidentChange): IncidentEdit | null {
  switch (change.kind) {
    case 'assign':
      return { assignedTo: change.assignee };
    case 'status':
      return { status: change.status };
    case 'classify': {
      const { classification, determination } = change;
      return { verdict: { classification, determination } };
    }
    case 'edit':
      return change.set;
    case 'comment':
    case 'tags':
    case 'task':
      return null;
  }
}

/** A verdict as one text, so that its two words are compared and chosen together. `unknown` is not set. */
function verdictText(classification: string | null, determination: string | null): string | null {
  const words = [classification, determination].map((one) =>
    one === 'unknown' ? '' : (one ?? ''),
  );
  return words.every((one) => one === '') ? null : words.join('/');
}

/** A member as it is wished for; null where the wish is for none, or not about it. */
export function wished(edit: IncidentEdit, field: ChangeField): string | null {
  if (field !== 'verdict') return edit[field] ?? null;
  return verdictText(edit.verdict?.classification ?? null, edit.verdict?.determination ?? null);
}

/** A member as the service had it, in the same form as a wish. */
export function seenField(seen: SeenIncident, field: ChangeField): string | null {
  if (field !== 'verdict') return seen[field];
  return verdictText(seen.classification, seen.determination);
}

/** The members a wish touches. */
export function fieldsOf(edit: IncidentEdit): ChangeField[] {
  return ChangeField.options.filter((field) => edit[field] !== undefined);
}

/** Names are one whatever their case; nobody is written in two ways. */
export function same(one: string | null, other: string | null): boolean {
  return (one ?? '').toLowerCase() === (other ?? '').toLowerCase();
}

/** What is left to send of a wish, and where somebody else was faster. Pure. */
export function compared(edit: IncidentEdit, base: SeenIncident, found: SeenIncident) {
  const open: ChangeField[] = [];
  const conflicts: Conflict[] = [];
  for (const field of fieldsOf(edit)) {
    const [before, theirs, mine] = [
      seenField(base, field),
      seenField(found, field),
      wished(edit, field),
    ];
    if (same(theirs, mine)) continue;
    open.push(field);
    if (!same(theirs, before)) conflicts.push({ field, base: before, theirs, mine });
  }
  return { open, conflicts };
}

/** Nothing is left to do of it: the incident has every member, or tag, as it is wished for. Pure. */
export function isSoAlready(change: IncidentChange, found: SeenIncident): boolean {
  if (change.kind === 'tags') {
    const wanted = taggedBy(found.tags, change);
    return wanted.length === found.tags.length && wanted.every((tag) => found.tags.includes(tag));
  }
  const edit = editOf(change);
  return edit !== null && compared(edit, found, found).open.length === 0;
}

/** The wish cut down to some of its members; null when none is left. */
export function keptOf(
  change: IncidentChange,
  fields: readonly ChangeField[],
): IncidentChange | null {
  const edit = editOf(change);
  if (edit === null) return change;
  const touched = fieldsOf(edit);
  const kept = touched.filter((field) => fields.includes(field));
  if (kept.length === touched.length) return change;
  if (kept.length === 0) return null;
  const entries = Object.entries(edit).filter(([name]) => kept.some((field) => field === name));
  return { kind: 'edit', set: Object.fromEntries(entries) };
}

/** Why a wish was not carried out, in one sentence. */
export function movedOn({ field, theirs }: Conflict): string {
  switch (field) {
    case 'assignedTo':
      return theirs === null || theirs === ''
        ? 'The incident was taken off its assignee meanwhile.'
        : `The incident was assigned to ${theirs} meanwhile.`;
    case 'status':
      return isOpen(theirs ?? '')
        ? `The status was changed to ${word(theirs ?? 'nothing')} meanwhile.`
        : 'The incident was closed meanwhile.';
    case 'verdict':
      return `The incident was classified as ${verdictWord(theirs)} meanwhile.`;
    case 'severity':
      return `The severity was changed to ${severityWord(theirs ?? 'nothing')} meanwhile.`;
    case 'title':
      return 'The title was changed meanwhile.';
    case 'resolvingComment':
      return 'Another resolving comment was written meanwhile.';
  }
}

/** `False positive, Multistaged attack`, from both words as they are compared. */
function verdictWord(verdict: string | null): string {
  const parts = (verdict ?? '').split('/').filter((part) => part !== '');
  return parts.length === 0 ? 'not set' : parts.map(word).join(', ');
}
