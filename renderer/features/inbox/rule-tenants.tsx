import { Checkbox, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import { shortened, visibleLine } from '#shared/text.ts';

interface NamedTenant {
  readonly id: TenantId;
  readonly name: string;
}

interface RuleTenantsProps {
  /** By name. */
  readonly tenants: readonly NamedTenant[];
  readonly chosen: readonly TenantId[];
  readonly onChange: (chosen: TenantId[]) => void;
}

/** More than these are found by typing. */
const SHORT_LIST = 8;

/** The tenants a rule is for: none chosen means any. The chosen ones stand first when the form opens. */
export function RuleTenants({ tenants, chosen, onChange }: RuleTenantsProps) {
  const [typed, setTyped] = useState('');
  const [first] = useState(new Set(chosen));
  const wanted = typed.trim().toLowerCase();
  const rank = ({ id }: NamedTenant) => (first.has(id) ? 0 : 1);
  const shown = tenants
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((one, other) => rank(one) - rank(other));
  const gone = chosen.filter((id) => !tenants.some((tenant) => tenant.id === id));
  const choose = (id: TenantId, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    const kept = tenants.flatMap((tenant) => (next.has(tenant.id) ? [tenant.id] : []));
    onChange([...kept, ...gone]);
  };
  return (
    <fieldset className="telling-choices rule-tenants">
      <legend>
        Tenants ({chosen.length === 0 ? 'none chosen: any' : `${chosen.length} chosen`})
      </legend>
      {tenants.length > SHORT_LIST && (
        <Input
          size="small"
          aria-label="Find a tenant by name"
          placeholder="Name of a tenant"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      )}
      <div className="rule-tenant-list">
        {shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={visibleLine(shortened(name, 80))}
            checked={chosen.includes(id)}
            onChange={(_, { checked }) => choose(id, checked === true)}
          />
        ))}
        {shown.length === 0 && <p className="muted">No tenant has this in its name.</p>}
      </div>
    </fieldset>
  );
}
