import { Temporal } from 'temporal-polyfill';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time.ts';
import type { TimeZone } from '../../time-zone.ts';
import { CHART_SPANS, type ChartSpan } from './charts.ts';

/** Clocks are set to whole quarters of an hour everywhere. */
const QUARTER_MS = 15 * MINUTE_MS;

/**
 * The moments at which a person's clock says a full hour (or, over 14 days, 0, 6, 12 and 18 o'clock), from the
 * one the span begins in to the end of the one it is now. An hour that comes twice is two hours; a day on
 * which clocks change has 23 or 25. Pure.
 */
export function timeEdges(span: ChartSpan, timeZone: TimeZone, nowMs: number): number[] {
  const { spanMs, hours } = CHART_SPANS[span];
  const startMs = nowMs - spanMs;
  const offsetAt = offsetsOf(timeZone, startMs - DAY_MS);
  const stretchOf = (ms: number): string => {
    const offsetMs = offsetAt(ms);
    const place = Math.floor((ms + offsetMs) / (hours * HOUR_MS));
    return hours === 1 ? `${place} ${offsetMs}` : String(place);
  };

  let at = Math.floor(startMs / QUARTER_MS) * QUARTER_MS;
  while (stretchOf(at - QUARTER_MS) === stretchOf(at)) at -= QUARTER_MS;
  const edges = [at];
  let stretch = stretchOf(at);
  for (;;) {
    at += QUARTER_MS;
    const next = stretchOf(at);
    if (next === stretch) continue;
    edges.push(at);
    if (at > nowMs) return edges;
    stretch = next;
  }
}

/** What a clock is ahead of UTC at a moment, asked for moments that go forwards or back by little. */
function offsetsOf(timeZone: TimeZone, fromMs: number): (ms: number) => number {
  const known: { readonly fromMs: number; readonly offsetMs: number }[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Math.floor(fromMs)).toZonedDateTimeISO(timeZone);
  for (;;) {
    known.push({ fromMs: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1e6 });
    const next = at.getTimeZoneTransition('next');
    if (!next || known.length > MOST_CHANGES) break;
    at = next;
  }
  return (ms) => known.findLast((one) => one.fromMs <= ms)?.offsetMs ?? known[0]?.offsetMs ?? 0;
}

/** More often clocks change in no fortnight (Ramadan in Morocco: twice in five weeks). */
const MOST_CHANGES = 4;
