import { type KeyboardEvent, useMemo } from 'react';
import {
  monthsAhead,
  monthsWithin,
  type RunwayMonth,
  type RunwayTally,
} from '#shared/domain/access/runway-calendar.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useClock } from '../../../ui/clock.tsx';
import { moveOf, movedTo } from '../row-moves.ts';
import { useRunwayStore } from './runway-context.ts';
import {
  afterMonth,
  dateWords,
  type Days,
  EVERYTHING,
  shownItems,
  tallyWords,
  whenWords,
} from './runway-view.ts';

interface MonthsProps {
  readonly items: readonly RunwayItem[];
  readonly zone: string;
  /** They are only what ends within so many days: months behind these are not told of. */
  readonly within: Days | null;
}

/** A year, and the month that is half gone. */
const MONTHS = 13;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function useMonths({ items, zone, within }: MonthsProps): readonly RunwayMonth[] {
  const { now } = useClock();
  return useMemo(() => {
    const here = { nowMs: now(), zone };
    const months = within === null ? MONTHS : monthsWithin(within, here);
    return monthsAhead(items, { ...here, months });
  }, [items, zone, within, now]);
}

function useShowWhen(): (when: string) => void {
  const store = useRunwayStore();
  return (when) => {
    store.getState().narrow({ when });
    store.getState().show('list');
  };
}

interface LaterProps extends MonthsProps {
  readonly months: readonly RunwayMonth[];
}

/** What ends behind the last of these months is not on the page: how much that is, and the way to it. */
function Later({ items, zone, months }: LaterProps) {
  const show = useShowWhen();
  const { now } = useClock();
  const last = months.at(-1);
  if (!last) return null;
  const when = afterMonth(last.month);
  const filter = { ...EVERYTHING, when };
  const later = shownItems(items, filter, { zone, nowMs: now(), nameOf: () => '' });
  if (later.length === 0) return null;
  const mine = later.filter(({ isMine }) => isMine).length;
  return (
    <p className="runway-when-line">
      <button type="button" className="link-button" onClick={() => show(when)}>
        {later.length.toLocaleString()} later
        {mine > 0 && `, ${mine.toLocaleString()} of them yours`}
      </button>{' '}
      <span className="muted">not on this page: they end {whenWords(when)}.</span>
    </p>
  );
}

const totalOf = ({ ends, reviews }: RunwayTally) => ends + reviews;

/** What of it concerns the person: their ends, and what they decide on. */
const ownOf = ({ mine, reviews }: RunwayTally) => mine + reviews;

/** The arrows go from one day or month on which something ends to the next, Home and End to the ends. */
function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, ctrlKey, metaKey, altKey, shiftKey } = event;
  const move = moveOf(ARROWS.get(key) ?? key);
  if (!move || ctrlKey || metaKey || altKey || shiftKey) return;
  const all = [...currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  if (all.length === 0) return;
  event.preventDefault();
  const at = all.findIndex((one) => one === document.activeElement);
  all[at < 0 ? 0 : movedTo(move, at, all.length - 1)]?.focus();
}

/** What lies beside means the same as what lies below. */
const ARROWS: ReadonlyMap<string, string> = new Map([
  ['ArrowRight', 'ArrowDown'],
  ['ArrowLeft', 'ArrowUp'],
]);

/** The months ahead, a day each; a day on which something ends leads to what does. */
export function RunwayCalendar(props: MonthsProps) {
  const months = useMonths(props);
  const show = useShowWhen();
  return (
    <>
      <div
        className="runway-calendar"
        tabIndex={0}
        role="group"
        aria-label="Calendar of ends"
        onKeyDown={stepThrough}
      >
        {months.map(({ month, lead, days, ...tally }) => (
          <section key={month} aria-label={`${dateWords(month)}: ${tallyWords(tally)}`}>
            <h2>
              {dateWords(month)}{' '}
              <span className="muted tabular">{totalOf(tally).toLocaleString()}</span>
            </h2>
            <ol className="runway-days">
              {DAYS.map((name) => (
                <li key={name} className="muted" aria-hidden="true">
                  {name}
                </li>
              ))}
              {Array.from({ length: lead }, (_, index) => (
                <li key={`lead-${String(index)}`} aria-hidden="true" />
              ))}
              {days.map((day) => (
                <li
                  key={day.date}
                  className={day.isToday ? 'runway-today' : undefined}
                  aria-current={day.isToday ? 'date' : undefined}
                  title={day.isToday ? 'Today' : undefined}
                >
                  {totalOf(day) === 0 ? (
                    <span className="muted">{Number(day.date.slice(-2))}</span>
                  ) : (
                    <button
                      type="button"
                      className="runway-day"
                      data-mine={ownOf(day) > 0}
                      title={`${dateWords(day.date)}: ${tallyWords(day)}`}
                      onClick={() => show(day.date)}
                    >
                      <span aria-hidden="true">{Number(day.date.slice(-2))}</span>
                      <small className="tabular" aria-hidden="true">
                        {totalOf(day).toLocaleString()}
                      </small>
                      <span className="hidden-text">
                        {`${dateWords(day.date)}: ${tallyWords(day)}`}
                      </span>
                    </button>
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <Later {...props} months={months} />
    </>
  );
}

/** The same months as bars; each leads to what ends in it. */
export function RunwayChart(props: MonthsProps) {
  const months = useMonths(props);
  const show = useShowWhen();
  const most = Math.max(1, ...months.map(totalOf));
  return (
    <>
      <ol className="runway-chart" tabIndex={0} aria-label="Ends by month" onKeyDown={stepThrough}>
        {months.map((month) => (
          <MonthBar key={month.month} month={month} most={most} onShow={show} />
        ))}
      </ol>
      <Later {...props} months={months} />
    </>
  );
}

interface MonthBarProps {
  readonly month: RunwayMonth;
  /** Of the month with most: the whole width. */
  readonly most: number;
  readonly onShow: (month: string) => void;
}

function MonthBar({ month, most, onShow }: MonthBarProps) {
  const total = totalOf(month);
  const own = ownOf(month);
  return (
    <li>
      <button type="button" disabled={total === 0} onClick={() => onShow(month.month)}>
        <span className="runway-month">{dateWords(month.month)}</span>
        <span className="runway-bar" aria-hidden="true">
          {own > 0 && <span data-part="mine" style={{ width: `${(100 * own) / most}%` }} />}
          {total > own && (
            <span data-part="others" style={{ width: `${(100 * (total - own)) / most}%` }} />
          )}
        </span>
        <span className="tabular">{tallyWords(month)}</span>
      </button>
    </li>
  );
}
