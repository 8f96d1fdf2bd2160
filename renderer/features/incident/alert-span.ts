import type { AlertLine } from '#shared/contract/incident-parts.ts';
import { millis } from '#shared/time.ts';

/** A stretch of time in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** From its first to its last activity; what is not told stands in for each other. Null: no time at all. */
export function spanOf(alert: AlertLine): Span | null {
  const first = alert.firstActivityAt ?? alert.createdAt ?? alert.lastActivityAt;
  const last = alert.lastActivityAt ?? first;
  if (first === null || last === null) return null;
  const [from, to] = [millis(first), millis(last)];
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The stretch that holds all of them; null when none has a time. */
export function spanOfAll(alerts: readonly AlertLine[]): Span | null {
  let all: Span | null = null;
  for (const alert of alerts) {
    const span = spanOf(alert);
    if (!span) continue;
    all = all ? { from: Math.min(all.from, span.from), to: Math.max(all.to, span.to) } : span;
  }
  return all;
}

/** Where a stretch lies in the whole, in percent; a whole of one moment is drawn in the middle. */
export function placeIn(
  whole: Span,
  span: Span,
): { readonly start: number; readonly width: number } {
  const length = whole.to - whole.from;
  if (length <= 0) return { start: 50, width: 0 };
  const percent = (ms: number) => (ms / length) * 100;
  return { start: percent(span.from - whole.from), width: percent(span.to - span.from) };
}
