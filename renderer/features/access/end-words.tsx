import { useMemo } from 'react';
import { calendarDays, type CountDays } from '#shared/domain/access/calendar-days.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { timeZoneHere } from '#shared/time-zone.ts';
import { millis } from '#shared/time.ts';
import { useClock, useClockText } from '../../ui/clock.tsx';
import type { TimeWords } from '../../ui/time-format.ts';

/** When something ends, if it does. */
export type End = Pick<RunwayItem, 'state' | 'endAt'>;

/** By what an end is told: a moment, the calendar, and the words of the person's locale. */
export interface EndFacts {
  readonly nowMs: number;
  readonly days: CountDays;
  readonly words: Pick<TimeWords, 'age'>;
}

const SOON_DAYS = 14;

/** By the calendar of this computer. */
export function useDays(): CountDays {
  return useMemo(() => calendarDays(timeZoneHere()), []);
}

/** How it stands at this moment: what ended since it was read has ended. */
function stateNow({ state, endAt }: End, nowMs: number): End['state'] {
  return state === 'ends' && endAt !== null && millis(endAt) <= nowMs ? 'ended' : state;
}

/** How many of these end from now on, do not, or have ended. Pure. */
export function countEnds(
  ends: readonly End[],
  nowMs: number,
): Readonly<Record<End['state'], number>> {
  const counts = { ends: 0, never: 0, unknown: 0, ended: 0 };
  for (const one of ends) counts[stateNow(one, nowMs)] += 1;
  return counts;
}

/** When it ends, in words: the one wording of all of Access. Pure. */
export function leftWords(end: End, { nowMs, days, words }: EndFacts): string {
  const state = stateNow(end, nowMs);
  if (state === 'never') return 'does not end';
  if (state === 'unknown' || end.endAt === null) return 'end not told';
  const left = state === 'ended' ? null : days(end.endAt, nowMs);
  if (left === null) return 'has ended';
  if (left === 0) return `today, in ${words.age(millis(end.endAt) - nowMs)}`;
  return left === 1 ? 'tomorrow' : `in ${left.toLocaleString()} days`;
}

/** How much an end presses: today, within two weeks, later. Pure. */
export function standingOf(end: End, { nowMs, days }: Pick<EndFacts, 'nowMs' | 'days'>) {
  const state = stateNow(end, nowMs);
  if (state === 'ended') return 'stopped';
  if (state !== 'ends' || end.endAt === null) return 'running';
  const left = days(end.endAt, nowMs) ?? 0;
  if (left < 1) return 'breached';
  return left <= SOON_DAYS ? 'warning' : 'running';
}

interface EndTextProps {
  readonly end: End;
  /** Before the words of what still ends: `ends `. */
  readonly before?: string;
}

/** When it ends. Ticks by itself; nothing is asked again for it. */
export function EndText({ end, before = '' }: EndTextProps) {
  const { words } = useClock();
  const days = useDays();
  const text = useClockText((nowMs) => {
    const left = leftWords(end, { nowMs, days, words });
    return stateNow(end, nowMs) === 'ends' ? `${before}${left}` : left;
  });
  return <span title={end.endAt === null ? undefined : words.exact(end.endAt)}>{text}</span>;
}

/** The same with how much it presses. */
export function EndMark({ end, before }: EndTextProps) {
  const days = useDays();
  const standing = useClockText((nowMs) => standingOf(end, { nowMs, days }));
  return (
    <span className="due" data-standing={standing}>
      {standing === 'warning' && <span aria-hidden="true">▲</span>}
      {standing === 'breached' && <span aria-hidden="true">■</span>}
      <EndText end={end} before={before ?? ''} />
    </span>
  );
}
