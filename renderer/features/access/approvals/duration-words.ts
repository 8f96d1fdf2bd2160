import { visibleLine } from '#shared/text.ts';
import { counted } from '../../../ui/words.ts';

const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const;

/** ISO 8601 ("P14D", "PT36H") in words; what is none is shown as it is. */
export function durationWords(duration: string): string {
  const parts = DURATION.exec(duration.slice(0, 40));
  const words = UNITS.flatMap((unit, place) => {
    const count = Number(parts?.[place + 1] ?? 0);
    return count === 0 ? [] : [counted(count, unit)];
  });
  return words.length === 0 ? visibleLine(duration.slice(0, 40)) : words.join(', ');
}
