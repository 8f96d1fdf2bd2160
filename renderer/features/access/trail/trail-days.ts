import type { TrailFilter } from '#shared/domain/access/trail.ts';
import { instant } from '#shared/time.ts';

/** The days a person chose, each as `YYYY-MM-DD` or empty: from the first's beginning to the last's end, by their clock. */
export function daysAsked(first: string, last: string): Pick<TrailFilter, 'from' | 'until'> {
  return { from: beginOf(first, 0), until: beginOf(last, 1) };
}

function beginOf(day: string, later: number) {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const ms = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(ms) ? null : instant(ms);
}
