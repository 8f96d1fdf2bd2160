import { ended } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/**
 * Who and where it was: `Ada, Contoso`, of several the first one. Pure.
 * @param names hostile.
 */
export function whoseWords(
  { person, title }: { readonly person: string | null; readonly title: string },
  tenant: string | null,
  others: number,
): string {
  const names = [person ?? title, tenant ?? ''].filter((name) => name !== '');
  const first = names.map((name) => visibleLine(shortened(name, 60))).join(', ');
  return others === 0 ? first : `${first}, and ${counted(others, 'other')}`;
}

/** What became of what was taken back: of what had its answer already it is not known here what was sent. */
export function takenBackWords(
  {
    takenBack,
    putAway,
    restored,
    whose = null,
  }: {
    readonly takenBack: number;
    readonly putAway: number;
    /** Earlier ones that stand again in their place. */
    readonly restored: number;
    /** Who and where; null = not known. */
    readonly whose?: string | null;
  },
  [one, many]: readonly [string, string],
): string {
  const about = whose === null ? '' : `: ${whose}`;
  const words = [
    takenBack > 0
      ? `${ended(`${counted(takenBack, one, many)} taken back${about}`)} Nothing was sent.`
      : '',
    restored > 0
      ? `${counted(restored, `earlier ${one} stands`, `earlier ${many} stand`)} again.`
      : '',
    putAway > 0
      ? ended(`${counted(putAway, one, many)} put away${takenBack > 0 ? '' : about}`)
      : '',
  ];
  return words.filter((part) => part !== '').join(' ');
}
