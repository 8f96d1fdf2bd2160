import { parseGraphTime } from '../world/stamp.ts';
import { badRequest } from './graph-error.ts';

/** What a property can be compared with. */
export type FieldKind = 'time' | 'text' | readonly string[];

/** A value of one record: a time in ms, a word, or null. */
export type FieldValue = number | string | null;
export type ReadField = (name: string) => FieldValue;

export interface Filter {
  readonly matches: (read: ReadField) => boolean;
  /** No record whose `name` is before this time can match; -Infinity when there is no such bound. */
  readonly notBefore: (name: string) => number;
}

const TOKEN =
  /\s*(?:(\()|(\))|(,)|'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}[0-9T:.Z+-]*)|([A-Za-z_][\w/.]*))/iy;

type Token =
  | { readonly kind: 'open' | 'close' | 'comma' }
  | { readonly kind: 'text' | 'time' | 'word'; readonly text: string };

type Node =
  | { readonly kind: 'and'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'or'; readonly left: Node; readonly right: Node }
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: Operator;
      readonly value: FieldValue;
    }
  | { readonly kind: 'contains'; readonly field: string; readonly part: string };

const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
type Operator = (typeof OPERATORS)[number];

/**
 * Reads a `$filter`: comparisons of the given fields, and `contains(field,'part')`, joined with `and`, `or`
 * and brackets; times bare, words in quotes, `null` bare. @throws GraphError 400 for anything else, as the service does for what
 * it does not document.
 */
export function parseFilter(text: string, fields: Readonly<Record<string, FieldKind>>): Filter {
  const tokens = tokensOf(text);
  let at = 0;
  const peekWord = () => {
    const token = tokens[at];
    return token?.kind === 'word' ? token.text.toLowerCase() : null;
  };

  function either(): Node {
    let left = both();
    while (peekWord() === 'or') {
      at += 1;
      left = { kind: 'or', left, right: both() };
    }
    return left;
  }

  function both(): Node {
    let left = single();
    while (peekWord() === 'and') {
      at += 1;
      left = { kind: 'and', left, right: single() };
    }
    return left;
  }

  function single(): Node {
    const token = tokens[at];
    at += 1;
    if (token?.kind === 'open') {
      const inner = either();
      if (tokens[at]?.kind !== 'close') throw invalid('a closing bracket is missing');
      at += 1;
      return inner;
    }
    if (token?.kind !== 'word') throw invalid('a property name was expected');
    if (token.text.toLowerCase() === 'contains') return contains();
    const kind = Object.hasOwn(fields, token.text) ? fields[token.text] : undefined;
    if (kind === undefined) throw invalid(`the property '${token.text}' cannot be filtered by`);
    const operator = OPERATORS.find((known) => known === peekWord());
    if (operator === undefined) throw invalid(`an operator was expected after '${token.text}'`);
    at += 1;
    const value = literal(tokens[at], token.text, kind, operator);
    at += 1;
    return { kind: 'compare', field: token.text, operator, value };
  }

  function contains(): Node {
    const [open, field, comma, part, close] = tokens.slice(at, at + 5);
    at += 5;
    const whole = open?.kind === 'open' && comma?.kind === 'comma' && close?.kind === 'close';
    if (!whole || field?.kind !== 'word' || part?.kind !== 'text')
      throw invalid('contains() takes a property name and a word in single quotes');
    if (!Object.hasOwn(fields, field.text) || fields[field.text] !== 'text')
      throw invalid(`contains() cannot be used with '${field.text}'`);
    return { kind: 'contains', field: field.text, part: part.text.toLowerCase() };
  }

  const root = either();
  if (at < tokens.length) throw invalid(`unexpected text after position ${at}`);
  return { matches: (read) => holds(root, read), notBefore: (name) => lowerBound(root, name) };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const from = TOKEN.lastIndex;
    const [, open, close, comma, quoted, time, word] = TOKEN.exec(trimmed) ?? [];
    if (open !== undefined) tokens.push({ kind: 'open' });
    else if (close !== undefined) tokens.push({ kind: 'close' });
    else if (comma !== undefined) tokens.push({ kind: 'comma' });
    else if (quoted !== undefined)
      tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (time !== undefined) tokens.push({ kind: 'time', text: time });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else throw invalid(`syntax error at position ${from}`);
  }
  return tokens;
}

function literal(
  token: Token | undefined,
  field: string,
  kind: FieldKind,
  operator: Operator,
): FieldValue {
  const ordering = operator !== 'eq' && operator !== 'ne';
  if (token?.kind === 'word' && token.text.toLowerCase() === 'null' && !ordering) return null;
  if (kind === 'time') {
    const ms = token?.kind === 'time' ? parseGraphTime(token.text) : null;
    if (ms === null)
      throw invalid(
        `'${field}' is compared with a time such as 2026-01-31T00:00:00Z, without quotes`,
      );
    return ms;
  }
  if (token?.kind !== 'text') throw invalid(`'${field}' is compared with a word in single quotes`);
  if (kind === 'text') {
    if (ordering) throw invalid(`'${operator}' cannot be used with '${field}'`);
    return token.text;
  }
  const member = kind.find((known) => known.toLowerCase() === token.text.toLowerCase());
  if (member === undefined || ordering)
    throw invalid(`'${token.text}' cannot be compared with '${field}'`);
  return member;
}

function holds(node: Node, read: ReadField): boolean {
  if (node.kind === 'and') return holds(node.left, read) && holds(node.right, read);
  if (node.kind === 'or') return holds(node.left, read) || holds(node.right, read);
  const found = read(node.field);
  if (node.kind === 'contains')
    return typeof found === 'string' && found.toLowerCase().includes(node.part);
  const { value, operator } = node;
  if (operator === 'eq') return same(found, value);
  if (operator === 'ne') return !same(found, value);
  if (typeof found !== 'number' || typeof value !== 'number') return false;
  if (operator === 'gt') return found > value;
  if (operator === 'ge') return found >= value;
  return operator === 'lt' ? found < value : found <= value;
}

/** Words are compared without regard to case, as the service does. */
function same(found: FieldValue, value: FieldValue): boolean {
  if (typeof found === 'string' && typeof value === 'string')
    return found.toLowerCase() === value.toLowerCase();
  return found === value;
}

function lowerBound(node: Node, name: string): number {
  if (node.kind === 'and')
    return Math.max(lowerBound(node.left, name), lowerBound(node.right, name));
  if (node.kind === 'or')
    return Math.min(lowerBound(node.left, name), lowerBound(node.right, name));
  if (node.kind === 'contains') return -Infinity;
  const bounded =
    node.field === name &&
    (node.operator === 'ge' || node.operator === 'gt' || node.operator === 'eq');
  return bounded && typeof node.value === 'number' ? node.value : -Infinity;
}

function invalid(why: string) {
  return badRequest(`Invalid filter clause: ${why}.`);
}
