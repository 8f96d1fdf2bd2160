import { type BoardExpression, MOST } from './expression.ts';
import { LIST_KEYS } from './fields.ts';

const SCOPES = ['open', 'snoozed', 'closed'];

/**
 * The one form of all expressions that say the same in the same order: no `and` right inside an `and`, no
 * double `not`, words that stand side by side as one text, and one list for a key of which an incident has
 * exactly one (`severity:high severity:low` can only mean either).
 */
export function normal(expression: BoardExpression): BoardExpression {
  switch (expression.kind) {
    case 'not': {
      const part = normal(expression.part);
      return part.kind === 'not' ? part.part : { kind: 'not', part };
    }
    case 'and':
    case 'or': {
      const { kind } = expression;
      const parts = expression.parts
        .map(normal)
        .flatMap((part) => (part.kind === kind ? partsOf(part) : [part]));
      return alone(kind, kind === 'and' ? merged(parts) : parts);
    }
    case 'list':
      return expression.field === 'is' ? scopeOf(expression.values) : expression;
    case 'compare':
    case 'text':
      return expression;
  }
}

function partsOf(expression: BoardExpression): readonly BoardExpression[] {
  return 'parts' in expression ? expression.parts : [expression];
}

function alone(kind: 'and' | 'or', parts: readonly BoardExpression[]): BoardExpression {
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind, parts: [...parts] };
}

/** Open, snoozed or closed, each once; open and closed together are everything. */
function scopeOf(values: readonly string[]): BoardExpression {
  const kept = SCOPES.filter((scope) => values.includes(scope));
  const isAll = values.includes('all') || (kept.includes('open') && kept.includes('closed'));
  return { kind: 'list', field: 'is', values: isAll || kept.length === 0 ? ['all'] : kept };
}

function merged(parts: readonly BoardExpression[]): BoardExpression[] {
  const kept: BoardExpression[] = [];
  for (const part of parts) {
    const place = kept.findIndex((other) => together(other, part) !== null);
    const other = kept[place];
    const whole = other && together(other, part);
    if (whole) kept[place] = whole;
    else kept.push(part);
  }
  return kept;
}

/** Two parts of one `and` as one; null when they are two. */
function together(one: BoardExpression, other: BoardExpression): BoardExpression | null {
  if (one.kind === 'text' && other.kind === 'text' && !one.exact && !other.exact) {
    const text = `${one.text} ${other.text}`;
    return text.length <= MOST.textLength ? { ...one, text } : null;
  }
  if (one.kind !== 'list' || other.kind !== 'list' || one.field !== other.field) return null;
  if (!LIST_KEYS[one.field].single) return null;
  const values = [...new Set([...one.values, ...other.values])];
  return one.field === 'is' ? scopeOf(values) : { ...one, values };
}
