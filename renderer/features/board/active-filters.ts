import type { TenantRow } from '#shared/contract/tenants.ts';
import { type BoardFilter, UNTAGGED } from '#shared/domain/board.ts';
import { allOf, conjunctsOf } from '#shared/domain/query/expression.ts';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import { formatExpression } from '#shared/domain/query/format.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { severityWord, word } from '#shared/domain/words.ts';
import { standingWord } from '../../ui/due-mark.tsx';
import { assigneeWord, partWords, tagWord } from './part-words.ts';
import { turnWord } from '../../ui/words.ts';

/** One active choice: what to call it, and the filter without it. */
export interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<BoardFilter>;
}

function each<T extends string>(
  name: string,
  values: readonly T[],
  label: (value: T) => string,
  without: (rest: T[]) => Partial<BoardFilter>,
): ActiveFilter[] {
  return values.map((value) => ({
    key: `${name} ${value}`,
    label: label(value),
    without: without(values.filter((other) => other !== value)),
  }));
}

/** What narrows the list, in the order of the panel. */
export function activeFilters(
  filter: BoardFilter,
  tenants: ReadonlyMap<TenantId, TenantRow>,
): ActiveFilter[] {
  const { youngerThan, olderThan, text } = filter;
  return [
    ...each('severity', filter.severities, severityWord, (severities) => ({ severities })),
    ...each('status', filter.statuses, word, (statuses) => ({ statuses })),
    ...each(
      'turn',
      filter.turns,
      (turn) => `Turn: ${turnWord(turn)}`,
      (turns) => ({ turns }),
    ),
    ...each(
      'clock',
      filter.clocks,
      (standing) => `Clock: ${standingWord(standing)}`,
      (clocks) => ({ clocks }),
    ),
    ...each(
      'tenant',
      filter.tenants,
      (id) => tenants.get(id)?.name ?? id,
      (rest) => ({ tenants: rest }),
    ),
    ...each(
      'group',
      filter.tenantTags,
      (tag) => `Tenants: ${tag}`,
      (tenantTags) => ({ tenantTags }),
    ),
    ...each(
      'tag',
      filter.tags,
      (tag) => (tag === UNTAGGED ? tagWord(tag) : `Tag: ${tag}`),
      (tags) => ({ tags }),
    ),
    ...each(
      'assignee',
      filter.assignees,
      (name) => `Assigned: ${assigneeWord(name)}`,
      (assignees) => ({ assignees }),
    ),
    ...(olderThan === null
      ? []
      : [{ key: 'older', label: `Older than ${olderThan}`, without: { olderThan: null } }]),
    ...(youngerThan === null
      ? []
      : [{ key: 'younger', label: `Younger than ${youngerThan}`, without: { youngerThan: null } }]),
    ...(text === '' ? [] : [{ key: 'text', label: `“${text}”`, without: { text: '' } }]),
    ...written(filter, [...tenants.values()]),
  ];
}

/** What only the line can say: each part in words. */
function written({ where }: BoardFilter, tenants: readonly QueryTenant[]): ActiveFilter[] {
  const parts = conjunctsOf(where);
  return parts.map((part) => {
    const label = partWords(part, tenants);
    const rest = parts.filter((other) => other !== part);
    return {
      key: `where ${formatExpression(part, tenants)}`,
      label,
      without: { where: allOf(rest) },
    };
  });
}
