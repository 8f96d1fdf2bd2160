import { useCallback } from 'react';
import type { AccessPartProps } from '../access-part.ts';
import { RowGrid } from '../row-grid.tsx';
import { movedTo, standsAt } from '../row-moves.ts';
import { useMine, useMineStore } from './mine-context.ts';
import { GROUP_NAMES, type MineLine } from './mine-lines.ts';
import { MineRow, mineDomId } from './mine-row.tsx';

export const MINE_ID = 'mine-grid';
/** Four lines, as in approvals.css. */
const NARROW_ROW_PX = 100;

const keyOf = ({ key }: MineLine) => key;

interface MineListProps extends AccessPartProps {
  readonly lines: readonly MineLine[];
  readonly onOpen: (line: MineLine) => void;
  readonly onPick: (line: MineLine) => void;
}

/** The lines of one group. */
export function MineList({ lines, tenants, offline, onOpen, onPick }: MineListProps) {
  const group = useMine((state) => state.group);
  const picked = useMine((state) => state.picked);
  const cursor = useMine((state) => state.cursor);
  const place = standsAt(lines, keyOf, cursor);
  const store = useMineStore();
  const open = useCallback(
    (line: MineLine, at: number) => {
      store.getState().goTo(at, line.key);
      onOpen(line);
    },
    [store, onOpen],
  );
  const pick = useCallback(
    (line: MineLine, at: number) => {
      store.getState().goTo(at, line.key);
      onPick(line);
    },
    [store, onPick],
  );
  const line = lines[place];
  return (
    <RowGrid
      id={MINE_ID}
      name={GROUP_NAMES[group]}
      className="approvals-grid"
      rows={lines.length}
      activeRow={place}
      activeDomId={mineDomId(place)}
      narrowRowPx={NARROW_ROW_PX}
      leavesBar={false}
      picks={group === 'packages'}
      onMove={(move) => {
        const next = movedTo(move, place, lines.length - 1);
        store.getState().goTo(next, lines[next]?.key ?? null);
      }}
      onEnter={line ? () => onOpen(line) : null}
      onSpace={line ? () => pick(line, place) : null}
    >
      {(first, end) =>
        lines
          .slice(first, end)
          .map((one, index) => (
            <MineRow
              key={one.key}
              line={one}
              place={first + index}
              selected={first + index === place}
              picked={one.kind === 'package' ? picked.has(one.key) : null}
              tenant={tenants.get(one.tenantId)}
              offline={offline}
              onOpen={open}
              onPick={pick}
            />
          ))
      }
    </RowGrid>
  );
}
