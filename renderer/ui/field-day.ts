import { type Instant, millis } from '#shared/time.ts';

/** A day as a date field has it, on this computer's clock. */
export function fieldDay(at: Instant): string {
  const day = new Date(millis(at));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
