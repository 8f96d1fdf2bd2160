import type { Span, Token } from './tokens.ts';

/** What cannot be understood: where it stands, as it was written, and a sentence with the remedy. */
export interface QueryProblem extends Span {
  readonly word: string;
  readonly message: string;
}

export type LeafToken = Extract<Token, { kind: 'word' | 'phrase' | 'term' }>;

/** The line as it is built up, before any word of it is given a meaning. */
export type Syntax = Span &
  (
    | { readonly kind: 'and' | 'or'; readonly parts: readonly Syntax[] }
    | { readonly kind: 'not'; readonly part: Syntax }
    | { readonly kind: 'leaf'; readonly token: LeafToken }
  );

/** Brackets inside brackets; more is no question of a person. */
const DEEPEST = 16;

export type Report = (span: Span, message: string) => void;

/**
 * Builds the tree: `-` and `not` bind closest, then what stands side by side (or `and`), then `or`. What
 * does not fit is reported and left out, the rest is read on. Null: nothing was left.
 */
export function syntaxOf(tokens: readonly Token[], report: Report): Syntax | null {
  const at = { place: 0 };
  const parts: Syntax[] = [];
  while (at.place < tokens.length) {
    const part = alternatives({ tokens, at, report }, 0);
    if (part) parts.push(part);
    const stray = tokens[at.place];
    if (!stray) break;
    report(stray, 'There is no ( before this ). Remove it.');
    at.place += 1;
  }
  return joined('and', parts);
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly at: { place: number };
  readonly report: Report;
}

/** Reads to the end or to a `)`. */
function alternatives(reading: Reading, depth: number): Syntax | null {
  const { tokens, at, report } = reading;
  const parts: Syntax[] = [];
  let before: Token | null = null;
  while (true) {
    const part = together(reading, depth);
    if (part) parts.push(part);
    const next = tokens[at.place];
    const isOr = next?.kind === 'or';
    if (!part && (before || isOr)) {
      const missing = before ?? next;
      if (missing) report(missing, `Write what may hold ${before ? 'after' : 'before'} or.`);
    }
    if (!isOr) return joined('or', parts);
    before = next;
    at.place += 1;
  }
}

/** Reads to the end, an `or` or a `)`. */
function together(reading: Reading, depth: number): Syntax | null {
  const { tokens, at, report } = reading;
  const parts: Syntax[] = [];
  while (true) {
    const token = tokens[at.place];
    if (!token || token.kind === 'or' || token.kind === 'close') return joined('and', parts);
    if (token.kind === 'and') {
      at.place += 1;
      const next = tokens[at.place]?.kind;
      const lacks = parts.length === 0 ? 'before' : 'after';
      const ends = next === undefined || next === 'or' || next === 'close' || next === 'and';
      if (parts.length === 0 || ends) report(token, `Write what must hold ${lacks} and.`);
      continue;
    }
    const part = single(reading, depth);
    if (part) parts.push(part);
  }
}

function single(reading: Reading, depth: number): Syntax | null {
  const { tokens, at, report } = reading;
  const token = tokens[at.place];
  if (!token) return null;
  at.place += 1;
  switch (token.kind) {
    case 'not':
      return excluded(reading, token, depth);
    case 'open':
      return bracketed(reading, token, depth);
    case 'word':
    case 'phrase':
    case 'term':
      return { kind: 'leaf', token, start: token.start, end: token.end };
    case 'and':
    case 'or':
    case 'close':
      report(token, 'Write a word before this.');
      return null;
  }
}

function excluded(reading: Reading, sign: Token, depth: number): Syntax | null {
  const { tokens, at, report } = reading;
  const next = tokens[at.place]?.kind;
  if (next === undefined || next === 'or' || next === 'and' || next === 'close') {
    report(sign, 'Write what is not wanted after not.');
    return null;
  }
  if (depth >= DEEPEST) return tooDeep(reading, sign);
  const part = single(reading, depth + 1);
  return part && { kind: 'not', part, start: sign.start, end: part.end };
}

function bracketed(reading: Reading, open: Token, depth: number): Syntax | null {
  const { tokens, at, report } = reading;
  if (depth >= DEEPEST) return tooDeep(reading, open);
  const first = at.place;
  const inside = alternatives(reading, depth + 1);
  const close = tokens[at.place];
  if (!close) report(open, 'This bracket is not closed. Write ) where it ends.');
  else at.place += 1;
  if (close && at.place === first + 1) {
    report({ start: open.start, end: close.end }, 'There is nothing between these brackets.');
  }
  return inside && { ...inside, start: open.start, end: close?.end ?? inside.end };
}

/** Reads no further: what is left would only be reported again and again. */
function tooDeep({ tokens, at, report }: Reading, span: Span): null {
  report(span, `At most ${DEEPEST} brackets can stand inside each other.`);
  at.place = tokens.length;
  return null;
}

function joined(kind: 'and' | 'or', parts: readonly Syntax[]): Syntax | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  return parts.length === 1 ? first : { kind, parts, start: first.start, end: last.end };
}
