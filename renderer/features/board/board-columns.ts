import { BoardColumn, type BoardSort } from '#shared/domain/board.ts';

interface Column {
  readonly name: string;
  /** Pixels where there is room, and where there is little. The title takes what is left. */
  readonly wide: number;
  readonly narrow: number;
}

/** The columns as they are called, and how much room each takes. */
export const COLUMNS: Readonly<Record<BoardColumn, Column>> = {
  severity: { name: 'Severity', wide: 88, narrow: 84 },
  title: { name: 'Title', wide: 260, narrow: 240 },
  tenant: { name: 'Tenant', wide: 160, narrow: 128 },
  status: { name: 'Status', wide: 150, narrow: 92 },
  turn: { name: 'Turn', wide: 72, narrow: 68 },
  dueAt: { name: 'Due', wide: 88, narrow: 88 },
  assignedTo: { name: 'Assigned to', wide: 150, narrow: 104 },
  alerts: { name: 'Alerts', wide: 46, narrow: 44 },
  createdAt: { name: 'Age', wide: 46, narrow: 40 },
  updatedAt: { name: 'Changed', wide: 58, narrow: 58 },
  tags: { name: 'Tags', wide: 110, narrow: 90 },
};

/** What gives way first on a narrow screen, before the title does. Title, tenant and severity stay. */
const GIVES_WAY: readonly BoardColumn[] = ['tags', 'createdAt', 'alerts', 'updatedAt', 'turn'];
/**
 * What triage reads: the title gives way first. Of these the time that is left stays longest, as it says what is
 * next; the status goes first, as the open incident shows its own, and who has one mostly tells it of the others.
 */
const GIVES_WAY_LAST: readonly BoardColumn[] = ['status', 'assignedTo', 'dueAt'];

const GAP_PX = 10;
const PADDING_PX = 20;

/** The title beside columns that give way last. */
const TITLE_LEAST_PX = 200;
/** For the arrow beside the name of a column the list is ordered by, and its number among several. */
const MARK_PX = 20;

/** Up to here the title grows before the others take more than they need. */
const TITLE_FIRST_PX = 420;

export interface ColumnLayout {
  readonly columns: readonly BoardColumn[];
  /** Wanted, but the list is too narrow for them. */
  readonly noRoom: readonly BoardColumn[];
  /** For `grid-template-columns`. */
  readonly template: string;
}

/**
 * The columns that have room, in the order wanted, and how wide each is. What the list is ordered by gives way
 * after all others: the order is to be seen.
 */
export function columnLayout(
  wanted: readonly BoardColumn[],
  widthPx: number,
  sort: BoardSort = [],
): ColumnLayout {
  const sorted = sort.map(({ by }) => by);
  const isSorted = (column: BoardColumn) => sorted.includes(column);
  const last = [
    ...GIVES_WAY_LAST.filter((column) => !isSorted(column)),
    ...[...GIVES_WAY, ...GIVES_WAY_LAST].filter(isSorted),
  ];
  const sizes = sizesOf(sorted);
  let columns = wanted;
  for (const column of [...GIVES_WAY.filter((one) => !isSorted(one)), ...last]) {
    const saved = last.includes(column) ? COLUMNS.title.narrow - TITLE_LEAST_PX : 0;
    if (neededPx(columns, sizes) - saved <= widthPx) break;
    columns = columns.filter((other) => other !== column);
  }
  const noRoom = wanted.filter((column) => !columns.includes(column));
  return { columns, noRoom, template: template(columns, widthPx, sizes) };
}

type Sizes = (column: BoardColumn) => Pick<Column, 'wide' | 'narrow'>;

/** Narrow columns that are sorted by have room for the arrow beside their name. */
function sizesOf(sorted: readonly BoardColumn[]): Sizes {
  return (column) => {
    const { wide, narrow } = COLUMNS[column];
    const mark = narrow < 100 && sorted.includes(column) ? MARK_PX : 0;
    return { narrow: narrow + mark, wide: Math.max(wide, narrow + mark) };
  };
}

function neededPx(columns: readonly BoardColumn[], sizes: Sizes): number {
  return columns.reduce((sum, column) => sum + sizes(column).narrow + GAP_PX, PADDING_PX - GAP_PX);
}

/** What is left over goes to the title first, then to the others up to their wide size, then to the title again. */
function template(columns: readonly BoardColumn[], widthPx: number, sizes: Sizes): string {
  const others = columns.filter((column) => column !== 'title');
  const growth = others.reduce((sum, other) => sum + sizes(other).wide - sizes(other).narrow, 0);
  const spare = widthPx - neededPx(columns, sizes) - (TITLE_FIRST_PX - COLUMNS.title.narrow);
  const share = growth === 0 ? 0 : Math.min(1, Math.max(0, spare / growth));
  return columns
    .map((column) => {
      const { wide, narrow } = sizes(column);
      // Where even these have no room the title gives way, down to nothing but its first word.
      if (column === 'title') return `minmax(min(${TITLE_LEAST_PX}px, 40%), 1fr)`;
      return `minmax(0, ${Math.floor(narrow + (wide - narrow) * share)}px)`;
    })
    .join(' ');
}

/** All columns: those that are shown, in their order, then the others. */
export function columnChoices(shown: readonly BoardColumn[]) {
  const rest = BoardColumn.options.filter((column) => !shown.includes(column));
  return [
    ...shown.map((column) => ({ column, isShown: true })),
    ...rest.map((column) => ({ column, isShown: false })),
  ];
}

/** The columns with one of them shown at the end, or hidden. The title stays. */
export function withColumn(
  shown: readonly BoardColumn[],
  column: BoardColumn,
  isShown: boolean,
): readonly BoardColumn[] {
  const others = shown.filter((other) => other !== column);
  return isShown || column === 'title'
    ? shown.includes(column)
      ? shown
      : [...others, column]
    : others;
}

/** The columns with one of them a place further to the left or right. */
export function movedColumn(
  shown: readonly BoardColumn[],
  column: BoardColumn,
  step: -1 | 1,
): readonly BoardColumn[] {
  const at = shown.indexOf(column);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return shown;
  const next = shown.filter((other) => other !== column);
  next.splice(to, 0, column);
  return next;
}
