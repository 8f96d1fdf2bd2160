import { useCallback, useMemo, useState } from 'react';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';

/** Incidents that one gesture will change, over any tenants, as they were when they were picked. */
export interface Picks {
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly has: (key: IncidentKey) => boolean;
  readonly toggle: (row: BoardRow) => void;
  /** Adds rows as far as one gesture may go. */
  readonly add: (rows: readonly BoardRow[]) => void;
  readonly clear: () => void;
}

const NOTHING: ReadonlyMap<string, BoardRow> = new Map();

export function usePicks(): Picks {
  const [rows, setRows] = useState(NOTHING);
  const toggle = useCallback((row: BoardRow) => {
    setRows((before) => {
      const next = new Map(before);
      if (!next.delete(keyText(row)) && next.size < MANY) next.set(keyText(row), row);
      return next;
    });
  }, []);
  const clear = useCallback(() => setRows(NOTHING), []);
  return useMemo(
    () => ({
      rows,
      has: (key) => rows.has(keyText(key)),
      toggle,
      add: (more) => {
        const next = new Map(rows);
        for (const row of more) {
          if (next.size < MANY || next.has(keyText(row))) next.set(keyText(row), row);
        }
        setRows(next);
      },
      clear,
    }),
    [rows, toggle, clear],
  );
}
