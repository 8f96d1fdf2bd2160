import { useEffect, useState } from 'react';
import type { BoardRow } from '#shared/domain/board.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { useBoard } from '../board-context.ts';
import type { Move } from './move-of.ts';

/** A card in somebody's hand, and the column it is held over. */
export interface Carried {
  readonly row: BoardRow;
  readonly over: string;
  readonly by: 'keys' | 'mouse';
}

interface MovingParts {
  readonly moveOf: (row: BoardRow, to: string) => Move;
  readonly nameOf: (column: string) => string;
}

const HOW = 'Arrow keys choose a column, Enter drops it, Escape puts it back.';

/** Moving cards between columns, the same with keys and with the mouse; `said` is for screen readers. */
export function useMoving({ moveOf, nameOf }: MovingParts) {
  const run = useCommand();
  const report = useReport();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [said, setSaid] = useState('');
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
  const meaning = (row: BoardRow, to: string) => {
    const move = moveOf(row, to);
    return move.kind === 'refused' ? move.reason : move.says;
  };
  const titleOf = ({ title }: BoardRow) => `“${visibleLine(shortened(title, 80))}”`;

  const drop = async ({ row, over }: Pick<Carried, 'row' | 'over'>) => {
    setCarried(null);
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
      undo: () => void run('outbox.discard', { id }, 'Taken back; nothing was sent.'),
    });
  };

  return {
    carried,
    said,
    /** What dropping the carried card over a column would do. */
    meaning,
    lift: (row: BoardRow, from: string, by: Carried['by']) => {
      setCarried({ row, over: from, by });
      if (by === 'keys') setSaid(`Picked up ${titleOf(row)}. ${HOW}`);
    },
    hold: (over: string) => {
      if (!carried || carried.over === over) return;
      setCarried({ ...carried, over });
      setSaid(`${nameOf(over)}: ${meaning(carried.row, over)}`);
    },
    drop: () => {
      if (carried) void drop(carried);
    },
    putBack: () => {
      if (carried?.by === 'keys') setSaid('Put back.');
      setCarried(null);
    },
  };
}
export type Moving = ReturnType<typeof useMoving>;
