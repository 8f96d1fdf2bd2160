import { type ReactNode, useEffect } from 'react';
import { PromiseGroup } from '#shared/domain/charts/charts.ts';
import {
  type Kept,
  type PromiseChart as Promises,
  shareKept,
} from '#shared/domain/charts/promises.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { useOffer } from '../../ui/offers.tsx';
import { SeverityMark, TenantMark, TurnMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ChartFrame } from './chart-frame.tsx';
import type { ChartProps } from './chart-props.ts';
import { promisePress } from './promise-filters.ts';
import {
  countText,
  followsWords,
  GROUP_WORDS,
  keptWords,
  nowWords,
  PROMISES,
  rowName,
  shareText,
  sumOf,
} from './promise-words.ts';
import { type Place, useMarks } from './use-marks.ts';
import { useRowWindow } from '../../ui/use-row-window.ts';

export interface PromiseProps extends Omit<ChartProps, 'charts'> {
  readonly promises: Promises;
  /** What of the board's filter says nothing about them. */
  readonly left: readonly string[];
  /** The time in words: `the last 24 hours`. */
  readonly spanWords: string;
  readonly onBy: (by: PromiseGroup) => void;
  readonly onExport: () => void;
  /** Says why a mark leads nowhere. */
  readonly onSay: (why: string) => void;
}

/** As in charts.css. */
const SIZES = { rowPx: 20, viewPx: 108, headPx: 16 } as const;

/** How many of the promises that ended were kept: taken up in time, resolved in time. */
export function PromiseChart(props: PromiseProps) {
  const { promises, filter, tenants, spanWords, onFilter, onLeave, onSay } = props;
  const { by, rows } = promises;
  const hasNow = by === 'tenant' || by === 'contract';
  const nameOf = (id: string) => tenants.get(TenantId.parse(id))?.name ?? id;
  const at = ({ row, column }: Place) => {
    const found = rows[row];
    const { promise, name } = PROMISES[column] ?? NO_PROMISE;
    return found && { found, promise, name, kept: found[promise] };
  };
  const pressAt = (place: Place) => {
    const mark = at(place);
    return mark && promisePress(filter, promises, mark.found, mark.promise, tenants);
  };
  const marks = useMarks({
    rows: rows.length,
    columns: PROMISES.length,
    onPress: (place) => {
      const press = pressAt(place);
      if (!press) return;
      if ('why' in press) onSay(press.why);
      else onFilter(press.change);
    },
    onLeave,
  });
  const { view, first, end, onScroll } = useRowWindow({
    ...SIZES,
    rows: rows.length,
    activeRow: marks.active.row,
  });
  const { row: activeRow, column: activeColumn } = marks.active;
  useEffect(() => {
    if (document.activeElement !== view.current) return;
    const mark = view.current?.querySelector('[data-active="true"]');
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view, activeRow, activeColumn]);
  const wordsOf = (place: Place) => {
    const mark = at(place);
    return mark
      ? `${rowName(by, mark.found, nameOf)}, ${mark.name.toLowerCase()}: ${keptWords(mark.kept)}`
      : '';
  };
  const toldOf = (place: Place) => {
    const press = pressAt(place);
    const leads = press && 'why' in press ? press.why : 'Press: what was seen closed then.';
    return `${wordsOf(place)}. ${leads}`;
  };
  return (
    <ChartFrame
      kind="promises"
      name="Promises kept"
      tools={<PromiseTools {...props} />}
      told={marks.told && rows.length > 0 ? toldOf(marks.told) : null}
      whole={<Whole rows={rows} spanWords={spanWords} />}
    >
      <div
        {...marks.areaProps}
        ref={view}
        className="chart-marks"
        aria-label={`Promises kept by ${GROUP_WORDS[by]}`}
        aria-rowcount={rows.length + 1}
        onScroll={onScroll}
      >
        <div role="row" className="promise-row promise-head" data-now={hasNow} aria-rowindex={1}>
          <span role="columnheader">{GROUP_HEADS[by]}</span>
          {PROMISES.map(({ promise, name }) => (
            <span role="columnheader" key={promise}>
              {name} in time
            </span>
          ))}
          {hasNow && <span role="columnheader">{NOW}</span>}
        </div>
        <div role="presentation" style={{ height: rows.length * SIZES.rowPx }}>
          <div role="presentation" style={{ transform: `translateY(${first * SIZES.rowPx}px)` }}>
            {rows.slice(first, end).map((row, offset) => (
              <div
                role="row"
                key={row.key}
                className="promise-row"
                data-now={hasNow}
                aria-rowindex={first + offset + 2}
              >
                <span role="rowheader">
                  <RowMark by={by} row={row} tenants={tenants} />
                </span>
                {PROMISES.map(({ promise }, column) => {
                  const place = { row: first + offset, column };
                  const press = pressAt(place);
                  const leads = press !== undefined && 'pressed' in press;
                  return (
                    <span
                      key={promise}
                      {...marks.markProps(place, wordsOf(place), leads && press.pressed)}
                      aria-disabled={!leads}
                    >
                      <KeptBar kept={row[promise]} />
                    </span>
                  );
                })}
                {hasNow && (
                  <span
                    role="gridcell"
                    className="promise-now"
                    data-over={(row.now?.over ?? 0) > 0}
                  >
                    {nowWords(row)}
                  </span>
                )}
              </div>
            ))}
          </div>
        </div>
      </div>
    </ChartFrame>
  );
}

const NOW = 'Open now, any severity';

const NO_PROMISE = { promise: 'resolve', name: '' } as const;

const GROUP_HEADS: Readonly<Record<PromiseGroup, string>> = {
  severity: 'Severity',
  tenant: 'Tenant',
  contract: 'Contract now',
  party: 'Longest turn',
};

/** A bar for the share, with the share and the number it comes from. */
function KeptBar({ kept }: { readonly kept: Kept }) {
  const share = shareKept(kept);
  if (share === null) return <span className="promise-none">no clock ended</span>;
  return (
    <>
      <span className="promise-bar">
        <span style={{ width: `${share}%` }} />
      </span>
      <span className="promise-share">{shareText(kept)}</span>
      <span className="promise-count">{countText(kept)}</span>
    </>
  );
}

interface RowMarkProps {
  readonly by: PromiseGroup;
  readonly row: Promises['rows'][number];
  readonly tenants: ChartProps['tenants'];
}

/** What a row is about, as it is shown everywhere; a tenant we are blind in says so. */
export function RowMark({ by, row, tenants }: RowMarkProps): ReactNode {
  if (by === 'severity') return <SeverityMark severity={row.key} />;
  if (by === 'party') return <TurnMark turn={row.key} />;
  if (by === 'contract') {
    return (
      <span className="tenant">
        <bdi className="tenant-name">
          <StrangerLine text={rowName(by, row, (id) => id)} longest={80} />
        </bdi>
      </span>
    );
  }
  const tenant = tenants.get(TenantId.parse(row.key));
  return (
    <>
      <TenantMark name={tenant?.name ?? row.key} colour={tenant?.colour ?? null} />
      {tenant?.state.group === 'blind' && <em> blind</em>}
    </>
  );
}

/** By what, and the same as a file. */
export function PromiseTools({
  promises,
  left,
  onBy,
  onExport,
}: Pick<PromiseProps, 'promises' | 'left' | 'onBy' | 'onExport'>) {
  const follows = followsWords(left);
  useOffer('save-csv', onExport);
  return (
    <>
      <select
        aria-label="Promises kept by"
        value={promises.by}
        onChange={({ target }) => onBy(PromiseGroup.parse(target.value))}
      >
        {PromiseGroup.options.map((by) => (
          <option key={by} value={by}>
            by {GROUP_WORDS[by]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="link-button"
        title="With its time, tenants, zone and what we could not see"
        onClick={onExport}
      >
        Save as CSV
      </button>
      <span className="muted promise-follows" data-left={left.length > 0} title={follows}>
        {follows}
      </span>
    </>
  );
}

interface WholeProps extends Pick<PromiseProps, 'spanWords'> {
  readonly rows: Promises['rows'];
}

function Whole({ rows, spanWords }: WholeProps) {
  if (rows.every(({ acknowledge, resolve }) => acknowledge.ended + resolve.ended === 0))
    return `No clock ended in ${spanWords}.`;
  return (
    <span title={ABOUT}>
      {PROMISES.map(({ promise, name }) => `${name}: ${keptWords(sumOf(rows, promise))}`).join(
        '. ',
      )}
      .
    </span>
  );
}

const ABOUT = 'Promises whose end our looks saw, also of incidents that are not kept any more.';
