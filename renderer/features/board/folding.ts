import { type Arrangement, type Folded, MOST_FOLDED } from '#shared/domain/arrangement.ts';

type Divided = Pick<Arrangement, 'group' | 'layout'> & { readonly folded: Folded };

const NONE: ReadonlySet<string> = new Set();

/** Values of the groups that are put away now; columns of cards never are. */
export function collapsedIn({ group, layout, folded }: Divided): ReadonlySet<string> {
  if (group === null || layout !== 'list') return NONE;
  return new Set(folded[group]);
}

/** The same with other groups put away; the latest of them, where they are too many to remember. */
export function foldedWith({ group, layout, folded }: Divided, values: Iterable<string>): Folded {
  if (group === null || layout !== 'list') return folded;
  return { ...folded, [group]: [...values].slice(-MOST_FOLDED) };
}
