/**
 * Times as Graph writes them: up to seven digits of fraction, trailing zeros left out. Old records
 * lie on the 1/300 second grid of the service's database (`…:23.1433333Z`), so a moment may carry a
 * third of a millisecond.
 */

const THIRDS = ['', '3333', '6667'] as const;

/** `ms` since 1970, possibly with a third of a millisecond, as Graph text. */
export function graphTime(ms: number): string {
  const whole = Math.floor(ms + 1e-6);
  const text = new Date(whole).toISOString();
  const third = THIRDS[Math.round((ms - whole) * 3)] ?? '';
  const fraction =
    third === '' ? text.slice(20, 23).replace(/0+$/, '') : text.slice(20, 23) + third;
  return fraction === '' ? `${text.slice(0, 19)}Z` : `${text.slice(0, 19)}.${fraction}Z`;
}

const GRAPH_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.(\d{1,7}))?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** Milliseconds since 1970 with thirds where the text has them, or null when it is no time. */
export function parseGraphTime(text: string): number | null {
  const parts = GRAPH_TIME.exec(text);
  if (!parts) return null;
  const zoned = parts[1] === undefined || parts[5] !== undefined ? text : `${text}Z`;
  const ms = Date.parse(zoned);
  if (Number.isNaN(ms)) return null;
  const rest = Number((parts[4] ?? '').padEnd(7, '0').slice(3)) / 10_000;
  const third = Math.round(rest * 3) / 3;
  return ms + (Math.abs(rest - third) < 0.001 ? third : rest);
}

/** Puts a moment on the 1/300 second grid, at or before it. */
export function onGrid(ms: number): number {
  const tick = Math.floor((ms * 3) / 10);
  const whole = Math.floor((tick * 10) / 3);
  return whole + (tick * 10 - whole * 3) / 3;
}
