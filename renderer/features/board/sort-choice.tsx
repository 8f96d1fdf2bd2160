import { useId } from 'react';
import { BoardColumn, type BoardSort } from '#shared/domain/board.ts';
import { useBoard } from './board-context.ts';
import { COLUMNS } from './board-columns.ts';
import { firstKey, MOST_KEYS } from './board-order.ts';

/** What stands first when a column falls, and when it rises. */
const FIRST: Readonly<Record<BoardColumn, readonly [falling: string, rising: string]>> = {
  severity: ['most severe first', 'least severe first'],
  title: ['Z to A', 'A to Z'],
  tenant: ['Z to A', 'A to Z'],
  status: ['in reverse', 'in order'],
  turn: ['in reverse', 'in order'],
  dueAt: ['due last', 'due first'],
  assignedTo: ['Z to A', 'A to Z'],
  alerts: ['most first', 'fewest first'],
  createdAt: ['newest first', 'oldest first'],
  updatedAt: ['changed lately first', 'changed long ago first'],
  tags: ['Z to A', 'A to Z'],
};

/** The order of the board: up to three columns, each either way round. */
export function SortChoice() {
  const sort = useBoard((state) => state.sort);
  const arrange = useBoard((state) => state.arrange);
  const set = (next: BoardSort) => arrange({ sort: next }, null);
  return (
    <>
      {[...sort, null].slice(0, MOST_KEYS).map((key, place) => (
        <SortKey
          key={place}
          place={place}
          sort={sort}
          onColumn={(by) =>
            set(by === null ? sort.slice(0, place) : sort.toSpliced(place, 1, firstKey(by)))
          }
          onTurn={() =>
            key && set(sort.toSpliced(place, 1, { by: key.by, descending: !key.descending }))
          }
        />
      ))}
    </>
  );
}

interface SortKeyProps {
  readonly place: number;
  readonly sort: BoardSort;
  /** Null: nothing from here on. */
  readonly onColumn: (by: BoardColumn | null) => void;
  readonly onTurn: () => void;
}

function SortKey({ place, sort, onColumn, onTurn }: SortKeyProps) {
  const id = useId();
  const key = sort[place];
  const others = sort.filter((_, at) => at !== place).map(({ by }) => by);
  return (
    <div className="arrange-choice sort-choice">
      <label htmlFor={id}>{place === 0 ? 'Sort by' : 'then by'}</label>
      <select
        id={id}
        value={key?.by ?? ''}
        onChange={({ target }) => onColumn(BoardColumn.safeParse(target.value).data ?? null)}
      >
        {place > 0 && <option value="">Nothing more</option>}
        {BoardColumn.options
          .filter((column) => !others.includes(column))
          .map((column) => (
            <option key={column} value={column}>
              {COLUMNS[column].name}
            </option>
          ))}
      </select>
      {key && (
        <button
          type="button"
          className="plain-button"
          aria-label={`${COLUMNS[key.by].name}: ${FIRST[key.by][key.descending ? 0 : 1]}`}
          title="The other way round"
          onClick={onTurn}
        >
          {FIRST[key.by][key.descending ? 0 : 1]}
        </button>
      )}
    </div>
  );
}
