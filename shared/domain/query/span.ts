import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time.ts';

const UNITS = {
  w: 7 * DAY_MS,
  d: DAY_MS,
  h: HOUR_MS,
  m: MINUTE_MS,
  s: SECOND_MS,
} as const;

const SPAN = /^(?:\d{1,7}[smhdw])+$/;
const PART = /(\d+)([smhdw])/g;
const UNIT_MS = new Map<string, number>(Object.entries(UNITS));

/** Reads `30m`, `4h`, `2d`, `1w` or `1h30m`, in milliseconds; null for anything else. */
export function readSpan(text: string): number | null {
  const plain = text.toLowerCase();
  if (!SPAN.test(plain)) return null;
  let ms = 0;
  for (const [, count, unit] of plain.matchAll(PART)) {
    ms += Number(count) * (UNIT_MS.get(unit ?? '') ?? 0);
  }
  return ms;
}

/** The shortest text that `readSpan` reads back: one unit where one will do, else the rest behind it. */
export function spanText(ms: number): string {
  const whole = Math.round(ms / UNITS.s) * UNITS.s;
  if (whole === 0) return '0m';
  const single = [...UNIT_MS].find(([, unit]) => whole % unit === 0);
  if (single && whole / single[1] <= 999) return `${whole / single[1]}${single[0]}`;
  let rest = whole;
  let text = '';
  for (const [name, unit] of UNIT_MS) {
    const count = Math.floor(rest / unit);
    if (count > 0) text += `${count}${name}`;
    rest -= count * unit;
  }
  return text;
}
