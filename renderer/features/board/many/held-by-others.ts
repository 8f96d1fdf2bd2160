import type { HeldIncident } from '#shared/contract/many-incidents.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../../ui/words.ts';
import type { ManyDraft } from './many-wish.ts';

const NAMED = 3;

/** What a gesture does to whoever works on an incident; null: it leaves them alone. */
export type Deed = 'take' | 'resolve' | 'both';

export function deedOf({ take, status }: Pick<ManyDraft, 'take' | 'status'>): Deed | null {
  if (status !== 'resolved') return take ? 'take' : null;
  return take ? 'both' : 'resolve';
}

/** `Bob (2), Defender Experts (1)`: who has these, those with the most first. */
export function holderWords(held: readonly HeldIncident[]): string {
  const holders = Map.groupBy(held, ({ holder }) => holder.trim().toLowerCase());
  const most = [...holders.values()].sort((one, other) => other.length - one.length);
  const names = most.slice(0, NAMED).map((own) => {
    const name = visibleLine(shortened(own[0]?.holder ?? '', 80));
    return `${name} (${own.length.toLocaleString()})`;
  });
  const rest = most.length > NAMED ? ` and ${counted(most.length - NAMED, 'other')}` : '';
  return `${names.join(', ')}${rest}`;
}

/** What the gesture means for them. */
export function deedWords(deed: Deed): string {
  switch (deed) {
    case 'take':
      return 'You would take them over.';
    case 'resolve':
      return 'Resolving closes them for whoever has them as well.';
    case 'both':
      return 'You would take them over and close them.';
  }
}

/** `3 of them are held by others: Bob (2), Eve (1). You would take them over.`; null where nobody is concerned. */
export function heldWords(held: readonly HeldIncident[], deed: Deed | null): string | null {
  if (deed === null || held.length === 0) return null;
  const are =
    held.length === 1
      ? '1 of them is held by somebody else'
      : `${held.length.toLocaleString()} of them are held by others`;
  return `${are}: ${holderWords(held)}. ${deedWords(deed)}`;
}
