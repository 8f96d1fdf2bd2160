import { differencesFrom, type Look } from '../arrangement.ts';
import type { QueryTenant } from '../query/fields.ts';
import { formatBoardQuery } from '../query/format.ts';
import { isSameName, type View } from './view.ts';

/** How a person likes to see rows; what is shown in them is the same. */
const OWN_TASTE: readonly string[] = ['columns', 'row height'];

/**
 * The view among a person's own that shows what somebody else's link shows: the same search, order, groups and
 * layout. Of several the one that looks most alike, then the one of the same name. Null: there is none. Pure.
 */
export function ownViewOf(
  views: readonly View[],
  { look, name }: { readonly look: Look; readonly name: string | null },
  tenants: readonly QueryTenant[],
): View | null {
  const line = formatBoardQuery(look.filter, tenants);
  const alike = views.flatMap((view) => {
    if (formatBoardQuery(view.look.filter, tenants) !== line) return [];
    const { columns, density } = view.look;
    const shown = { ...look, columns: look.columns ?? columns, density: look.density ?? density };
    const differences = differencesFrom({ ...view.look, filter: look.filter }, shown);
    if (!differences.every((name) => OWN_TASTE.includes(name))) return [];
    const isNamed = name !== null && isSameName(view.name, name);
    return [{ view, rank: differences.length * 2 + (isNamed ? 0 : 1) }];
  });
  return alike.toSorted((one, other) => one.rank - other.rank)[0]?.view ?? null;
}
