/** How often something stands there: from so many to so many; `most` null = any number. */
interface Times {
  readonly least: number;
  readonly most: number | null;
}
interface Piece {
  readonly one: string;
  readonly many: string;
  /** What an example takes its signs from, in turn. */
  readonly signs: string;
}

const piece = (one: string, many: string, signs: string): Piece => ({ one, many, signs });
const DIGIT = piece('digit', 'digits', '1234567890');
const LETTER = piece('letter', 'letters', 'abc');
const EITHER = piece('letter or digit', 'letters or digits', 'a1b2c3');
const PIECES: ReadonlyMap<string, Piece> = new Map([
  ['\\d', DIGIT],
  ['[0-9]', DIGIT],
  ['[A-Z]', piece('capital letter', 'capital letters', 'ABC')],
  ['[a-z]', piece('small letter', 'small letters', 'abc')],
  ['[A-Za-z]', LETTER],
  ['[a-zA-Z]', LETTER],
  ['[A-Z0-9]', piece('capital letter or digit', 'capital letters or digits', 'A1B2C3')],
  ['[a-z0-9]', piece('small letter or digit', 'small letters or digits', 'a1b2c3')],
  ['[A-Za-z0-9]', EITHER],
  ['[a-zA-Z0-9]', EITHER],
  ['\\w', piece('letter, digit or _', 'letters, digits or _', 'a1b2c3')],
  ['\\s', piece('space', 'spaces', ' ')],
  ['.', piece('character', 'characters', 'abc')],
]);

/** One piece with how often it comes; whatever else stands there is not put into words. */
const PART =
  /(\\[dws]|\[[^\]\\]{1,20}\]|\.|\\[^\p{L}\p{N}]|[\p{L}\p{N} _#/:@-])([?*+]|\{\d{1,4}(?:,\d{0,4})?\})?/uy;
const LONGEST_PATTERN = 200;
const LONGEST_EXAMPLE = 40;

/**
 * What a pattern wants, in words a person understands: `“INC”, then 6 digits, such as INC123456`. Null where it is
 * not certain: groups, choices, and what does not say how the whole text looks. Pure; the pattern is never run.
 */
export function patternWords(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN || !/^\^.+\$$/su.test(pattern)) return null;
  const parts = partsOf(pattern.slice(1, -1));
  if (parts === null) return null;
  const example = parts.map(exampleOf).join('');
  const words = parts.map(partWords).join(', then ');
  const isPlain = parts.length === 1 && parts[0]?.literal !== undefined;
  return isPlain || example.length > LONGEST_EXAMPLE ? words : `${words}, such as ${example}`;
}

interface Part {
  readonly literal?: string;
  readonly piece?: Piece;
  readonly times: Times;
}

const ONCE: Times = { least: 1, most: 1 };

function partsOf(inside: string): readonly Part[] | null {
  const parts: Part[] = [];
  PART.lastIndex = 0;
  let at = 0;
  while (at < inside.length) {
    PART.lastIndex = at;
    const [all, sign = '', often] = PART.exec(inside) ?? [];
    if (all === undefined) return null;
    at += all.length;
    const times = timesOf(often);
    const known = PIECES.get(sign);
    if (known) parts.push({ piece: known, times });
    else if (sign.startsWith('[') || /^\\[dws]/.test(sign)) return null;
    else addLiteral(parts, sign.replace(/^\\/, ''), times);
  }
  return parts;
}

/** Letters that follow each other are one word. */
function addLiteral(parts: Part[], literal: string, times: Times): void {
  const last = parts.at(-1);
  const isSame = times === ONCE && last?.literal !== undefined && last.times === ONCE;
  if (isSame) parts[parts.length - 1] = { literal: `${last.literal}${literal}`, times };
  else parts.push({ literal, times });
}

function timesOf(often: string | undefined): Times {
  if (often === undefined) return ONCE;
  if (often === '?') return { least: 0, most: 1 };
  if (often === '*') return { least: 0, most: null };
  if (often === '+') return { least: 1, most: null };
  const [least = '', most] = often.slice(1, -1).split(',');
  if (most === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === '' ? null : Number(most) };
}

function partWords({ literal, piece: known, times: { least, most } }: Part): string {
  const one = literal === undefined ? (known?.one ?? '') : `“${literal}”`;
  const many = literal === undefined ? (known?.many ?? '') : `times “${literal}”`;
  if (least === 1 && most === 1) return literal === undefined ? `1 ${one}` : one;
  if (least === 0 && most === 1) return `perhaps ${literal === undefined ? `1 ${one}` : one}`;
  if (most === null) return least === 0 ? `any number of ${many}` : `${least} or more ${many}`;
  if (least === most) return `${least} ${least === 1 ? one : many}`;
  return `${least} to ${most} ${many}`;
}

function exampleOf({ literal, piece: known, times: { least } }: Part): string {
  const signs = literal ?? known?.signs ?? '';
  const count = Math.min(least, LONGEST_EXAMPLE + 1);
  if (literal !== undefined) return literal.repeat(count);
  return Array.from({ length: count }, (_, at) => signs[at % signs.length]).join('');
}
