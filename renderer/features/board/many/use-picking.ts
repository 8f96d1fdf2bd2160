import { type KeyboardEvent, useCallback, useRef } from 'react';
import { groupingOf } from '#shared/domain/arrangement.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { useApi } from '../../../api.tsx';
import { useOffer } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import type { useBoardStore } from '../board-context.ts';
import { lineAt, lineOfRow, type Lines, partOfRow } from '../board-lines.ts';
import { rowInColumn } from '../board-moves.ts';
import { rowAt } from '../board-window.ts';
import { collapsedIn } from '../folding.ts';
import { cutWords, endOf, joinedRange, type PickedRange, pickedRange } from './picked-range.ts';
import type { Picks } from './picks.ts';
import { unreadableWords } from './unreadable-words.ts';

const MOVED =
  'Nothing was picked: the list has changed there. Scroll through it once, then pick again.';

/** Picking rows or cards of the board, with the mouse (Ctrl, Shift) and with keys (Space in the list, Shift and arrows). */
export function usePicking(store: ReturnType<typeof useBoardStore>, picks: Picks) {
  const api = useApi();
  const report = useReport();
  const latest = useRef(picks);
  latest.current = picks;

  /** What the list has between two of its rows, or from end to end (null), of one moment; null: it was said why not. */
  const read = useCallback(
    async (range: PickedRange | null): Promise<readonly BoardRow[] | null> => {
      const state = store.getState();
      const { filter, sort, window } = state;
      const result = await api.query('board.stretch', {
        filter,
        sort,
        group: groupingOf(state),
        // Everything is also what is put away below its heading.
        away: range ? [...collapsedIn(state)] : [],
        from: range && endOf(state, range.from, range.to),
        to: range && endOf(state, range.to, range.from),
      });
      if (!result.ok) report({ kind: 'failure', failure: result.failure });
      else if (result.value === null) report({ kind: 'done', text: MOVED });
      if (!result.ok || result.value === null) {
        // Where the range began, it can be begun again.
        if (range && store.getState().selected?.index === range.to) state.select(range.from);
        return null;
      }
      const found = range ? joinedRange({ window }, range, result.value) : result.value;
      const cut = cutWords(found.total, range ? 'row' : 'beginning');
      if (cut !== null) report({ kind: 'done', text: cut });
      return found.rows;
    },
    [store, api, report],
  );

  const pick = useCallback(
    (index: number, through: boolean) => {
      const state = store.getState();
      const { window, selected, select, lines, layout } = state;
      const placed = rowAt(window, index);
      if (!placed) return;
      const from = selected?.index ?? index;
      // Between cards of two columns there is nothing that a person would call in between.
      const isApart =
        layout !== 'list' && partOfRow(lines, from)?.value !== partOfRow(lines, index)?.value;
      const range = pickedRange(state, isApart || !rowAt(window, from) ? index : from, index);
      const rest = through && !range.isWhole ? read(range) : null;
      const cut = cutWords(range.total, 'row');
      // To the browser a click with Shift marks the words in between.
      if (through) document.getSelection()?.removeAllRanges();
      latest.current.after(() => {
        if (rest) void latest.current.await(rest);
        else if (!through) latest.current.toggle(placed.row);
        else {
          if (cut !== null) report({ kind: 'done', text: cut });
          latest.current.add(range.rows);
        }
      });
      select(index);
    },
    [store, read, report],
  );

  const pickAll = useCallback(() => {
    const unreadable = unreadableWords(store.getState().problems);
    if (unreadable === null) void latest.current.await(read(null));
    else report({ kind: 'done', text: `Nothing was picked. ${unreadable}` });
  }, [store, read, report]);

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
