import { visibleLine } from '../../text.ts';

const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const;
const LONGEST = 40;

/** ISO 8601 ("P14D", "PT36H") in words; what is none is shown as it is, made visible. */
export function durationWords(duration: string): string {
  const text = duration.slice(0, LONGEST);
  const parts = DURATION.exec(text);
  const words = UNITS.flatMap((unit, place) => {
    const count = Number(parts?.[place + 1] ?? 0);
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? visibleLine(text) : words.join(', ');
}
