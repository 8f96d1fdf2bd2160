import type { RecordedChange, SeenIncident } from '#shared/domain/change.ts';
import {
  compared,
  editOf,
  fieldsOf,
  isSoAlready,
  movedOn,
  same,
  seenField,
  wished,
} from '#shared/domain/change-fields.ts';

/** What to do with a wish after a look at the incident as the service has it now. */
export type Decision =
  | { readonly step: 'send' }
  /** The service already has what was wished: sent before a crash, or done by somebody else alike. */
  | { readonly step: 'already-there' }
  | { readonly step: 'refuse'; readonly reason: string; readonly remedy: string };

/**
 * Incidents have no ETag, so two analysts would overwrite each other in silence (FACTS.md a). A wish is
 * therefore compared with what it was based on: if the member it touches has moved on meanwhile, the
 * person is asked; whatever else changed on the incident does not matter. Pure.
 * @param options.ownComments what `newWithText` (new-comments.ts) counts.
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
  if (change.kind === 'tags') {
    return { step: isSoAlready(change, found) ? 'already-there' : 'send' };
  }
  const { open, conflicts } = compared(editOf(change) ?? {}, base, found);
  if (open.length === 0) return { step: 'already-there' };
  if (conflicts.length === 0) return { step: 'send' };
  return {
    step: 'refuse',
    reason: conflicts.map(movedOn).join(' '),
    remedy: 'Look at the incident as it is now; send the change again if it still holds.',
  };
}

/**
 * What a wish was based on, once an earlier one that it was built on has been refused: what that one would have made
 * of the incident never was. Pure.
 * @returns the same object where it was not built on it.
 */
export function withoutRefused(
  base: SeenIncident,
  refused: Pick<RecordedChange, 'change' | 'base'>,
): SeenIncident {
  const edit = editOf(refused.change) ?? {};
  const before = refused.base;
  let next = base;
  for (const field of fieldsOf(edit)) {
    if (!same(seenField(base, field), wished(edit, field))) continue;
    const { classification, determination } = before;
    next =
      field === 'verdict'
        ? { ...next, classification, determination }
        : { ...next, [field]: before[field] };
  }
  return next;
}
