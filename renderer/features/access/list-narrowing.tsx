import { useId, useMemo } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { FilterField } from '../../ui/filter-field.tsx';
import { useOfferedKeys } from '../../ui/offers.tsx';
import type { AccessPartProps } from './access-part.ts';
import type { ListFilter } from './list-filter.ts';

interface ListNarrowingProps extends Pick<AccessPartProps, 'tenants'> {
  readonly filter: ListFilter;
  readonly placeholder: string;
  /** Tenants of which the list has something; absent = all are offered. */
  readonly among?: ReadonlySet<TenantId>;
  readonly onFilter: (filter: Partial<ListFilter>) => void;
  /** From the words to the list. */
  readonly onToList: () => void;
}

/** Words and a tenant that narrow a list of access; `/` leads to the words. */
export function ListNarrowing(props: ListNarrowingProps) {
  const { tenants, filter, placeholder, among, onFilter, onToList } = props;
  const { text, tenant } = filter;
  const id = useId();
  useOfferedKeys(useMemo(() => ({ '/': () => document.getElementById(id)?.focus() }), [id]));
  const offered = useMemo(() => {
    const all = [...tenants.values()].filter((one) => among === undefined || among.has(one.id));
    return all.sort((a, b) => a.name.localeCompare(b.name));
  }, [tenants, among]);
  const isListed = tenant === null || offered.some((one) => one.id === tenant);
  return (
    <>
      <FilterField
        id={id}
        className="mine-filter"
        name="Filter by words"
        placeholder={placeholder}
        text={text}
        onText={(words) => onFilter({ text: words })}
        onList={onToList}
      />
      <select
        className="mine-filter"
        aria-label="Tenant"
        value={tenant ?? ''}
        onChange={({ target }) => {
          const chosen = offered.find((one) => one.id === target.value);
          onFilter({ tenant: chosen?.id ?? null });
        }}
      >
        <option value="">All tenants</option>
        {!isListed && tenant !== null && (
          <option value={tenant}>{visibleLine(tenants.get(tenant)?.name ?? tenant)}</option>
        )}
        {offered.map((one) => (
          <option key={one.id} value={one.id}>
            {visibleLine(one.name)}
          </option>
        ))}
      </select>
    </>
  );
}
