import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardFilter, BoardRow } from '#shared/domain/board.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { useReport } from '../../../ui/report.tsx';
import { useBoardStore } from '../board-context.ts';
import { comingPicks } from './coming-picks.ts';
import { fullWords } from './picked-range.ts';

/** Incidents that one gesture will change, over any tenants, as they were when they were picked. */
export interface Picks {
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly has: (key: IncidentKey) => boolean;
  readonly toggle: (row: BoardRow) => void;
  /** Adds rows as far as one gesture may go; what finds no room is said. */
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
  const report = useReport();
  const [{ rows, filter }, setShown] = useState(NOTHING);
  const held = useRef(NOTHING);
  const [coming] = useState(comingPicks);
  useEffect(() => coming.letGo, [coming]);
  const setHeld = useCallback((next: Held) => {
    held.current = next;
    setShown(next);
  }, []);
  /** What finds no room beside the others is said. */
  const put = useCallback(
    (more: readonly BoardRow[]): void => {
      const next = new Map(held.current.rows);
      let left = 0;
      for (const row of more) {
        if (next.size < MANY || next.has(keyText(row))) next.set(keyText(row), row);
        else left += 1;
      }
      if (next.size > 0) setHeld({ rows: next, filter: store.getState().filter });
      if (left > 0) report({ kind: 'done', text: fullWords(left) });
    },
    [store, report, setHeld],
  );
  const letGo = useCallback(
    (keys: readonly IncidentKey[]) => {
      const next = new Map(held.current.rows);
      for (const key of keys) next.delete(keyText(key));
      setHeld(next.size === 0 ? NOTHING : { ...held.current, rows: next });
    },
    [setHeld],
  );
  const toggle = useCallback(
    (row: BoardRow) => (held.current.rows.has(keyText(row)) ? letGo([row]) : put([row])),
    [letGo, put],
  );
  const clear = useCallback(() => {
    coming.letGo();
    setHeld(NOTHING);
  }, [coming, setHeld]);
  const awaitRows = useCallback(
    async (read: Promise<readonly BoardRow[] | null>) => {
      const arrive = coming.begin();
      const all = await read;
      // Each of them sees what the one before it did.
      arrive(all && (() => put(all)), (act) => flushSync(act));
    },
    [coming, put],
  );
  return useMemo(
    () => ({
      rows,
      filter,
      has: (key) => rows.has(keyText(key)),
      toggle,
      add: put,
      letGo,
      clear,
      await: awaitRows,
      isComing: coming.isComing,
      after: coming.after,
    }),
    [rows, filter, toggle, put, letGo, clear, awaitRows, coming],
  );
}
