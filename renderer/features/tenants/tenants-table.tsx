import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { Age } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { word } from '../../ui/words.ts';
import { StateAction } from './state-action.tsx';
import { StateMark } from './state-mark.tsx';
import { isUnread } from './state-words.ts';

interface TenantsTableProps {
  readonly tenants: readonly TenantRow[];
  readonly onEdit: (id: TenantId) => void;
  readonly onRemove: (id: TenantId) => void;
}

const HEADINGS = [
  'Tenant',
  'Domain',
  'State',
  'Incidents',
  'Read',
  'Access',
  'Role',
  'Opens in',
  'Tags',
];

export function TenantsTable({ tenants, onEdit, onRemove }: TenantsTableProps) {
  return (
    <div className="tenants-scroll" tabIndex={0} role="group" aria-label="Table of tenants">
      <table className="tenants-table">
        <thead>
          <tr>
            {HEADINGS.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="hidden-text">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tenants.map((tenant) => (
            <Line key={tenant.id} tenant={tenant} onEdit={onEdit} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps extends Pick<TenantsTableProps, 'onEdit' | 'onRemove'> {
  readonly tenant: TenantRow;
}

function Line({ tenant, onEdit, onRemove }: LineProps) {
  const { id, name, domain, colour, state, completeAt, browser, roles, tags } = tenant;
  const shown = visibleLine(name);
  return (
    <tr>
      <th scope="row">
        <TenantMark name={name} colour={colour} />
      </th>
      <td className="domain" title={visibleLine(domain)}>
        <StrangerLine text={domain} longest={80} />
      </td>
      <td title={visibleLine(state.reason)}>
        <StateMark state={state} />
        {state.group !== 'fresh' && !isUnread(state) && (
          <small className="state-why">
            <StrangerLine text={state.reason} longest={120} />
          </small>
        )}
      </td>
      <td className="number">{tenant.incidents.toLocaleString()}</td>
      <td>{completeAt === null ? 'Never' : <Age at={completeAt} />}</td>
      <td>{tenant.accessModel === 'unknown' ? 'Not known' : word(tenant.accessModel)}</td>
      <td>{roles === null ? 'Not known' : roles.map((role) => visibleLine(role)).join(', ')}</td>
      <td>
        {browser.browser === 'default' ? 'Default browser' : word(browser.browser)}
        {browser.profile !== null && ` · ${browser.profile}`}
      </td>
      <td>
        <StrangerLine text={tags.join(', ')} longest={80} />
      </td>
      <td className="tenant-actions">
        <StateAction tenant={tenant} short />
        <button
          type="button"
          className="plain-button"
          aria-label={`Edit ${shown}`}
          onClick={() => onEdit(id)}
        >
          Edit
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={`Remove ${shown}`}
          onClick={() => onRemove(id)}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}
