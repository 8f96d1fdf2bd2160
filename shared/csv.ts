import { visibleLine } from './text.ts';

/**
 * What a spreadsheet would work out instead of showing it: at the beginning, or behind what divides cells where
 * the list separator is not the comma (most of Europe: then our quotes hold nothing together). Spaces and quotes
 * before it change nothing.
 */
const FORMULA = /(^|[,;|\t])([\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;
const NEEDS_QUOTES = /[",;\s]/;

/** So that spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A file that spreadsheets open: comma, CRLF, quotes doubled (RFC 4180). Texts of strangers stay texts: what
 * would begin a formula, under any list separator, gets an apostrophe in front, and hidden characters are named. Numbers stay numbers.
 */
export function csvText(lines: readonly (readonly (string | number)[])[]): string {
  const written = lines.map((cells) => `${cells.map(cell).join(',')}\r\n`);
  return `${BYTE_ORDER_MARK}${written.join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = visibleLine(value);
  const safe = text.replaceAll(FORMULA, (_, before: string, between: string) =>
    before === '' && !between.includes('"') ? `'${between}` : `${before}${between}'`,
  );
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
