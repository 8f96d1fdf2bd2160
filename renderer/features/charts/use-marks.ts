import { type KeyboardEvent, type SyntheticEvent, useId, useState } from 'react';

/** The place of a mark: the row from the top, the column from the left. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface MarkArea {
  readonly rows: number;
  readonly columns: number;
  /** Where the keyboard begins. */
  readonly begin?: Place;
  /** Whether something stands there: a mark of nothing is read, but not pressed. */
  readonly holds?: (place: Place) => boolean;
  /** A pressed mark, which a second press takes back whatever it holds by now. */
  readonly isPressed?: (place: Place) => boolean;
  readonly onPress: (place: Place) => void;
  /** Escape. */
  readonly onLeave: () => void;
}

const ROWS_OF_A_PAGE = 8;

/**
 * A chart as one stop of the tab key: arrows move among its marks, Enter presses one, Escape leaves. The
 * active mark is told by aria-activedescendant, so each has a name that says its value.
 */
export function useMarks(area: MarkArea) {
  const { rows, columns, begin, holds = () => true, isPressed = () => false, onLeave } = area;
  const onPress = (place: Place) => {
    if (holds(place) || isPressed(place)) area.onPress(place);
  };
  const id = useId();
  const [moved, setMoved] = useState<Place | null>(null);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<Place | null>(null);
  const inside = (place: Place): Place => ({
    row: Math.max(0, Math.min(place.row, rows - 1)),
    column: Math.max(0, Math.min(place.column, columns - 1)),
  });
  const active = inside(moved ?? begin ?? { row: 0, column: 0 });
  const idOf = ({ row, column }: Place) => `${id}-${row}-${column}`;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || rows === 0 || columns === 0) return;
    const next = movedBy(event.key, active, { rows, columns });
    if (next) setMoved(inside(next));
    else if (event.key === 'Enter' || event.key === ' ') onPress(active);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    active,
    /** What to say in words: the mark in focus, else the one under the pointer. */
    told: focused ? active : pointed,
    areaProps: {
      role: 'grid',
      tabIndex: 0,
      'aria-activedescendant': idOf(active),
      'data-focused': focused,
      onKeyDown,
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      onPointerOver: (event: SyntheticEvent) => setPointed(placeOf(event)),
      onPointerLeave: () => setPointed(null),
      onClick: (event: SyntheticEvent) => {
        const place = placeOf(event);
        if (!place) return;
        setMoved(place);
        onPress(place);
      },
    } as const,
    markProps: (place: Place, words: string, pressed: boolean) =>
      ({
        role: 'gridcell',
        id: idOf(place),
        'aria-label': words,
        'aria-selected': pressed,
        'aria-disabled': pressed || holds(place) ? undefined : true,
        'data-mark': `${place.row},${place.column}`,
        'data-active': active.row === place.row && active.column === place.column,
      }) as const,
  };
}

export type Marks = ReturnType<typeof useMarks>;

/** Null for a key that moves nothing. */
function movedBy(
  key: string,
  { row, column }: Place,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'PageUp':
      return { row: row - ROWS_OF_A_PAGE, column };
    case 'PageDown':
      return { row: row + ROWS_OF_A_PAGE, column };
    case 'Home':
      return columns > 1 ? { row, column: 0 } : { row: 0, column };
    case 'End':
      return columns > 1 ? { row, column: columns - 1 } : { row: rows - 1, column };
    default:
      return null;
  }
}

/** The mark an event happened on; null beside them. */
function placeOf({ target }: SyntheticEvent): Place | null {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null;
  const [row, column] = (mark?.getAttribute('data-mark') ?? '').split(',').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
