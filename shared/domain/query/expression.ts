import { z } from 'zod';

/** Keys whose values are chosen from a list: `severity:high,medium`. */
export const ListField = z.enum([
  'is',
  'severity',
  'status',
  'turn',
  'sla',
  'tenant',
  'tenant-tag',
  'tag',
  'assigned',
]);
export type ListField = z.infer<typeof ListField>;

/**
 * Keys that are compared: spans in milliseconds (`age>4h`), moments in milliseconds since 1970
 * (`created>=2026-11-21`), or plain numbers (`alerts>10`). `closed` is the moment by which our looks found
 * an incident closed; one that was closed at our first look has none, and no comparison finds it.
 */
export const CompareField = z.enum(['sla', 'age', 'updated', 'created', 'closed', 'alerts']);
export type CompareField = z.infer<typeof CompareField>;

export const Comparison = z.enum(['>', '>=', '<', '<=', '=']);
export type Comparison = z.infer<typeof Comparison>;

/** What one expression may hold: a search box needs less, and a stranger's message gets no more. */
export const MOST = {
  levels: 10,
  parts: 50,
  nodes: 200,
  texts: 20,
  values: 1000,
  valueLength: 320,
  textLength: 400,
} as const;

/** Any one of `values`. */
const ListTerm = z.object({
  kind: z.literal('list'),
  field: ListField,
  values: z.array(z.string().min(1).max(MOST.valueLength)).min(1).max(MOST.values),
});

const CompareTerm = z.object({
  kind: z.literal('compare'),
  field: CompareField,
  way: Comparison,
  value: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** Words that all occur, each as the start of a word; or, `exact`, these very words side by side. */
const TextTerm = z.object({
  kind: z.literal('text'),
  text: z.string().min(1).max(MOST.textLength),
  exact: z.boolean(),
});

export type BoardTerm =
  | z.infer<typeof ListTerm>
  | z.infer<typeof CompareTerm>
  | z.infer<typeof TextTerm>;

export type BoardExpression =
  | { kind: 'and' | 'or'; parts: BoardExpression[] }
  | { kind: 'not'; part: BoardExpression }
  | BoardTerm;

const TERMS = [ListTerm, CompareTerm, TextTerm] as const;

/** One schema for each level instead of one that names itself: depth ends by construction. */
function upTo(levels: number): z.ZodType<BoardExpression, BoardExpression> {
  if (levels <= 1) return z.discriminatedUnion('kind', TERMS);
  const part = upTo(levels - 1);
  return z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['and', 'or']),
      parts: z.array(part).min(1).max(MOST.parts),
    }),
    z.object({ kind: z.literal('not'), part }),
    ...TERMS,
  ]);
}

/**
 * What the lists of a filter cannot say: `or`, brackets, exact words, comparisons and exclusions. Bounded
 * in depth and size, so that evaluating one never takes long.
 */
export const BoardExpression = upTo(MOST.levels).refine(fits, 'The expression is too large.');

export interface ExpressionSize {
  readonly levels: number;
  readonly nodes: number;
  readonly texts: number;
  /** The longest list of parts, and of values. */
  readonly parts: number;
  readonly values: number;
}

export function expressionSize(expression: BoardExpression): ExpressionSize {
  const leaf = { levels: 1, nodes: 1, texts: 0, parts: 0, values: 0 };
  switch (expression.kind) {
    case 'list':
      return { ...leaf, values: expression.values.length };
    case 'compare':
      return leaf;
    case 'text':
      return { ...leaf, texts: 1 };
    case 'not':
      return around([expression.part]);
    case 'and':
    case 'or':
      return around(expression.parts);
  }
}

function around(parts: readonly BoardExpression[]): ExpressionSize {
  const inside = parts.map(expressionSize);
  const sum = (member: keyof ExpressionSize) => inside.reduce((all, size) => all + size[member], 0);
  const most = (member: keyof ExpressionSize) =>
    inside.reduce((highest, size) => Math.max(highest, size[member]), 0);
  return {
    levels: 1 + most('levels'),
    nodes: 1 + sum('nodes'),
    texts: sum('texts'),
    parts: Math.max(parts.length, most('parts')),
    values: most('values'),
  };
}

/** Whether an expression keeps to `MOST`. */
export function fits(expression: BoardExpression): boolean {
  const size = expressionSize(expression);
  const measured = ['levels', 'nodes', 'texts', 'parts', 'values'] as const;
  return measured.every((member) => size[member] <= MOST[member]);
}

/** Every term, wherever it stands. */
export function* termsIn(expression: BoardExpression): Generator<BoardTerm> {
  switch (expression.kind) {
    case 'not':
      yield* termsIn(expression.part);
      break;
    case 'and':
    case 'or':
      for (const part of expression.parts) yield* termsIn(part);
      break;
    case 'list':
    case 'compare':
    case 'text':
      yield expression;
  }
}

/** What must all hold, one by one; each can be taken away alone. */
export function conjunctsOf(expression: BoardExpression | null): readonly BoardExpression[] {
  if (expression === null) return [];
  return expression.kind === 'and' ? expression.parts : [expression];
}

/** The whole of some conjuncts; null when there is none. */
export function allOf(parts: readonly BoardExpression[]): BoardExpression | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { kind: 'and', parts: [...parts] };
}
