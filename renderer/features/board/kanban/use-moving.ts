import { ended, word } from '#shared/domain/words.ts';
import { useEffect, useState } from 'react';
import type { BoardRow } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import { colleagueOn } from '#shared/domain/turn.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { turnWord } from '../../../ui/words.ts';
import { useBoard } from '../board-context.ts';
import { moveOfColumns, whyItStays } from './move-of.ts';
import { type MovedTogether, movedTogether, togetherWords } from './moved-together.ts';

/** Cards in somebody's hand, and the column they are held over. */
export interface Carried {
  /** The card that was taken up; with several picked, those come along. */
  readonly row: BoardRow;
  readonly rows: readonly BoardRow[];
  readonly keys: ReadonlySet<string>;
  readonly over: string;
  readonly by: 'keys' | 'mouse';
}

interface MovingParts {
  readonly by: 'status' | 'turn';
  readonly columns: readonly string[];
  /** What goes along with a card: all that are picked, if it is one of them. */
  readonly along: (row: BoardRow) => readonly BoardRow[];
  /** Several were dropped: what it means is shown before it is recorded. */
  readonly onMany: (moved: MovedTogether) => void;
}

type Dropped = Pick<Carried, 'row' | 'over'>;

const HOW = 'Arrow keys choose a column, Enter drops, Escape puts back.';

/** Moving cards between columns, the same with keys and with the mouse; `said` is for screen readers. */
export function useMoving({ by: kind, columns, along, onMany }: MovingParts) {
  const run = useCommand();
  const report = useReport();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<Dropped | null>(null);
  const hold = useBoard((state) => state.hold);
  const by = carried?.by ?? null;
  useEffect(() => {
    if (by === null) return;
    hold(true);
    // A drag tells its end to the card it began with, which may have scrolled out of the page. While it lasts
    // the pointer tells nothing, so a pointer that moves carries nothing.
    const letGo = () => setCarried(null);
    if (by === 'mouse') window.addEventListener('pointermove', letGo);
    return () => {
      window.removeEventListener('pointermove', letGo);
      hold(false);
    };
  }, [by, hold]);
  const moveOf = moveOfColumns(kind);
  const nameOf = kind === 'status' ? word : turnWord;
  const meaning = ({ row, rows }: Pick<Carried, 'row' | 'rows'>, to: string) => {
    if (rows.length > 1) return togetherWords(movedTogether(rows, to, moveOf));
    const move = moveOf(row, to);
    return move.kind === 'refused' ? move.reason : move.says;
  };
  const titleOf = ({ title }: BoardRow) => `“${visibleLine(shortened(title, 80))}”`;

  const drop = (card: Dropped) => {
    const move = moveOf(card.row, card.over);
    const closes = move.kind === 'change' && move.change.status === 'resolved';
    if (closes && !card.row.mine && colleagueOn(card.row, null) !== null) setAsked(card);
    else void record(card);
  };
  const record = async ({ row, over }: Dropped) => {
    const move = moveOf(row, over);
    const { tenantId, incidentId } = row;
    if (move.kind === 'refused') {
      setSaid(`Not moved. ${move.reason}`);
      report({ kind: 'done', text: `${titleOf(row)} stays where it is. ${move.reason}` });
      return;
    }
    setSaid(`Dropped over ${nameOf(over)}.`);
    const recorded =
      move.kind === 'take'
        ? await run('incidents.take', { tenantId, incidentId })
        : await run('incidents.change', { tenantId, incidentId, change: move.change });
    if (!recorded.ok) return;
    const { id } = recorded.value;
    report({
      kind: 'done',
      text: `${titleOf(row)} → ${nameOf(over)}. Recorded.`,
      undoes: { id },
    });
  };

  const dropMany = ({ rows, over }: Pick<Carried, 'rows' | 'over'>) => {
    const moved = movedTogether(rows, over, moveOf);
    setSaid(moved.move ? `Dropped over ${nameOf(over)}.` : `Not moved. ${moved.staying}`);
    if (moved.move) onMany(moved);
    else report({ kind: 'done', text: `Nothing was moved. ${moved.staying}` });
  };

  return {
    carried,
    said,
    /** What dropping the carried cards over a column would do. */
    meaning,
    /** Why a card is not picked up; null: it can be. */
    whyNot: (row: BoardRow): string | null => whyItStays(row, kind, columns),
    /** @returns false: no column takes it, which was said. */
    lift: (row: BoardRow, from: string, by: Carried['by']): boolean => {
      const rows = along(row);
      const why = rows.map((one) => whyItStays(one, kind, columns));
      const [first] = why;
      if (first !== undefined && !why.includes(null)) {
        setSaid(`Not picked up. ${first}`);
        const what = rows.length > 1 ? `None of the ${rows.length} picked` : titleOf(row);
        const cannot = rows.length > 1 ? 'can be moved' : 'cannot be moved';
        report({ kind: 'done', text: `${what} ${cannot}. ${first}` });
        return false;
      }
      setCarried({ row, rows, keys: new Set(rows.map(keyText)), over: from, by });
      const what = rows.length > 1 ? `${rows.length} cards` : titleOf(row);
      if (by === 'keys') setSaid(`${ended(`Picked up ${what}`)} ${HOW}`);
      return true;
    },
    hold: (over: string) => {
      if (!carried || carried.over === over) return;
      setCarried({ ...carried, over });
      setSaid(`${nameOf(over)}: ${meaning(carried, over)}`);
    },
    drop: () => {
      if (!carried) return;
      setCarried(null);
      if (carried.rows.length > 1) dropMany(carried);
      else drop(carried);
    },
    /** A card that a colleague has was dropped where it is closed: asked before it is recorded. */
    asked,
    answer: (isMeant: boolean) => {
      setAsked(null);
      if (asked && isMeant) void record(asked);
    },
    putBack: () => {
      if (carried?.by === 'keys') setSaid('Put back.');
      setCarried(null);
    },
  };
}
export type Moving = ReturnType<typeof useMoving>;
