import { useCallback, useMemo, useState } from 'react';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { keyOf } from '../board-window.ts';

/** Incidents that one gesture will change, over any tenants, as they were when they were picked. */
export interface Picks {
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly has: (key: IncidentKey) => boolean;
  readonly toggle: (row: BoardRow) => void;
  /** Adds rows as far as there is room; answers how many found none. */
  readonly add: (rows: readonly BoardRow[]) => number;
  readonly clear: () => void;
}

const NOTHING: ReadonlyMap<string, BoardRow> = new Map();

export function usePicks(): Picks {
  const [rows, setRows] = useState(NOTHING);
  const toggle = useCallback((row: BoardRow) => {
    setRows((before) => {
      const next = new Map(before);
      if (!next.delete(keyOf(row)) && next.size < MANY) next.set(keyOf(row), row);
      return next;
    });
  }, []);
  const clear = useCallback(() => setRows(NOTHING), []);
  return useMemo(
    () => ({
      rows,
      has: (key) => rows.has(keyOf(key)),
      toggle,
      add: (more) => {
        const next = new Map(rows);
        let left = 0;
        for (const row of more) {
          if (next.size < MANY || next.has(keyOf(row))) next.set(keyOf(row), row);
          else left += 1;
        }
        setRows(next);
        return left;
      },
      clear,
    }),
    [rows, toggle, clear],
  );
}
