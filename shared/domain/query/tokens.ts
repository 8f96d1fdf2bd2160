/** Where something stands in the text: from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface WrittenValue extends Span {
  readonly text: string;
}

export type Token = Span &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    | { readonly kind: 'word' | 'phrase'; readonly text: string }
    | {
        readonly kind: 'term';
        readonly key: string;
        readonly op: string;
        /** Where the values begin. */
        readonly valuesAt: number;
        readonly values: readonly WrittenValue[];
      }
  );

const SPACE = /\s+/y;
const KEY = /([A-Za-z][A-Za-z-]*)(:[<>]=?|[<>]=?|[:=])/y;
/** A quotation may lack its end: it is still being typed. Curved quotes come with pasted text. */
const QUOTED = /["“”]((?:\\.|[^"“”\\])*)(?:["“”]|\\?$)/y;
const WORD = /[^\s()"“”]+/y;
const PLAIN_VALUE = /[^\s(),"“”]+/y;
/** `age>4 h`: a span whose unit stands apart. */
const SPAN_KEY = /^(?:age|updated|sla)$/i;
const UNIT = /\s+([smhdw])(?=[\s()]|$)/iy;
const KEYWORDS = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
] as const);

/** Cuts a line into what it is made of. Every character belongs to a token or is space. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    const token = space ? null : tokenAt(text, at);
    if (token) tokens.push(token);
    at = token ? token.end : at + (space?.[0].length ?? 1);
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token | null {
  const sign = text[start];
  if (sign === '(' || sign === ')') {
    return { kind: sign === '(' ? 'open' : 'close', start, end: start + 1 };
  }
  if (sign === '-' && /[^\s)-]/.test(text[start + 1] ?? '')) {
    return { kind: 'not', start, end: start + 1 };
  }
  const quoted = matchAt(QUOTED, text, start);
  if (quoted) return { kind: 'phrase', text: unescaped(quoted), start, end: endOf(quoted, start) };
  return termAt(text, start) ?? wordAt(text, start);
}

function wordAt(text: string, start: number): Token | null {
  const [word] = matchAt(WORD, text, start) ?? [];
  if (word === undefined) return null;
  const end = start + word.length;
  for (const [keyword, kind] of KEYWORDS) {
    if (word.toLowerCase() === keyword) return { kind, start, end };
  }
  return { kind: 'word', text: word, start, end };
}

function termAt(text: string, start: number): Token | null {
  const [begin, key = '', op = ''] = matchAt(KEY, text, start) ?? [];
  if (begin === undefined) return null;
  const valuesAt = start + begin.length;
  const values: WrittenValue[] = [];
  let at = valuesAt;
  while (at < text.length) {
    const piece = valueAt(text, at);
    if (piece && piece.text !== '') values.push(piece);
    if (piece) at = piece.end;
    if (text[at] !== ',') break;
    at += 1;
  }
  const [span] = values;
  const isNumber = values.length === 1 && span !== undefined && /^\d+$/.test(span.text);
  const unit = isNumber && SPAN_KEY.test(key) && /[<>]/.test(op) ? matchAt(UNIT, text, at) : null;
  if (span && unit) {
    at = endOf(unit, at);
    values[0] = { ...span, text: `${span.text}${unit[1] ?? ''}`, end: at };
  }
  return { kind: 'term', key, op, valuesAt, values, start, end: at };
}

/** A value may mix plain and quoted parts: `a" b"c`. */
function valueAt(text: string, start: number): WrittenValue | null {
  let at = start;
  let value = '';
  while (at < text.length) {
    const quoted = matchAt(QUOTED, text, at);
    const part = quoted ?? matchAt(PLAIN_VALUE, text, at);
    if (!part) break;
    value += quoted ? unescaped(quoted) : part[0];
    at = endOf(part, at);
  }
  return at === start ? null : { text: value, start, end: at };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf([whole]: RegExpExecArray, start: number): number {
  return start + whole.length;
}

function unescaped(quoted: RegExpExecArray): string {
  return (quoted[1] ?? '').replace(/\\(.)/gs, '$1');
}

const BARE_VALUE = /^[^\s(),"“”\\<>][^\s(),"“”\\]*$/;

export function quotedText(text: string): string {
  return `"${text.replace(/["“”\\]/g, '\\$&')}"`;
}

/** A value after a key, with quotes where it would not be read back without. */
export function writtenValue(value: string): string {
  return BARE_VALUE.test(value) ? value : quotedText(value);
}

/** Whether a word alone is read back as that word. */
export function isPlainWord(word: string): boolean {
  const [token, ...more] = tokensOf(word);
  return token?.kind === 'word' && token.text === word && more.length === 0;
}
