import { visibleLine } from '#shared/text.ts';
import type { AccessPartProps } from '../access-part.ts';
import { type NamedRow, NamedRows } from '../named-rows.tsx';
import { type How, inGroups, keptWords, whyLeftOut } from './left-out.ts';
import { type ItemLine, itemName } from './review-lines.ts';
import type { Wanted } from './reviews-slice.ts';

interface DecidedProps extends Pick<AccessPartProps, 'tenants'> {
  readonly items: readonly ItemLine[];
  readonly wanted: Wanted;
}

/** Whom it is about, by name; where the service says what becomes of each, under a heading each. */
export function Decided({ items, wanted, tenants }: DecidedProps) {
  if (wanted !== 'recommended') return <NamedRows rows={items.map(named)} tenants={tenants} />;
  return inGroups(items).map(({ name, items: those }) => (
    <section key={name} className="judge-group">
      <h3>
        {name} {those.length.toLocaleString()}
      </h3>
      <NamedRows rows={those.map(named)} tenants={tenants} name={name} />
    </section>
  ));
}

interface LeftOutProps {
  readonly items: readonly ItemLine[];
  readonly wanted: Wanted;
  readonly how: How;
}

/** Whom a decision on several does not reach, counted, and each with the rule. */
export function LeftOut({ items, wanted, how }: LeftOutProps) {
  const counts = keptWords(items, wanted, how.many);
  const left = items.filter((item) => whyLeftOut(item, wanted, how) !== null);
  return (
    <>
      {counts !== null && <p className="judge-kept">{counts}</p>}
      <ul className="judge-left" aria-label="Left out" tabIndex={0}>
        {left.map((item) => (
          <li key={itemName(item)}>
            <bdi>{visibleLine(item.row.person)}</bdi>: {whyLeftOut(item, wanted, how)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** As the form names it. */
function named(item: ItemLine): NamedRow {
  const { person, what } = item.row;
  return { key: itemName(item), tenantId: item.round.tenantId, person, what };
}
