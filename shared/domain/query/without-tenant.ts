import type { BoardFilter } from '../board.ts';
import { TenantId } from '../tenant.ts';
import { type BoardExpression, termsIn } from './expression.ts';

/** Every tenant a filter speaks of. */
export function tenantsNamedIn({ tenants, where }: BoardFilter): TenantId[] {
  const named = new Set<TenantId>(tenants);
  for (const term of where === null ? [] : termsIn(where)) {
    if (term.kind !== 'list' || term.field !== 'tenant') continue;
    for (const value of term.values) {
      const id = TenantId.safeParse(value);
      if (id.success) named.add(id.data);
    }
  }
  return [...named];
}

/**
 * A filter that says nothing of a tenant any more: a removed tenant leaves no byte behind (law 5). Null
 * when it asked for that tenant alone: what is left of it would ask for something else.
 */
export function filterWithoutTenant(filter: BoardFilter, id: TenantId): BoardFilter | null {
  const tenants = filter.tenants.filter((other) => other !== id);
  if (tenants.length === 0 && filter.tenants.length > 0) return null;
  const where = filter.where === null ? 'all' : rest(filter.where, id);
  if (where === 'none') return null;
  return { ...filter, tenants, where: where === 'all' ? null : where };
}

/** What is left of an expression; or that it lets through all, or none. */
type Rest = BoardExpression | 'all' | 'none';

function rest(expression: BoardExpression, id: string): Rest {
  switch (expression.kind) {
    case 'list': {
      if (expression.field !== 'tenant') return expression;
      const values = expression.values.filter((value) => value !== id);
      return values.length === 0 ? 'none' : { ...expression, values };
    }
    case 'not': {
      const part = rest(expression.part, id);
      if (part === 'all') return 'none';
      return part === 'none' ? 'all' : { kind: 'not', part };
    }
    case 'and':
    case 'or':
      return joined(
        expression.kind,
        expression.parts.map((part) => rest(part, id)),
      );
    case 'compare':
    case 'text':
      return expression;
  }
}

function joined(kind: 'and' | 'or', parts: readonly Rest[]): Rest {
  const [decides, idle] = kind === 'and' ? (['none', 'all'] as const) : (['all', 'none'] as const);
  if (parts.includes(decides)) return decides;
  const left = parts.flatMap((part) => (typeof part === 'string' ? [] : [part]));
  const [first] = left;
  if (!first) return idle;
  return left.length === 1 ? first : { kind, parts: left };
}
