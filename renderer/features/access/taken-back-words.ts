import { counted } from '../../ui/words.ts';

/** What became of what was taken back: of what had its answer already it is not known here what was sent. */
export function takenBackWords(
  {
    takenBack,
    putAway,
    restored,
  }: {
    readonly takenBack: number;
    readonly putAway: number;
    /** Earlier ones that stand again in their place. */
    readonly restored: number;
  },
  [one, many]: readonly [string, string],
): string {
  const words = [
    takenBack > 0 ? `${counted(takenBack, one, many)} taken back. Nothing was sent.` : '',
    restored > 0
      ? `${counted(restored, `earlier ${one} stands`, `earlier ${many} stand`)} again.`
      : '',
    putAway > 0 ? `${counted(putAway, one, many)} put away.` : '',
  ];
  return words.filter((part) => part !== '').join(' ');
}
