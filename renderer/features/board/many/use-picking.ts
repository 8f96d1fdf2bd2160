import { type KeyboardEvent, useCallback, useRef } from 'react';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { useApi } from '../../../api.tsx';
import { useOffer } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import type { useBoardStore } from '../board-context.ts';
import { lineAt, lineOfRow, type Lines, partOfRow } from '../board-lines.ts';
import { rowInColumn } from '../board-moves.ts';
import { rowAt } from '../board-window.ts';
import type { Picks } from './picks.ts';
import { unreadableWords } from './unreadable-words.ts';

const A_PAGE = 200;

/** Picking rows or cards of the board, with the mouse (Ctrl, Shift) and with keys (Space in the list, Shift and arrows). */
export function usePicking(store: ReturnType<typeof useBoardStore>, picks: Picks) {
  const api = useApi();
  const report = useReport();
  const latest = useRef(picks);
  latest.current = picks;

  const between = useCallback(
    (one: number, other: number): BoardRow[] => {
      const { window, lines } = store.getState();
      const [first, last] = one < other ? [one, other] : [other, one];
      return Array.from({ length: Math.min(last - first + 1, MANY) }, (_, place) =>
        // What is put away below its heading is not picked unseen.
        lineOfRow(lines, first + place) === null ? null : rowAt(window, first + place)?.row,
      ).filter((row) => row !== null && row !== undefined);
    },
    [store],
  );

  const pick = useCallback(
    (index: number, through: boolean) => {
      const { window, selected, select, lines, layout } = store.getState();
      const placed = rowAt(window, index);
      if (!placed) return;
      const from = selected?.index ?? index;
      // Between cards of two columns there is nothing that a person would call in between.
      const isApart =
        layout !== 'list' && partOfRow(lines, from)?.value !== partOfRow(lines, index)?.value;
      const rows = between(isApart ? index : from, index);
      latest.current.after(() =>
        through ? latest.current.add(rows) : latest.current.toggle(placed.row),
      );
      select(index);
    },
    [store, between],
  );

  /** Everything the filter shows, as far as one gesture may go; null: it could not be read, and that was said. */
  const readAll = useCallback(async () => {
    const { filter, sort } = store.getState();
    const rows: BoardRow[] = [];
    let total = Infinity;
    while (rows.length < Math.min(total, MANY)) {
      const at = { kind: 'offset', offset: rows.length } as const;
      const result = await api.query('board.page', { filter, sort, at, limit: A_PAGE });
      if (!result.ok) {
        report({ kind: 'failure', failure: result.failure });
        return null;
      }
      if (result.value.rows.length === 0) break;
      rows.push(...result.value.rows);
      total = result.value.total;
    }
    if (total > MANY) {
      const text = `The first ${MANY.toLocaleString()} of ${total.toLocaleString()} are picked: one gesture changes no more.`;
      report({ kind: 'done', text });
    }
    return rows.slice(0, MANY);
  }, [store, api, report]);

  const pickAll = useCallback(() => {
    const unreadable = unreadableWords(store.getState().problems);
    if (unreadable === null) void latest.current.await(readAll());
    else report({ kind: 'done', text: `Nothing was picked. ${unreadable}` });
  }, [store, readAll, report]);

  const toggle = useCallback(() => {
    const index = store.getState().selected?.index ?? null;
    if (index !== null) pick(index, false);
  }, [store, pick]);

  useOffer('pick', toggle, {
    whyNot: () =>
      (store.getState().selected?.index ?? null) === null ? 'Choose an incident first.' : null,
  });
  useOffer('pick-all', pickAll, {
    whyNot: () => (store.getState().window.total === 0 ? 'The list is empty.' : null),
  });

  const onPickKey = useCallback(
    (event: KeyboardEvent): boolean => {
      if (event.target !== event.currentTarget) return false;
      if (store.getState().heading !== null) return false; // keys of a heading are its own
      if (event.altKey || event.ctrlKey || event.metaKey) return false;
      const act = actionOf(event, {
        some: latest.current.rows.size > 0 || latest.current.isComing(),
        toggle: store.getState().layout === 'list' ? toggle : null, // Space takes a card up
        extend: (step) => {
          const state = store.getState();
          const from = state.selected?.index ?? null;
          if (from === null) return;
          const next =
            state.layout === 'list' ? nextRow(state.lines, from, step) : rowInColumn(state, step);
          pick(next ?? from, true);
        },
        clear: () => latest.current.clear(),
      });
      if (!act) return false;
      event.preventDefault();
      act();
      return true;
    },
    [store, pick, toggle],
  );
  return { pick, onPickKey };
}

/** The next row whose group is shown. */
function nextRow(lines: Lines, from: number, step: 1 | -1): number | null {
  const start = lineOfRow(lines, from);
  if (start === null) return null;
  for (let line = start + step; line >= 0 && line < lines.total; line += step) {
    const found = lineAt(lines, line);
    if (found.kind === 'row') return found.index;
  }
  return null;
}

interface PickActions {
  /** Something is picked, or about to be. */
  readonly some: boolean;
  readonly toggle: (() => void) | null;
  readonly extend: (step: 1 | -1) => void;
  readonly clear: () => void;
}

function actionOf(event: KeyboardEvent, actions: PickActions): (() => void) | null {
  switch (event.key) {
    case ' ':
      return actions.toggle;
    case 'Escape':
      return actions.some ? actions.clear : null;
    case 'ArrowDown':
      return event.shiftKey ? () => actions.extend(1) : null;
    case 'ArrowUp':
      return event.shiftKey ? () => actions.extend(-1) : null;
    default:
      return null;
  }
}
