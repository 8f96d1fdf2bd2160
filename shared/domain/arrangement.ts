import { z } from 'zod';
import { BoardColumn, BoardFilter, BoardSort, EVERYTHING_OPEN } from './board.ts';

/** What the list can be divided by. One heading for each value, in an order of its own. */
export const Grouping = z.enum(['tenant', 'severity', 'status', 'turn', 'assignedTo']);
export type Grouping = z.infer<typeof Grouping>;

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
