import { useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardFilter, BoardRow } from '#shared/domain/board.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { useBoardStore } from '../board-context.ts';
import { comingPicks } from './coming-picks.ts';

/** Incidents that one gesture will change, over any tenants, as they were when they were picked. */
export interface Picks {
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly has: (key: IncidentKey) => boolean;
  readonly toggle: (row: BoardRow) => void;
  /** Adds rows as far as one gesture may go. */
  readonly add: (rows: readonly BoardRow[]) => void;
  readonly letGo: (keys: readonly IncidentKey[]) => void;
  readonly clear: () => void;
  /** Rows that are still being read. Null: they could not be, and nothing is picked. */
  readonly await: (rows: Promise<readonly BoardRow[] | null>) => Promise<void>;
  readonly isComing: () => boolean;
  /** Done once what is on its way is picked, at once where nothing is; never, where nothing comes. */
  readonly after: (act: () => void) => void;
  /** What the board showed when the last of them was picked; null: nothing is picked. */
  readonly filter: BoardFilter | null;
}

type Held = Pick<Picks, 'rows' | 'filter'>;

const NOTHING: Held = { rows: new Map(), filter: null };

export function usePicks(): Picks {
  const store = useBoardStore();
  const [{ rows, filter }, setHeld] = useState(NOTHING);
  const [coming] = useState(comingPicks);
  useEffect(() => coming.letGo, [coming]);
  const hold = useCallback(
    (change: (rows: Map<string, BoardRow>) => void) =>
      setHeld((before) => {
        const next = new Map(before.rows);
        change(next);
        return next.size === 0 ? NOTHING : { rows: next, filter: store.getState().filter };
      }),
    [store],
  );
  const toggle = useCallback(
    (row: BoardRow) =>
      hold((next) => {
        if (!next.delete(keyText(row)) && next.size < MANY) next.set(keyText(row), row);
      }),
    [hold],
  );
  const letGo = useCallback(
    (keys: readonly IncidentKey[]) =>
      setHeld((before) => {
        const next = new Map(before.rows);
        for (const key of keys) next.delete(keyText(key));
        return next.size === 0 ? NOTHING : { ...before, rows: next };
      }),
    [],
  );
  const clear = useCallback(() => {
    coming.letGo();
    setHeld(NOTHING);
  }, [coming]);
  const add = useCallback(
    (more: readonly BoardRow[]) =>
      hold((next) => {
        for (const row of more) {
          if (next.size < MANY || next.has(keyText(row))) next.set(keyText(row), row);
        }
      }),
    [hold],
  );
  const awaitRows = useCallback(
    async (read: Promise<readonly BoardRow[] | null>) => {
      const arrive = coming.begin();
      const all = await read;
      // Each of them sees what the one before it did.
      arrive(all && (() => add(all)), (act) => flushSync(act));
    },
    [coming, add],
  );
  return useMemo(
    () => ({
      rows,
      filter,
      has: (key) => rows.has(keyText(key)),
      toggle,
      add,
      letGo,
      clear,
      await: awaitRows,
      isComing: coming.isComing,
      after: coming.after,
    }),
    [rows, filter, toggle, add, letGo, clear, awaitRows, coming],
  );
}
