import { TurnMark } from '../../ui/marks.tsx';
import { counted, turnWord } from '../../ui/words.ts';
import { turnPress } from './chart-filters.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { ChartProps } from './chart-props.ts';
import { type Place, useMarks } from './use-marks.ts';

/** Open work by who has to act next. */
export function TurnChart({ charts, filter, onFilter, onLeave }: ChartProps) {
  const turns = charts.turns.filter(({ turn, count }) => turn !== 'nobody' || count > 0);
  const most = Math.max(1, ...turns.map(({ count }) => count));
  const total = turns.reduce((sum, { count }) => sum + count, 0);
  const pressAt = ({ row }: Place) => turnPress(filter, turns[row]?.turn ?? 'us');
  const marks = useMarks({
    rows: turns.length,
    columns: 1,
    holds: ({ row }) => (turns[row]?.count ?? 0) > 0,
    isPressed: (place) => pressAt(place).pressed,
    onPress: (place) => onFilter(pressAt(place).change),
    onLeave,
  });
  const wordsOf = ({ row }: Place) => {
    const { turn = '', count = 0 } = turns[row] ?? {};
    return `${turnWord(turn)}: ${counted(count, 'open incident')}`;
  };
  return (
    <ChartFrame
      kind="turn"
      name="Open, by turn"
      told={marks.told && wordsOf(marks.told)}
      whole={total === 0 ? 'Nothing open fits.' : `${counted(total, 'open incident')}.`}
    >
      <div {...marks.areaProps} className="chart-marks" aria-label="Open work by whose turn it is">
        {turns.map(({ turn, count }, row) => {
          const place = { row, column: 0 };
          return (
            <div role="row" key={turn} className="turn-row">
              <span role="rowheader">
                <TurnMark turn={turn} />
              </span>
              <span {...marks.markProps(place, wordsOf(place), pressAt(place).pressed)}>
                <span className="turn-bar">
                  <span style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <span>{count.toLocaleString()}</span>
              </span>
            </div>
          );
        })}
      </div>
    </ChartFrame>
  );
}
