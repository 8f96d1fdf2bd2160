import { z } from 'zod';
import { BoardColumn, BoardFilter, BoardSort, EVERYTHING_OPEN } from './board.ts';

/** What the list can be divided by. One heading for each value, in an order of its own. */
export const Grouping = z.enum(['tenant', 'severity', 'status', 'turn', 'sla', 'assignedTo']);
export type Grouping = z.infer<typeof Grouping>;

/** Groups that are remembered as collapsed, for each way to divide the list. */
export const MOST_FOLDED = 1_000;

/** Values of collapsed groups. What an analyst put away stays away, whichever view divides the list so again. */
export const Folded = z.partialRecord(
  Grouping,
  z.array(z.string().max(400)).max(MOST_FOLDED).readonly(),
);
export type Folded = z.infer<typeof Folded>;

/** One list, or columns of cards side by side. */
export const BoardLayout = z.enum(['list', 'by-status', 'by-turn']);
export type BoardLayout = z.infer<typeof BoardLayout>;

/** Columns from left to right. An incident without its title is no use to anybody. */
export const ShownColumns = z
  .array(BoardColumn)
  .min(1)
  .max(BoardColumn.options.length)
  .refine((columns) => new Set(columns).size === columns.length, 'A column twice')
  .refine((columns) => columns.includes('title'), 'The title is always shown')
  .readonly();
export type ShownColumns = z.infer<typeof ShownColumns>;

/** Everything that says which incidents the board shows, and how. */
export const Arrangement = z.object({
  filter: BoardFilter,
  sort: BoardSort,
  columns: ShownColumns,
  group: Grouping.nullable(),
  layout: BoardLayout,
});
export type Arrangement = z.infer<typeof Arrangement>;

/** How the board looks to a person who has arranged nothing yet. */
export const FIRST_ARRANGEMENT: Arrangement = {
  filter: EVERYTHING_OPEN,
  sort: [{ by: 'updatedAt', descending: true }],
  columns: BoardColumn.options,
  group: null,
  layout: 'list',
};

/** What the rows are divided by on the screen: cards side by side are groups as well. */
export function groupingOf({ group, layout }: Pick<Arrangement, 'group' | 'layout'>) {
  switch (layout) {
    case 'by-status':
      return 'status';
    case 'by-turn':
      return 'turn';
    case 'list':
      return group;
  }
}

export const Density = z.enum(['compact', 'normal', 'comfortable']);
export type Density = z.infer<typeof Density>;

/** An arrangement to come back to. What is null stays as it is on the screen. */
export const Look = Arrangement.extend({
  columns: ShownColumns.nullable(),
  density: Density.nullable(),
});
export type Look = z.infer<typeof Look>;

/** What the board shows at this moment, with the height of its rows. */
export interface Present extends Arrangement {
  readonly density: Density;
}

const MEMBERS = [
  ['filter', 'search'],
  ['sort', 'order'],
  ['columns', 'columns'],
  ['density', 'row height'],
  ['group', 'groups'],
  ['layout', 'layout'],
] as const;

/** In what the screen differs from a look, in the words of the screen; empty: in nothing. */
export function differencesFrom(look: Look, present: Look): readonly string[] {
  return MEMBERS.flatMap(([member, name]) => {
    const wanted = look[member];
    const isFree = wanted === null && (member === 'columns' || member === 'density');
    return isFree || JSON.stringify(wanted) === JSON.stringify(present[member]) ? [] : [name];
  });
}
