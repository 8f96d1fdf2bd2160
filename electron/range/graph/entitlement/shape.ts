import type { GraphCall } from '../graph-context.ts';
import { badRequest } from '../graph-error.ts';

/** What a caller wants to see of a thing: `$select` and `$expand`, with those inside each expansion. */
export interface Shape {
  readonly select: readonly string[] | null;
  readonly expand: ReadonlyMap<string, Shape>;
}

export const PLAIN: Shape = { select: null, expand: new Map() };
const DEEPEST = 4;

/** @throws GraphError 400 for options that cannot be read. */
export function readShape({ call }: GraphCall): Shape {
  return {
    select: names(call.query.get('$select')),
    expand: expansions(call.query.get('$expand'), 1),
  };
}

function names(text: string | null): readonly string[] | null {
  const list = text?.split(',').map((name) => name.trim());
  return list && !list.includes('*') ? list : null;
}

function expansions(text: string | null, depth: number): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  if (text === null) return shapes;
  if (depth > DEEPEST) throw badRequest('The expansion is too deep.');
  for (const part of outside(text, ',')) {
    const [, name, inner] = /^([\w*]+)(?:\((.*)\))?$/s.exec(part) ?? [];
    if (name === undefined)
      throw badRequest(`Term '${part}' is not valid in a $expand expression.`);
    shapes.set(name, nested(inner ?? '', depth));
  }
  return shapes;
}

function nested(text: string, depth: number): Shape {
  const options = new Map(
    outside(text, ';').map((option) => {
      const mark = option.indexOf('=');
      return [option.slice(0, Math.max(0, mark)), option.slice(mark + 1)];
    }),
  );
  for (const name of options.keys())
    if (name !== '$select' && name !== '$expand')
      throw badRequest(`The option '${name}' cannot be used inside $expand here.`);
  return {
    select: names(options.get('$select') ?? null),
    expand: expansions(options.get('$expand') ?? null, depth + 1),
  };
}

/** Parts between separators that are not inside brackets. */
function outside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === separator && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
  }
  parts.push(part.trim());
  return parts.filter((one) => one !== '');
}

type Members = Readonly<Record<string, unknown>>;
/** What can be expanded, each with how it is told. */
export type Expandable = Readonly<Record<string, (shape: Shape) => unknown>>;

/**
 * A thing of type `microsoft.graph.{type}` as the caller wants it. @throws GraphError 400 for names that
 * the type lacks.
 */
export function shaped(type: string, members: Members, more: Expandable, shape: Shape): object {
  const { select, expand } = shape;
  const unknown =
    select?.find((name) => !Object.hasOwn(members, name) && !Object.hasOwn(more, name)) ??
    [...expand.keys()].find((name) => name !== '*' && !Object.hasOwn(more, name));
  if (unknown !== undefined)
    throw badRequest(
      `Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`,
    );
  const picked = Object.entries(members).filter(
    ([name]) => select === null || name === 'id' || select.includes(name) || name.startsWith('@'),
  );
  const opened = Object.entries(more).flatMap(([name, tell]) => {
    const inner = expand.get(name) ?? (expand.has('*') ? PLAIN : null);
    return inner === null ? [] : [[name, tell(inner)] as const];
  });
  return { ...Object.fromEntries(picked), ...Object.fromEntries(opened) };
}
