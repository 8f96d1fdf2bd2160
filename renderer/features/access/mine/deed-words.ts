import type { HeldRow } from '#shared/contract/my-access.ts';
import { dateWords } from '../runway/runway-view.ts';
import { fieldDay } from '../../../ui/field-day.ts';

/** Asked for anew; made longer while one has it; asked for once more where it came to nothing, or is over. */
export type Deed = 'ask' | 'extend' | 'again';

interface DeedWords {
  /** Before the name of what it is done with. */
  readonly form: string;
  readonly button: string;
  /** What is recorded by it, at the beginning of a sentence; and one of them, and many. */
  readonly receipt: string;
  readonly recorded: readonly [string, string];
}

/** Each deed is called the same wherever it can be done; “Extend” is My Access's own word. */
export const DEED_WORDS: Readonly<Record<Deed, DeedWords>> = {
  ask: { form: 'Ask for', button: 'Ask', receipt: 'Request', recorded: ['request', 'requests'] },
  extend: {
    form: 'Extend',
    button: 'Extend',
    receipt: 'Extension',
    recorded: ['extension', 'extensions'],
  },
  again: {
    form: 'Ask again for',
    button: 'Ask again',
    receipt: 'Request',
    recorded: ['request', 'requests'],
  },
};

/** The end of what one has, as a day; where it has none, or none is told, in words. */
export function endDayWords({ endAt, endsKnown }: Pick<HeldRow, 'endAt' | 'endsKnown'>): string {
  if (endAt !== null) return dateWords(fieldDay(endAt));
  return endsKnown ? 'never' : 'Graph does not say';
}

/** The day on which what one had ended; null where it was never had. */
export function endedWords({ endedAt, state }: Pick<HeldRow, 'endedAt' | 'state'>): string | null {
  if (state === 'deliveryFailed') return null;
  return endedAt === null ? 'when is not told' : dateWords(fieldDay(endedAt));
}
