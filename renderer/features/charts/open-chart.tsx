import { AGE_CLASSES } from '#shared/domain/charts/charts.ts';
import { severityWord } from '#shared/domain/words.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { counted } from '../../ui/words.ts';
import { openPress } from './chart-filters.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ageLabel, ageWords } from './chart-words.ts';
import type { ChartProps } from './chart-props.ts';
import { type Place, useMarks } from './use-marks.ts';

/** Shades a number can have behind it; the number itself is what tells. */
const SHADES = 4;

/** Open work: how severe, and how old. */
export function OpenChart({ charts, filter, onFilter, onLeave }: ChartProps) {
  const { open } = charts;
  const all = open.flatMap(({ ages }) => ages);
  const most = Math.max(1, ...all);
  const total = all.reduce((sum, count) => sum + count, 0);
  const pressAt = ({ row, column }: Place) =>
    openPress(filter, open[row]?.severity ?? '', AGE_CLASSES[column] ?? NO_AGE);
  const marks = useMarks({
    rows: open.length,
    columns: AGE_CLASSES.length,
    holds: ({ row, column }) => (open[row]?.ages[column] ?? 0) > 0,
    isPressed: (place) => pressAt(place).pressed,
    onPress: (place) => onFilter(pressAt(place).change),
    onLeave,
  });
  const wordsOf = ({ row, column }: Place) => {
    const { severity = '', ages = [] } = open[row] ?? {};
    const age = ageWords(AGE_CLASSES[column] ?? NO_AGE);
    return `${severityWord(severity)}, ${age}: ${counted(ages[column] ?? 0, 'open incident')}`;
  };
  return (
    <ChartFrame
      kind="open"
      name="Open, by severity and age"
      told={marks.told && wordsOf(marks.told)}
      whole={total === 0 ? 'Nothing open fits.' : `${counted(total, 'open incident')}.`}
    >
      <div {...marks.areaProps} className="chart-marks" aria-label="Open work by severity and age">
        <div role="row" className="open-row">
          <span role="columnheader" className="hidden-text">
            Severity
          </span>
          {AGE_CLASSES.map((age) => (
            <span role="columnheader" key={ageLabel(age)}>
              {ageLabel(age)}
            </span>
          ))}
        </div>
        {open.map(({ severity, ages }, row) => (
          <div role="row" key={severity} className="open-row">
            <span role="rowheader">
              <SeverityMark severity={severity} />
            </span>
            {ages.map((count, column) => {
              const place = { row, column };
              const shade = count === 0 ? 0 : Math.ceil((count / most) * SHADES);
              return (
                <span
                  key={ageLabel(AGE_CLASSES[column] ?? NO_AGE)}
                  data-shade={shade}
                  {...marks.markProps(place, wordsOf(place), pressAt(place).pressed)}
                >
                  {count === 0 ? '·' : count.toLocaleString()}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

const NO_AGE = { olderThan: null, youngerThan: null } as const;
