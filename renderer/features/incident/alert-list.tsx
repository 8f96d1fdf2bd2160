import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { AlertLine } from '#shared/contract/incident-parts.ts';
import { word } from '#shared/domain/words.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { visibleLine } from '#shared/text.ts';
import { useClock } from '../../ui/clock.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { alertVerdict } from './alert-facts.tsx';
import { placeIn, type Span, spanOf, spanOfAll } from './alert-span.ts';

const ROW_PX = 26;
const rowDomId = (index: number): string => `alert-row-${index}`;

interface AlertListProps {
  readonly alerts: readonly AlertLine[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** Every alert as one line with its stretch of time. Only the lines on the screen are in the document. */
export function AlertList({ alerts, chosen, onChoose }: AlertListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: alerts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const whole = spanOfAll(alerts);
  const choose = (index: number) => {
    const next = Math.min(Math.max(index, 0), alerts.length - 1);
    onChoose(next);
    rows.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedBy(event.key, chosen, alerts.length);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div className="alert-list">
      <TimeScale whole={whole} />
      <div
        ref={scroller}
        className="alert-scroller"
        role="grid"
        aria-label="Alerts"
        aria-rowcount={alerts.length}
        aria-readonly="true"
        aria-activedescendant={rowDomId(chosen)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const alert = alerts[index];
            return (
              alert && (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  index={index}
                  top={start}
                  whole={whole}
                  chosen={index === chosen}
                  onChoose={choose}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function movedBy(key: string, chosen: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return chosen + 1;
    case 'ArrowUp':
      return chosen - 1;
    case 'PageDown':
      return chosen + 10;
    case 'PageUp':
      return chosen - 10;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** What the columns are, and where the time line begins and ends. */
function TimeScale({ whole }: { readonly whole: Span | null }) {
  const { words } = useClock();
  const sameDay = whole !== null && whole.to - whole.from < DAY_MS;
  const at = (ms: number) => (sameDay ? words.timeOfDay(ms) : words.day(ms));
  return (
    <div className="alert-scale muted" aria-hidden="true">
      <span>Severity</span>
      <span>Alert</span>
      <span className="alert-cell">Status</span>
      <span className="alert-cell">Verdict</span>
      <span className="alert-cell">Found by</span>
      <span className="alert-scale-ends">
        {whole && <span>{at(whole.from)}</span>}
        {whole && whole.to > whole.from && <span>{at(whole.to)}</span>}
      </span>
    </div>
  );
}

interface AlertRowProps {
  readonly alert: AlertLine;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly whole: Span | null;
  readonly chosen: boolean;
  readonly onChoose: (index: number) => void;
}

function AlertRow({ alert, index, top, whole, chosen, onChoose }: AlertRowProps) {
  const { words } = useClock();
  const span = spanOf(alert);
  const place = whole && span ? placeIn(whole, span) : null;
  const verdict = alertVerdict(alert);
  const during = span && `${words.exact(instant(span.from))} to ${words.exact(instant(span.to))}`;
  return (
    <div
      role="row"
      id={rowDomId(index)}
      aria-selected={chosen}
      aria-rowindex={index + 1}
      className="alert-row"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onChoose(index)}
    >
      <span role="gridcell">
        <SeverityMark severity={alert.severity} />
      </span>
      <span role="gridcell" className="alert-title" title={visibleLine(alert.title)}>
        <StrangerLine text={alert.title} longest={300} />
      </span>
      <span role="gridcell" className="alert-cell">
        <StrangerLine text={word(alert.status)} longest={40} />
      </span>
      <span role="gridcell" className="alert-cell">
        {verdict !== null && <StrangerLine text={verdict} longest={80} />}
      </span>
      <span role="gridcell" className="alert-cell">
        {alert.detectionSource !== null && (
          <StrangerLine text={word(alert.detectionSource)} longest={60} />
        )}
      </span>
      <span role="gridcell" className="alert-line" title={during ?? undefined}>
        {place && (
          <span
            className="alert-bar"
            data-severity={alert.severity}
            style={{ insetInlineStart: `${place.start}%`, inlineSize: `${place.width}%` }}
          />
        )}
      </span>
    </div>
  );
}
