import { type QueryKey, KEY_NAMES, queryKey, type QueryTenant } from './fields.ts';
import { type BoardExpression, Comparison, MOST } from './expression.ts';
import type { LeafToken, Report, Syntax } from './syntax.ts';
import type { Token } from './tokens.ts';

type Term = Extract<Token, { kind: 'term' }>;

const SAYS_SOMETHING = /[\p{L}\p{N}\p{Co}]/u;

/** Gives the tree its meaning. What has none is reported and left out; null when nothing is left. */
export function meaningOf(
  syntax: Syntax,
  tenants: readonly QueryTenant[],
  report: Report,
): BoardExpression | null {
  switch (syntax.kind) {
    case 'leaf':
      return leafMeaning(syntax.token, tenants, report);
    case 'not': {
      const part = meaningOf(syntax.part, tenants, report);
      return part && { kind: 'not', part };
    }
    case 'and':
    case 'or': {
      const { kind } = syntax;
      const parts = syntax.parts.flatMap((part) => meaningOf(part, tenants, report) ?? []);
      return parts.length === 0 ? null : { kind, parts };
    }
  }
}

function leafMeaning(
  token: LeafToken,
  tenants: readonly QueryTenant[],
  report: Report,
): BoardExpression | null {
  if (token.kind === 'term') return termMeaning(token, tenants, report);
  const { kind, text } = token;
  if (!SAYS_SOMETHING.test(text)) {
    report(token, 'Nothing can be found by this: write a letter or a digit, or remove it.');
    return null;
  }
  if (text.length > MOST.textLength) {
    report(token, `This is too long to search for: at most ${MOST.textLength} characters.`);
    return null;
  }
  return { kind: 'text', text, exact: kind === 'phrase' };
}

function termMeaning(
  term: Term,
  tenants: readonly QueryTenant[],
  report: Report,
): BoardExpression | null {
  const known = queryKey(term.key, term.op);
  if (!known) {
    report(
      { start: term.start, end: term.valuesAt },
      `${term.key} is not known here. Known are ${KEY_NAMES.join(', ')}; put other words in quotes.`,
    );
    return null;
  }
  if (term.values.length === 0) {
    report(term, `Write a value after ${term.key}${term.op}`);
    return null;
  }
  return known.kind === 'list'
    ? listMeaning(term, known, tenants, report)
    : compareMeaning(term, known, report);
}

function listMeaning(
  term: Term,
  { name, key }: Extract<QueryKey, { kind: 'list' }>,
  tenants: readonly QueryTenant[],
  report: Report,
): BoardExpression | null {
  if (/[<>]/.test(term.op)) {
    report(term, `${name} has no more or less. Write ${name}:value.`);
    return null;
  }
  const values = new Set<string>();
  for (const written of term.values) {
    const read =
      written.text.length > MOST.valueLength
        ? { message: `This is longer than any ${name}.` }
        : key.read(written.text, tenants);
    if ('message' in read) report(written, read.message);
    else for (const value of read.value) values.add(value);
  }
  if (values.size > MOST.values) {
    report(
      term,
      `These are ${values.size} values; at most ${MOST.values} can be asked for at once.`,
    );
    return null;
  }
  return values.size === 0 ? null : { kind: 'list', field: name, values: [...values] };
}

function compareMeaning(
  term: Term,
  { name, key }: Extract<QueryKey, { kind: 'compare' }>,
  report: Report,
): BoardExpression | null {
  const sign = term.op === ':' ? '=' : term.op.replace(':', '');
  const way = Comparison.parse(sign);
  const [first, ...more] = term.values;
  // A span has no last millisecond to tell "at least" from "more".
  const kept = key.ways.find((known) => known === way) ?? key.ways.find((k) => k === way[0]);
  if (!first || more.length > 0 || kept === undefined) {
    report(term, key.remedy);
    return null;
  }
  const read = key.read(first.text);
  if ('message' in read) {
    report(first, read.message);
    return null;
  }
  return { kind: 'compare', field: name, way: kept, value: read.value };
}
