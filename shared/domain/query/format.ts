import type { BoardFilter } from '../board.ts';
import {
  type BoardExpression,
  type CompareField,
  conjunctsOf,
  type ListField,
} from './expression.ts';
import { COMPARE_KEYS } from './compare-keys.ts';
import { LIST_KEYS, type QueryTenant } from './fields.ts';
import { usualScope } from './flat.ts';
import { parseBoardQuery } from './parse.ts';
import { isPlainWord, quotedText, writtenValue } from './tokens.ts';

type Tenants = readonly QueryTenant[];

/**
 * The text that `parseBoardQuery` reads back: the same filter for one that came from there; for one made
 * by hand, the filter that says the same (`settledFilter`).
 */
export function formatBoardQuery(filter: BoardFilter, tenants: Tenants): string {
  const listed = (field: ListField, values: readonly string[]) =>
    values.length === 0 ? [] : [listText(field, values, tenants)];
  const conjuncts = conjunctsOf(filter.where);
  const flat = [
    ...(filter.scope === usualScope(filter) ? [] : [`is:${filter.scope}`]),
    ...listed('severity', filter.severities),
    ...listed('status', filter.statuses),
    ...listed('turn', filter.turns),
    ...listed('sla', filter.clocks),
    ...listed('tenant', filter.tenants),
    ...listed('tenant-tag', filter.tenantTags),
    ...listed('tag', filter.tags),
    ...listed('assigned', filter.assignees),
    ...(filter.olderThan === null ? [] : [`age>${filter.olderThan}`]),
    ...(filter.youngerThan === null ? [] : [`age<${filter.youngerThan}`]),
    ...wordsOf(filter.text),
  ];
  const alone = flat.length === 0 && conjuncts.length === 1;
  const rest = conjuncts.map((part) => text(part, tenants, alone ? 'or' : 'and'));
  return [...flat, ...rest].join(' ');
}

/** One part of a query as it is written alone. */
export function formatExpression(expression: BoardExpression, tenants: Tenants): string {
  return text(expression, tenants, 'or');
}

/** The filter as the language would have it: what the lists can hold in the lists, the rest in `where`. */
export function settledFilter(filter: BoardFilter, tenants: Tenants): BoardFilter {
  return parseBoardQuery(formatBoardQuery(filter, tenants), tenants).filter;
}

/** How closely the place binds: inside `or` anything goes, inside `and` an `or` needs brackets. */
type Place = 'or' | 'and' | 'not';

function text(expression: BoardExpression, tenants: Tenants, place: Place): string {
  switch (expression.kind) {
    case 'list':
      return listText(expression.field, expression.values, tenants);
    case 'compare':
      return compareText(expression.field, expression.way, expression.value);
    case 'text': {
      if (expression.exact) return quotedText(expression.text);
      const words = wordsOf(expression.text);
      const plain = words.length === 1 && !words[0]?.startsWith('-');
      return place === 'not' && !plain ? `(${words.join(' ')})` : words.join(' ');
    }
    case 'not': {
      const excluded = `-${text(expression.part, tenants, 'not')}`;
      return place === 'not' ? `(${excluded})` : excluded;
    }
    case 'and': {
      const parts = expression.parts.map((part) => text(part, tenants, 'and')).join(' ');
      return place === 'or' ? parts : `(${parts})`;
    }
    case 'or': {
      const parts = expression.parts.map((part) => text(part, tenants, 'or')).join(' or ');
      return place === 'or' ? parts : `(${parts})`;
    }
  }
}

function listText(field: ListField, values: readonly string[], tenants: Tenants): string {
  const { write } = LIST_KEYS[field];
  return `${field}:${values.map((value) => writtenValue(write(value, tenants))).join(',')}`;
}

function compareText(field: CompareField, way: string, value: number): string {
  return `${field}${way === '=' ? ':' : way}${COMPARE_KEYS[field].write(value)}`;
}

function wordsOf(words: string): string[] {
  return words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => (isPlainWord(word) ? word : quotedText(word)));
}
