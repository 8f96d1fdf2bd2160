import type { AgeClass, ChartSpan } from '#shared/domain/charts/charts.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import { isOpen } from '#shared/domain/incident.ts';
import { HOUR_MS } from '#shared/time.ts';

/** A mark below the axis of time: in front of the stretch at `place`. */
export interface Tick {
  readonly place: number;
  readonly label: string;
}

export const SPAN_WORDS: Readonly<Record<ChartSpan, string>> = {
  '24h': 'the last 24 hours',
  '72h': 'the last 72 hours',
  '7d': 'the last 7 days',
  '14d': 'the last 14 days',
};

/** Why nothing that is closed can pass a filter: then zero closings would tell nothing. Null: something can. Pure. */
export function noClosingsBecause({
  turns,
  statuses,
}: Pick<BoardFilter, 'turns' | 'statuses'>): string | null {
  if (turns.length > 0 && !turns.includes('nobody')) return 'what is closed is nobody’s turn';
  if (statuses.length > 0 && statuses.every(isOpen)) return 'only open statuses are asked for';
  return null;
}

interface TimeTotals {
  readonly arrived: number;
  readonly closed: number;
  /** Arrived and closed before the first look. */
  readonly unseen: number;
}

/** `12 arrived, 3 seen closed`; of a filter that nothing closed can pass, that closings are not counted. Pure. */
export function totalWords(
  { arrived, closed, unseen }: TimeTotals,
  span: ChartSpan,
  filter: Pick<BoardFilter, 'turns' | 'statuses'>,
): string {
  const because = noClosingsBecause(filter);
  if (because !== null) {
    const open =
      arrived === 0
        ? `Nothing of ${SPAN_WORDS[span]} is still open.`
        : `${arrived.toLocaleString()} arrived and ${arrived === 1 ? 'is' : 'are'} still open.`;
    return `${open} Closings are not counted: ${because}.`;
  }
  if (arrived + closed === 0) return `Nothing arrived or was seen closed in ${SPAN_WORDS[span]}.`;
  const seen = `${arrived.toLocaleString()} arrived, ${closed.toLocaleString()} seen closed`;
  return unseen > 0 ? `${seen}, ${unseen.toLocaleString()} closed before the first look` : seen;
}

/** `<1h`, `1–4h`, `1–7d`, `>30d`: what the unit of the end says is not said twice. */
export function ageLabel({ olderThan, youngerThan }: AgeClass): string {
  if (olderThan === null) return `<${youngerThan}`;
  if (youngerThan === null) return `>${olderThan}`;
  const from = olderThan === '24h' && youngerThan.endsWith('d') ? '1d' : olderThan;
  return `${from.at(-1) === youngerThan.at(-1) ? from.slice(0, -1) : from}–${youngerThan}`;
}

/** `younger than 1h`, `1h to 4h old`. */
export function ageWords({ olderThan, youngerThan }: AgeClass): string {
  if (olderThan === null) return `younger than ${youngerThan}`;
  return youngerThan === null ? `older than ${olderThan}` : `${olderThan} to ${youngerThan} old`;
}

/** Words for moments on charts, as clocks here say them; hours count to 24, as in `timeWords`. `locale` undefined = that of the system. */
export function chartWords(locale?: string) {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' });
  const zoned = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' });

  return {
    /** `Sat 21 Nov, 14:00 to 15:00`; near a change of the clocks with the name of the time that holds. */
    stretch: (fromMs: number, toMs: number): string => {
      const offset = (ms: number) => new Date(ms).getTimezoneOffset();
      const isPlain = offset(fromMs - 2 * HOUR_MS) === offset(toMs + 2 * HOUR_MS);
      const clock = isPlain ? time : zoned;
      return `${date.format(fromMs)}, ${clock.format(fromMs)} to ${clock.format(toMs)}`;
    },
    /** Where days begin, in a single day every six hours; as many of them as there is room for. */
    ticks: (edges: readonly number[], span: ChartSpan, room: number): Tick[] => {
      const starts = edges.slice(0, -1).flatMap((ms, place) => {
        const before = edges[place - 1];
        if (before === undefined) return [];
        const isDay = new Date(before).getDate() !== new Date(ms).getDate();
        const isSixth = span === '24h' && new Date(ms).getHours() % 6 === 0;
        if (!isDay && !isSixth) return [];
        return [{ place, label: isDay ? day.format(ms) : time.format(ms) }];
      });
      const step = Math.ceil(starts.length / room);
      return starts.filter((_, count) => count % step === 0);
    },
  };
}
export type ChartWords = ReturnType<typeof chartWords>;
