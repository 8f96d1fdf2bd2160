import { useState } from 'react';
import { AGE_CLASSES, type ChartSpan } from '#shared/domain/charts/charts.ts';
import { severityWord } from '#shared/domain/words.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { counted, turnWord } from '../../ui/words.ts';
import { openPress, type Press, stretchPress, tenantPress, turnPress } from './chart-filters.ts';
import {
  ageLabel,
  ageWords,
  type ChartWords,
  noClosingsBecause,
  SPAN_WORDS,
} from './chart-words.ts';
import type { ChartProps } from './chart-props.ts';
import type { PromiseProps } from './promise-chart.tsx';
import { PromiseTable } from './promise-table.tsx';

interface ChartTablesProps extends Omit<ChartProps, 'charts'> {
  readonly part: 'work' | 'promises';
  /** Null: could not be counted; so for the promises. */
  readonly charts: ChartProps['charts'] | null;
  readonly promise: PromiseProps | null;
  readonly span: ChartSpan;
  readonly words: ChartWords;
}

interface WorkTableProps extends ChartProps {
  readonly span: ChartSpan;
  readonly words: ChartWords;
}

const SHORT = 20;

/** The same numbers as plain tables; each number that is not zero is a button that filters by it. */
export function ChartTables({ part, promise, charts, ...rest }: ChartTablesProps) {
  const work = charts && { ...rest, charts };
  return (
    <div className="charts-row charts-tables" data-part={part}>
      {work && (
        <>
          <TimeTable {...work} />
          <OpenTable {...work} />
          <TurnTable {...work} />
        </>
      )}
      {promise && <PromiseTable {...promise} />}
      {work && <TenantTable {...work} />}
    </div>
  );
}

interface NumberProps {
  readonly count: number;
  readonly words: string;
  readonly press: Press;
  readonly onFilter: ChartProps['onFilter'];
}

function NumberCell({ count, words, press, onFilter }: NumberProps) {
  return (
    <td>
      {count === 0 && !press.pressed ? (
        '0'
      ) : (
        <button
          type="button"
          className="link-button"
          aria-pressed={press.pressed}
          aria-label={words}
          onClick={() => onFilter(press.change)}
        >
          {count.toLocaleString()}
        </button>
      )}
    </td>
  );
}

function TimeTable({ charts, filter, span, words, onFilter }: WorkTableProps) {
  const { edges, arrivals, closings } = charts;
  const because = noClosingsBecause(filter);
  const latestFirst = arrivals.map((_, place) => arrivals.length - 1 - place);
  return (
    <table>
      <caption>
        {because === null
          ? `Arrivals and closings, ${SPAN_WORDS[span]}`
          : `Arrivals that are still open, ${SPAN_WORDS[span]} (closings are not counted: ${because})`}
      </caption>
      <thead>
        <tr>
          <th scope="col">From and to</th>
          <th scope="col">Arrived</th>
          {because === null && <th scope="col">Seen closed</th>}
        </tr>
      </thead>
      <tbody>
        {latestFirst.map((place) => {
          const stretch = [edges[place] ?? 0, edges[place + 1] ?? 0] as const;
          const when = words.stretch(...stretch);
          const [arrived, closed] = [arrivals[place] ?? 0, closings[place] ?? 0];
          return (
            <tr key={stretch[0]}>
              <th scope="row">{when}</th>
              <NumberCell
                count={arrived}
                words={`${arrived} arrived, ${when}`}
                press={stretchPress(filter, 'created', stretch)}
                onFilter={onFilter}
              />
              {because === null && (
                <NumberCell
                  count={closed}
                  words={`${closed} seen closed, ${when}`}
                  press={stretchPress(filter, 'closed', stretch)}
                  onFilter={onFilter}
                />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function OpenTable({ charts, filter, onFilter }: ChartProps) {
  return (
    <table>
      <caption>Open, by severity and age</caption>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          {AGE_CLASSES.map((age) => (
            <th scope="col" key={ageLabel(age)}>
              {ageLabel(age)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {charts.open.map(({ severity, ages }) => (
          <tr key={severity}>
            <th scope="row">{severityWord(severity)}</th>
            {AGE_CLASSES.map((age, place) => (
              <NumberCell
                key={ageLabel(age)}
                count={ages[place] ?? 0}
                words={`${ages[place] ?? 0} ${severityWord(severity)}, ${ageWords(age)}`}
                press={openPress(filter, severity, age)}
                onFilter={onFilter}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TurnTable({ charts, filter, onFilter }: ChartProps) {
  return (
    <table>
      <caption>Open, by turn</caption>
      <thead>
        <tr>
          <th scope="col">Turn</th>
          <th scope="col">Open</th>
        </tr>
      </thead>
      <tbody>
        {charts.turns.map(({ turn, count }) => (
          <tr key={turn}>
            <th scope="row">{turnWord(turn)}</th>
            <NumberCell
              count={count}
              words={`${count} open, turn: ${turnWord(turn)}`}
              press={turnPress(filter, turn)}
              onFilter={onFilter}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The busiest first; the rest on request. */
function TenantTable({ charts, filter, tenants, span, words, onFilter }: WorkTableProps) {
  const [all, setAll] = useState(false);
  const { edges } = charts;
  const whole = [edges[0] ?? 0, edges.at(-1) ?? 0] as const;
  const shown = all ? charts.tenants : charts.tenants.slice(0, SHORT);
  const busiest = (arrivals: readonly number[]) => {
    const place = arrivals.indexOf(Math.max(...arrivals));
    return place < 0 ? '' : words.stretch(edges[place] ?? 0, edges[place + 1] ?? 0);
  };
  return (
    <div>
      <table>
        <caption>Arrivals by tenant, {SPAN_WORDS[span]}</caption>
        <thead>
          <tr>
            <th scope="col">Tenant</th>
            <th scope="col">Arrived</th>
            <th scope="col">Busiest</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ tenantId, total, arrivals }) => {
            const tenant = tenants.get(tenantId);
            const name = tenant?.name ?? tenantId;
            return (
              <tr key={tenantId}>
                <th scope="row">
                  <TenantMark name={name} colour={tenant?.colour ?? null} />
                  {tenant?.state.group === 'blind' && <em> blind</em>}
                </th>
                <NumberCell
                  count={total}
                  words={`${total} arrived, ${name}`}
                  press={tenantPress(filter, tenantId, whole)}
                  onFilter={onFilter}
                />
                <td>{busiest(arrivals)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {charts.tenants.length > SHORT && (
        <button type="button" className="quiet-button" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${counted(charts.tenants.length, 'tenant')}`}
        </button>
      )}
    </div>
  );
}
