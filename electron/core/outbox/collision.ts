import type { IncidentChange, RecordedChange, SeenIncident } from '#shared/domain/change.ts';
import { type Comment, isOpen } from '#shared/domain/incident.ts';

/** What to do with a wish after a look at the incident as the service has it now. */
export type Decision =
  | { readonly step: 'send' }
  /** The service already has what was wished: sent before a crash, or done by somebody else alike. */
  | { readonly step: 'already-there' }
  | { readonly step: 'refuse'; readonly reason: string; readonly remedy: string };

/** The part of an incident that a wish touches, as one text to compare. */
function touched(change: IncidentChange, seen: SeenIncident): string | null {
  switch (change.kind) {
    case 'assign':
      return seen.assignedTo;
    case 'status':
      return seen.status;
    case 'classify':
      return `${seen.classification ?? ''}/${seen.determination ?? ''}`;
    case 'comment':
      return null;
  }
}

function wished(change: IncidentChange): string | null {
  switch (change.kind) {
    case 'assign':
      return change.assignee;
    case 'status':
      return change.status;
    case 'classify':
      return `${change.classification}/${change.determination}`;
    case 'comment':
      return null;
  }
}

function same(a: string | null, b: string | null): boolean {
  return (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
}

/**
 * Incidents have no ETag, so two analysts would overwrite each other in silence (FACTS.md a). A wish is
 * therefore compared with what it was based on: if the member it touches has moved on meanwhile, the
 * person is asked; whatever else changed on the incident does not matter. Pure.
 * @param options.ownComments what `newWithText` counts.
 */
export function decide(
  { change, base }: Pick<RecordedChange, 'change' | 'base'>,
  found: SeenIncident,
  options: { readonly maybeSent: boolean; readonly ownComments: number },
): Decision {
  if (found.status === 'redirected') {
    return {
      step: 'refuse',
      reason: 'The incident was merged into another one meanwhile.',
      remedy: 'Open the incident it was merged into and make the change there.',
    };
  }
  if (change.kind === 'comment') {
    const there = options.maybeSent && options.ownComments > 0;
    return { step: there ? 'already-there' : 'send' };
  }
  const now = touched(change, found);
  if (same(now, wished(change))) return { step: 'already-there' };
  if (same(now, touched(change, base))) return { step: 'send' };
  return {
    step: 'refuse',
    reason: movedOn(change, found),
    remedy: 'Look at the incident as it is now; send the change again if it still holds.',
  };
}

function movedOn(change: IncidentChange, found: SeenIncident): string {
  switch (change.kind) {
    case 'assign':
      return found.assignedTo === null
        ? 'The incident was taken off its assignee meanwhile.'
        : `The incident was assigned to ${found.assignedTo} meanwhile.`;
    case 'status':
      return isOpen(found.status)
        ? `The status was changed to ${found.status} meanwhile.`
        : 'The incident was closed meanwhile.';
    case 'classify':
      return `The incident was classified as ${found.classification ?? 'not set'} meanwhile.`;
    case 'comment':
      return 'The comments changed meanwhile.';
  }
}

/**
 * How many comments with exactly this text came after there were `before` of them. Comments are never
 * changed or taken back, so the newest ones are those that came since; the same text may be meant twice.
 */
export function newWithText(text: string, before: number, comments: readonly Comment[]): number {
  const newestFirst = comments.toSorted((a, b) =>
    (b.createdAt ?? '~').localeCompare(a.createdAt ?? '~'),
  );
  const since = newestFirst.slice(0, Math.max(0, comments.length - before));
  return since.filter((comment) => comment.text === text).length;
}
