import type { BoardColumn, BoardSort } from '#shared/domain/board.ts';
import { COLUMNS } from './board-columns.ts';

interface BoardHeaderProps {
  readonly sort: BoardSort;
  readonly onSort: (column: BoardColumn) => void;
}

/** Age counts from now backwards: the youngest first is the falling order of the time it was created. */
function ariaSort(column: BoardColumn, { by, descending }: BoardSort) {
  if (column !== by) return 'none';
  return descending ? 'descending' : 'ascending';
}

export function BoardHeader({ sort, onSort }: BoardHeaderProps) {
  return (
    <div role="row" aria-rowindex={1} className="board-row board-header">
      {COLUMNS.map(({ id, name }) => (
        <div role="columnheader" key={id} data-column={id} aria-sort={ariaSort(id, sort)}>
          <button type="button" onClick={() => onSort(id)}>
            {name}
            <span aria-hidden="true">{id === sort.by ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
          </button>
        </div>
      ))}
    </div>
  );
}
