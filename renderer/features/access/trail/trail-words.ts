import type { TrailFilter, TrailStep } from '#shared/domain/access/trail.ts';
import {
  type AccessWish,
  type AccessWishKind,
  type WishOf,
  WishStage,
} from '#shared/domain/access/wish.ts';
import { instant } from '#shared/time.ts';

export const KIND_WORDS: Readonly<Record<AccessWishKind, string>> = {
  decide: 'Approval',
  judge: 'Access review',
  ask: 'Request',
  'give-back': 'Given back',
  cancel: 'Request taken back',
  reprocess: 'Delivery tried again',
};

export const OUTCOME_WORDS: Readonly<Record<WishStage, string>> = {
  recorded: 'Not sent yet',
  sending: 'Being sent',
  sent: 'Sent, not seen yet',
  done: 'Arrived',
  overtaken: 'Decided by somebody else',
  void: 'Nothing left to decide',
  'taken-back': 'Taken back',
  changed: 'Changed: asks again',
  refused: 'Refused',
};

const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['approve', 'Approve'],
  ['deny', 'Deny'],
  ['dontKnow', 'Do not know'],
]);

/** What was wished, in a word or two; null: it cannot be read any more. */
export function wishWords(wish: AccessWish | null): string | null {
  if (wish === null) return null;
  const word = wish.kind === 'decide' ? wish.result : wish.kind === 'judge' ? wish.decision : null;
  const decision = word === null ? null : DECISIONS.get(word);
  if (wish.kind === 'ask') return askWords(wish);
  return decision ? `${KIND_WORDS[wish.kind]}: ${decision}` : KIND_WORDS[wish.kind];
}

/** What is had already is renewed, or changed. */
function askWords({ type, assignmentId }: WishOf<'ask'>): string {
  if (type === 'userUpdate') return 'Change of dates or answers';
  return assignmentId === null ? KIND_WORDS.ask : 'Renewal';
}

const STEPS: ReadonlyMap<string, string> = new Map([
  ['access.recorded', 'Recorded on this computer'],
  ['access.sending', 'Handed to the network'],
  ['access.sent', 'The service said yes'],
  ['access.waits', 'Waits'],
  ['access.taken-back', 'Taken back'],
]);

/** One step of its course, in words. */
export function stepWords({ action, stage }: TrailStep): string {
  const known = STEPS.get(action);
  if (known !== undefined) return known;
  const outcome = WishStage.safeParse(stage).data;
  return action === 'access.settled' && outcome ? OUTCOME_WORDS[outcome] : action;
}

/** The days a person chose, each as `YYYY-MM-DD` or empty: from the first's beginning to the last's end, by their clock. */
export function daysAsked(first: string, last: string): Pick<TrailFilter, 'from' | 'until'> {
  return { from: beginOf(first, 0), until: beginOf(last, 1) };
}

function beginOf(day: string, later: number) {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const ms = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(ms) ? null : instant(ms);
}
