import type { BoardColumn, BoardSort } from '#shared/domain/board.ts';
import { COLUMNS } from './board-columns.ts';

interface BoardHeaderProps {
  readonly columns: readonly BoardColumn[];
  readonly sort: BoardSort;
  /** `adding`: by this column as well, after those the list is ordered by already. */
  readonly onSort: (column: BoardColumn, adding: boolean) => void;
}

/** Age counts from now backwards: the youngest first is the falling order of the time it was created. */
function ariaSort(column: BoardColumn, sort: BoardSort) {
  const key = sort.find(({ by }) => by === column);
  if (!key) return 'none';
  return key.descending ? 'descending' : 'ascending';
}

export function BoardHeader({ columns, sort, onSort }: BoardHeaderProps) {
  return (
    <div role="row" aria-rowindex={1} className="board-row board-header">
      {columns.map((id) => {
        const { name } = COLUMNS[id];
        return (
          <div role="columnheader" key={id} data-column={id} aria-sort={ariaSort(id, sort)}>
            <button
              type="button"
              title={`Sort by ${name.toLowerCase()}; with Shift, by it as well`}
              onClick={({ shiftKey }) => onSort(id, shiftKey)}
            >
              <span className="column-name">{name}</span>
              <SortMark column={id} sort={sort} />
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** The direction, and among several keys which of them this is. */
function SortMark({ column, sort }: { readonly column: BoardColumn; readonly sort: BoardSort }) {
  const place = sort.findIndex(({ by }) => by === column);
  const key = sort[place];
  if (!key) return null;
  return (
    <span className="sort-mark">
      <span aria-hidden="true">{key.descending ? '↓' : '↑'}</span>
      {sort.length > 1 && (
        <>
          <span aria-hidden="true" className="sort-place">
            {place + 1}
          </span>
          <span className="hidden-text">
            , key {place + 1} of {sort.length}
          </span>
        </>
      )}
    </span>
  );
}
