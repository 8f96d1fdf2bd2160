import type { GraphCall } from '../graph-context.ts';
import { badRequest } from '../graph-error.ts';
import { type FieldKind, type FieldValue, parseFilter } from '../filter.ts';
import { allowOptions, nextLink, readPaging, wantsCount } from '../paging.ts';
import { readShape, type Shape } from './shape.ts';

/** Something that stands in a list: newest first, and in the order it was made where times are alike. */
export interface Listed {
  readonly atMs: number;
  readonly number: number;
}

export interface AccessList<T> {
  /** What the list is of, for `@odata.context`. */
  readonly context: string;
  readonly items: readonly T[];
  readonly place: (item: T) => Listed;
  readonly tell: (item: T, shape: Shape) => object;
  /** Names that can be filtered by, and how to read them. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly read: (item: T, name: string) => FieldValue;
  /** The time that `$orderby` can name; null: none. */
  readonly ordered: string | null;
}

/** The service's own page, and the most it puts on one (FACTS.md e: 100 for reviews; adopted for all). */
const PAGE = 100;
const OPTIONS = new Set([
  '$select',
  '$filter',
  '$expand',
  '$orderby',
  '$top',
  '$skip',
  '$skiptoken',
  '$count',
]);

/** One page of a list. @throws GraphError 400 for options that cannot be read. */
export function accessList<T>(graph: GraphCall, list: AccessList<T>): object {
  allowOptions(graph, OPTIONS);
  const { top, skip, after } = readPaging(graph, PAGE, PAGE);
  const shape = readShape(graph);
  const sign = signOf(graph, list.ordered);
  const text = graph.call.query.get('$filter');
  const filter = text === null ? null : parseFilter(text, list.fields);
  const found = list.items
    .filter((item) => filter?.matches((name) => list.read(item, name)) ?? true)
    .map((item) => ({ item, ...list.place(item) }))
    .sort((a, b) => sign * (a.atMs - b.atMs || a.number - b.number));
  const rest =
    after === null
      ? found.slice(skip)
      : found.filter(
          ({ atMs, number }) => sign * (atMs - after.updatedMs || number - after.row) > 0,
        );
  const page = rest.slice(0, top);
  const last = page.at(-1);
  return {
    '@odata.context': `${graph.base}/$metadata#${list.context}`,
    ...(wantsCount(graph) && { '@odata.count': found.length }),
    ...(rest.length > page.length &&
      last && { '@odata.nextLink': nextLink(graph, { updatedMs: last.atMs, row: last.number }) }),
    value: page.map(({ item }) => list.tell(item, shape)),
  };
}

/** 1 for oldest first, -1 for newest first. */
function signOf({ call }: GraphCall, ordered: string | null): 1 | -1 {
  const text = call.query.get('$orderby');
  if (text === null) return -1;
  const [name = '', direction = 'asc', ...more] = text.split(' ');
  if (name !== ordered || !/^(asc|desc)$/.test(direction) || more.length > 0)
    throw badRequest(`Invalid orderby clause: '${text}' cannot be ordered by.`);
  return direction === 'asc' ? 1 : -1;
}

/** One thing, with `$select` and `$expand` as asked. */
export function accessOne(
  graph: GraphCall,
  context: string,
  tell: (shape: Shape) => object,
): object {
  allowOptions(graph, new Set(['$select', '$expand']));
  return {
    '@odata.context': `${graph.base}/$metadata#${context}/$entity`,
    ...tell(readShape(graph)),
  };
}
