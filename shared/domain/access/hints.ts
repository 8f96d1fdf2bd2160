import { ended } from '../words.ts';
import { DAY_MS, millis } from '../../time.ts';
import type { Approval } from './approval.ts';
import type { Assignment } from './assignment.ts';
import { wouldEndAt } from './deadline.ts';
import { wasDelivered } from './states.ts';

/** Something an approver should look at twice, in a sentence. Never a reason to decide by itself. */
export interface Hint {
  readonly kind: 'tier' | 'new-person' | 'outside' | 'long' | 'no-reason';
  readonly text: string;
}

/** Longer than a year is longer than the procedure has it (domain.md 3.4, S4-16: 365 days). */
const USUAL_DAYS = 365;
/** A leap day or an hour of daylight saving is not "longer". */
const SLACK_MS = 2 * DAY_MS;

/**
 * What is unusual about a request (domain.md 3.4: Tier 2 builds on Tier 1, S4-6 and S4-7; only users of the
 * connected organization may ask, S4-15; access lasts 365 days, S4-16). Pure.
 * Who only asked before, or was denied, is still new: only access that was really had counts. Where that may not be
 * seen nobody is called new.
 * @param facts.theirs what the person has or had in that tenant; null = it may not be seen.
 */
export function hintsOf(
  approval: Approval,
  facts: {
    readonly theirs: readonly Assignment[] | null;
    readonly organization: string | null;
    readonly nowMs: number;
  },
): Hint[] {
  const { request } = approval;
  const hints: Hint[] = [];
  const { target, requestor } = request;
  const person = target ?? requestor;
  // What is had by people whom Graph does not name is not told apart.
  const theirs = person && facts.theirs;
  const lower = lowerTierOf(request.package?.name ?? '');
  if (lower !== null && theirs !== null) {
    const has = theirs.some(({ package: one, state }) => {
      return state === 'delivered' && tierOf(one?.name ?? '') === lower;
    });
    if (!has)
      hints.push({
        kind: 'tier',
        text: `Asks for Tier ${lower + 1} without having Tier ${lower}.`,
      });
  }
  if (person?.objectId === null) {
    hints.push({
      kind: 'new-person',
      text: 'Not in this directory yet: a guest account would be made.',
    });
  } else if (theirs !== null && !theirs.some(({ state }) => wasDelivered(state))) {
    hints.push({ kind: 'new-person', text: 'Has had nothing here before, as far as can be seen.' });
  }
  const from = person?.organization ?? null;
  if (from !== null && facts.organization !== null && from !== facts.organization) {
    hints.push({
      kind: 'outside',
      text: ended(`Comes from ${from}, not from ${facts.organization}`),
    });
  }
  const until = wouldEndAt(approval, facts.nowMs);
  const longest = facts.nowMs + USUAL_DAYS * DAY_MS + SLACK_MS;
  if (until !== null && millis(until) > longest) {
    const days = Math.round((millis(until) - facts.nowMs) / DAY_MS);
    hints.push({ kind: 'long', text: `For ${days} days: longer than the usual ${USUAL_DAYS}.` });
  }
  if ((request.justification ?? '').trim() === '') {
    hints.push({ kind: 'no-reason', text: 'No reason was given.' });
  }
  return hints;
}

/** The tier in a package's name ("Tier 2 Analyst"); null = none. */
function tierOf(name: string): number | null {
  const found = /\btier\s*-?\s*(\d)\b/i.exec(name);
  return found ? Number(found[1]) : null;
}

function lowerTierOf(name: string): number | null {
  const tier = tierOf(name);
  return tier === null || tier < 2 ? null : tier - 1;
}
