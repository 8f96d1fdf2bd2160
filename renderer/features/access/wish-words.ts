import type { WishLine } from '#shared/contract/access.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';

/** How much a mark wants of whoever reads it: nothing, patience, or an answer. */
export type MarkTone = 'settled' | 'waiting' | 'asking';

const PAST = new Map([
  ['approve', 'Approved'],
  ['deny', 'Denied'],
  ['dontKnow', 'Left open'],
  ['ask', 'Asked for'],
  ['extend', 'Extension asked for'],
  ['change', 'Change asked for'],
  ['give-back', 'Given back'],
  ['cancel', 'Canceled'],
  ['reprocess', 'Reprocessed'],
]);
/** A decision, as a name: what did not count is called by it. */
const NAMES = new Map([
  ['approve', 'approval'],
  ['deny', 'denial'],
  ['dontKnow', '“don’t know”'],
]);
/** Wishes about one's own access: nobody else decides them. */
const OWN: ReadonlySet<string> = new Set([
  'ask',
  'extend',
  'change',
  'give-back',
  'cancel',
  'reprocess',
]);

export function markTone(stage: WishStage): MarkTone {
  switch (stage) {
    case 'recorded':
    case 'sending':
    case 'sent':
      return 'waiting';
    case 'changed':
    case 'refused':
      return 'asking';
    case 'done':
    case 'overtaken':
    case 'void':
    case 'taken-back':
      return 'settled';
  }
}

/** Where a wish stands, in two or three words. `word` is what was wished, as the contract has it. */
export function markWords(
  { stage, word, isOthers }: Pick<WishLine, 'stage' | 'word' | 'isOthers'>,
  offline: boolean,
): string {
  const past = PAST.get(word) ?? 'Done';
  switch (stage) {
    case 'recorded':
      if (isOthers) return `${past} by a colleague here, not sent`;
      return offline ? `${past} offline, not sent` : `${past}, not sent yet`;
    case 'sending':
      return isOthers ? `${past} by a colleague here, not settled` : `${past}, being sent`;
    case 'sent':
      return isOthers ? `${past} by a colleague here, sent` : `${past}, sent`;
    case 'done':
      return isOthers ? `${past} by a colleague here` : `${past} by you`;
    case 'overtaken':
      // Our own deed elsewhere is one of these, too.
      if (word === 'cancel') return 'Not carried out: see why';
      if (OWN.has(word)) return 'Done elsewhere';
      return `${isOthers ? 'A colleague’s' : 'Your'} ${NAMES.get(word) ?? 'decision'} did not count`;
    case 'void':
      return OWN.has(word) ? 'Nothing left to do' : 'Nothing left to decide';
    case 'taken-back':
      return 'Taken back';
    case 'changed':
      return OWN.has(word) ? 'Changed: look again' : 'Changed: decide again';
    case 'refused':
      return 'Refused';
  }
}

/** Why it stands where it does: offline what waits has one reason, and it is said in one way. */
export function markReason(
  { stage, isOthers, reason }: Pick<WishLine, 'stage' | 'isOthers' | 'reason'>,
  offline: boolean,
): string | null {
  const waitsOffline = offline && stage === 'recorded';
  // Why it did not go on before matters to its own person: for whoever is here it waits for them.
  const waitsForThem = isOthers && (stage === 'recorded' || stage === 'sending');
  return waitsOffline || waitsForThem || reason === null
    ? markMeaning({ stage, isOthers }, offline)
    : reason;
}

/** What happens next, in a sentence; null where nothing does, or where the reason says it. */
export function markMeaning(
  { stage, isOthers }: Pick<WishLine, 'stage' | 'isOthers'>,
  offline: boolean,
): string | null {
  switch (stage) {
    case 'recorded':
      if (isOthers)
        return 'Somebody else recorded it on this computer: it is sent when they sign in.';
      return offline
        ? 'Recorded offline, sent when you are back online.'
        : 'Recorded, sent in a moment.';
    case 'sending':
      if (isOthers)
        return 'Handed to the network by somebody else on this computer: what became of it is looked up when they sign in.';
      return 'Handed to the network; what became of it is looked up before anything is sent again.';
    case 'sent':
      return 'The service took it; it is read again to be certain.';
    case 'done':
      return 'Read again and seen.';
    case 'taken-back':
      return 'It was never sent.';
    case 'overtaken':
    case 'void':
    case 'changed':
    case 'refused':
      return null;
  }
}
