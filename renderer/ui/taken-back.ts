import type { TakenBack } from '#shared/contract/many-incidents.ts';
import { counted } from './words.ts';

/** `3 changes taken back. 2 changes were on their way already and stay.` Pure. */
export function takenBackWords({ takenBack, onTheWay }: TakenBack): string {
  const back = takenBack === 0 ? 'Nothing was' : counted(takenBack, 'change');
  const stays =
    onTheWay === 1 ? 'was on its way already and stays' : 'were on their way already and stay';
  const rest = onTheWay === 0 ? '' : ` ${counted(onTheWay, 'change')} ${stays}.`;
  return `${back} taken back.${rest}`;
}
