import { useEffect, useMemo, useState } from 'react';
import type { BoardFilter } from '#shared/domain/board.ts';
import { ChartSpan, type PromiseGroup } from '#shared/domain/charts/charts.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { useCommand } from '../../api.tsx';
import { useClockText } from '../../ui/clock.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import type { ChartProps } from './chart-props.ts';
import { ChartTables } from './chart-tables.tsx';
import { chartWords, SPAN_WORDS } from './chart-words.ts';
import type { ChartsSlice } from './charts-slice.ts';
import { CHARTS_ID, useCharts } from './charts-context.ts';
import { notFollowed } from './promise-filters.ts';
import { OpenChart } from './open-chart.tsx';
import { PromiseChart } from './promise-chart.tsx';
import { TenantMap } from './tenant-map.tsx';
import { TimeChart } from './time-chart.tsx';
import { TurnChart } from './turn-chart.tsx';
import '../../styles/charts.css';
import '../../styles/chart-kinds.css';
import '../../styles/chart-promises.css';
import '../../styles/tenant-map.css';
import '../../styles/chart-tables.css';
import '../../styles/charts-fit.css';

interface ChartStripProps extends Omit<ChartProps, 'charts'> {
  readonly onShowList: (group: 'stale' | 'blind') => void;
}

/** Charts above the board, over what it is filtered by; each mark filters it further. */
export function ChartStrip(props: ChartStripProps) {
  const { filter, tenants, onFilter, onShowList } = props;
  const state = useCharts((held) => held);
  const { view, charts, promises, failure, uncounted } = state;
  const { setView, watch, refresh, askedPromises } = state;
  const run = useCommand();
  const [said, setSaid] = useState('');
  const words = useMemo(() => chartWords(), []);
  const minute = useClockText((nowMs) => String(Math.floor(nowMs / MINUTE_MS)));
  useEffect(() => watch(filter), [watch, filter]);
  useEffect(() => void refresh(), [refresh, minute]);
  const { span, asTable, part } = view;
  const say = (words: string) => setSaid((before) => (before === words ? `${words} ` : words)); // the same words are said again
  const press = (change: Partial<BoardFilter>) => {
    onFilter(change);
    say(FILTERED);
  };
  const left = useMemo(
    () => (promises ? notFollowed(filter, promises, [...tenants.values()]) : []),
    [filter, promises, tenants],
  );
  const save = async () => {
    const asked = askedPromises();
    if (!asked) return;
    const result = await run('sla.export', { ...asked, notFollowed: [...left] });
    if (result.ok && result.value.saved) say('The file was saved.');
  };
  const isWaiting = charts === null && promises === null;
  const promise = promises && {
    ...props,
    promises,
    left,
    spanWords: SPAN_WORDS[span],
    onFilter: press,
    onBy: (promisesBy: PromiseGroup) => setView({ promisesBy }),
    onExport: () => void save(),
    onSay: say,
  };
  return (
    <section
      id={CHARTS_ID}
      className="charts"
      aria-label="Charts"
      aria-busy={state.counted !== filter}
    >
      <div className="charts-head">
        <fieldset className="segments">
          <legend className="hidden-text">How far back</legend>
          {ChartSpan.options.map((option) => (
            <button
              type="button"
              key={option}
              aria-pressed={span === option}
              title={`Over ${SPAN_WORDS[option]}`}
              onClick={() => setView({ span: option })}
            >
              {option}
            </button>
          ))}
        </fieldset>
        <fieldset className="segments charts-part">
          <legend className="hidden-text">Which charts</legend>
          {PARTS.map(({ name, words }) => (
            <button
              type="button"
              key={name}
              aria-pressed={part === name}
              onClick={() => setView({ part: name })}
            >
              {words}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="plain-button"
          aria-pressed={asTable}
          onClick={() => setView({ asTable: !asTable })}
        >
          As tables
        </button>
        <Unseen tenants={tenants} filter={filter} onShowList={onShowList} />
        <span className="muted charts-over" title={OVER}>
          {OVER}
        </span>
        <span role="status" className="hidden-text">
          {said}
        </span>
      </div>
      {failure && (
        <p role="alert" className="failure-line">
          {uncountedWords(uncounted, charts, promises)} <StrangerLine text={failure.message} />
        </p>
      )}
      {isWaiting && !failure && <p className="muted charts-waiting">Counting…</p>}
      {!isWaiting &&
        (asTable ? (
          <ChartTables
            {...props}
            onFilter={press}
            charts={charts}
            span={span}
            words={words}
            part={part}
            promise={promise}
          />
        ) : (
          <div className="charts-row" data-part={part}>
            {charts !== null && (
              <>
                <TimeChart {...props} onFilter={press} charts={charts} span={span} words={words} />
                <OpenChart {...props} onFilter={press} charts={charts} />
                <TurnChart {...props} onFilter={press} charts={charts} />
              </>
            )}
            {promise !== null && <PromiseChart {...promise} />}
            {charts !== null && (
              <TenantMap {...props} onFilter={press} charts={charts} span={span} words={words} />
            )}
          </div>
        ))}
    </section>
  );
}

const UNCOUNTED = { charts: 'Work', promises: 'Promises kept' } as const;

/** Which charts are missing, or older than the others. */
function uncountedWords(
  uncounted: ChartsSlice['uncounted'],
  ...[charts, promises]: readonly [ChartsSlice['charts'], ChartsSlice['promises']]
): string {
  const held = { charts, promises };
  const names = uncounted.map((one) => UNCOUNTED[one]).join(' and ');
  const isOlder = uncounted.some((one) => held[one] !== null);
  return `${names} could not be counted${isOlder ? ' anew: what is shown is older' : ''}.`;
}

const OVER = 'Counts the board’s filter, open and closed';

const PARTS = [
  { name: 'work', words: 'Work' },
  { name: 'promises', words: 'Promises kept' },
] as const;

const FILTERED = 'The board is filtered by this. Press again to take it away.';

const MISSING = { blind: 'arrivals missing', stale: 'arrivals late' } as const;

/** Silence is never safety: what the charts cannot know, said where they are looked at. */
function Unseen({
  tenants,
  filter,
  onShowList,
}: Pick<ChartStripProps, 'tenants' | 'filter' | 'onShowList'>) {
  const { tenants: chosen, tenantTags } = filter;
  const asked = [...tenants.values()].filter(
    ({ id, tags }) =>
      (chosen.length === 0 || chosen.includes(id)) &&
      (tenantTags.length === 0 || tags.some((tag) => tenantTags.includes(tag))),
  );
  const groups = (['blind', 'stale'] as const)
    .map((group) => ({ group, count: asked.filter(({ state }) => state.group === group).length }))
    .filter(({ count }) => count > 0);
  return groups.map(({ group, count }) => (
    <button
      type="button"
      key={group}
      className="count"
      data-group={group}
      onClick={() => onShowList(group)}
    >
      <span aria-hidden="true">{group === 'blind' ? '■' : '▲'}</span>{' '}
      {`${counted(count, 'tenant')} ${group}: ${MISSING[group]}`}
    </button>
  ));
}
