import type { CSSProperties } from 'react';
import type { BoardFilter } from '#shared/domain/board.ts';
import type { BoardCharts, ChartSpan } from '#shared/domain/charts/charts.ts';
import { counted } from '../../ui/words.ts';
import { stretchPress } from './chart-filters.ts';
import { ChartFrame } from './chart-frame.tsx';
import { type ChartWords, type Tick, totalWords } from './chart-words.ts';
import type { ChartProps } from './chart-props.ts';
import { type Place, useMarks } from './use-marks.ts';

interface TimeChartProps extends ChartProps {
  readonly span: ChartSpan;
  readonly words: ChartWords;
}

const ROWS = [
  { field: 'created', name: 'Arrived', way: 'up' },
  { field: 'closed', name: 'Seen closed', way: 'down' },
] as const;

/** Arrivals above the line, closings below it, by the hours of the person's clock. */
export function TimeChart({ charts, filter, span, words, onFilter, onLeave }: TimeChartProps) {
  const { edges, arrivals, closings } = charts;
  const counts = [arrivals, closings];
  const most = Math.max(1, ...arrivals, ...closings);
  const pressAt = (place: Place) => pressOf(place, edges, filter);
  const marks = useMarks({
    rows: ROWS.length,
    columns: arrivals.length,
    begin: { row: 0, column: arrivals.length - 1 },
    holds: ({ row, column }) => (counts[row]?.[column] ?? 0) > 0,
    isPressed: (place) => pressAt(place).pressed,
    onPress: (place) => onFilter(pressAt(place).change),
    onLeave,
  });
  const wordsOf = ({ row, column }: Place) => {
    const stretch = words.stretch(edges[column] ?? 0, edges[column + 1] ?? 0);
    return `${ROWS[row]?.name}: ${(counts[row]?.[column] ?? 0).toLocaleString()}, ${stretch}`;
  };
  return (
    <ChartFrame
      kind="time"
      name="Arrivals and closings"
      told={marks.told && wordsOf(marks.told)}
      whole={<Whole charts={charts} span={span} filter={filter} />}
    >
      <div
        {...marks.areaProps}
        className="chart-marks"
        aria-label="Arrivals and closings over time"
        aria-rowcount={ROWS.length}
        aria-colcount={arrivals.length}
      >
        <span className="chart-scale" aria-hidden="true">
          {most.toLocaleString()}
        </span>
        {ROWS.map(({ field, name, way }, row) => (
          <div role="row" key={field} className="time-row" data-way={way} aria-label={name}>
            {(counts[row] ?? []).map((count, column) => {
              const place = { row, column };
              return (
                <div
                  key={edges[column]}
                  {...marks.markProps(place, wordsOf(place), pressAt(place).pressed)}
                >
                  {count > 0 && (
                    <span style={{ height: `${Math.max(6, (count / most) * 100)}%` }} />
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <Ticks ticks={words.ticks(edges, span, 4)} columns={arrivals.length} />
    </ChartFrame>
  );
}

function pressOf({ row, column }: Place, edges: readonly number[], filter: BoardFilter) {
  const field = ROWS[row]?.field ?? 'created';
  return stretchPress(filter, field, [edges[column] ?? 0, edges[column + 1] ?? 0]);
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

interface WholeProps {
  readonly charts: BoardCharts;
  readonly span: ChartSpan;
  readonly filter: BoardFilter;
}

function Whole({ charts, span, filter }: WholeProps) {
  const unseen = charts.closedUnseen;
  const totals = { arrived: sum(charts.arrivals), closed: sum(charts.closings), unseen };
  const about = `Seen closed: resolved or merged between two looks.${
    unseen > 0
      ? ` ${counted(unseen, 'arrival')} closed before the first look: nobody saw when.`
      : ''
  }`;
  return <span title={about}>{totalWords(totals, span, filter)}</span>;
}

/** What begins behind it is cut off at the edge. */
const LAST_TICK = 0.86;

/** Labels below an axis of so many columns. */
export function Ticks({
  ticks,
  columns,
}: {
  readonly ticks: readonly Tick[];
  readonly columns: number;
}) {
  const style: CSSProperties = { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
  return (
    <div className="chart-ticks" aria-hidden="true" style={style}>
      {ticks
        .filter(({ place }) => place < LAST_TICK * columns)
        .map(({ place, label }) => (
          <span key={place} style={{ gridColumnStart: place + 1 }}>
            {label}
          </span>
        ))}
    </div>
  );
}
