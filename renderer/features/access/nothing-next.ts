import { counted } from '../../ui/words.ts';

/** What is said where "next" finds nothing to go to. */
export interface NothingNext {
  readonly text: string;
  /** How many there are that the filter does not show. */
  readonly elsewhere: number;
}

interface Left {
  /** Of all tenants and names, those that still want something. */
  readonly all: number;
  /** Those of them that the list shows. */
  readonly here: number;
  /** Said where nothing is left anywhere. */
  readonly done: string;
  /** Said where the last one is on the screen. */
  readonly last: string;
}

/** Never that all is done while the filter hides some of it, or while the last one is still open. Pure. */
export function nothingNext({ all, here, done, last }: Left): NothingNext {
  const elsewhere = all - here;
  const found = here > 0 ? last : elsewhere === 0 ? done : 'Nothing left here.';
  const more = elsewhere === 0 ? '' : ` ${counted(elsewhere, 'other')} elsewhere.`;
  return { text: `${found}${more}`, elsewhere };
}
