import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { Age } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { StateAction } from './state-action.tsx';
import { StateMark } from './state-mark.tsx';
import { isUnread } from './state-words.ts';
import {
  accessWords,
  browserWords,
  roleWords,
  type TenantColumn,
  type TenantOrder,
} from './tenant-order.ts';

const COLUMNS: readonly { readonly column: TenantColumn; readonly name: string }[] = [
  { column: 'name', name: 'Tenant' },
  { column: 'state', name: 'State' },
  { column: 'incidents', name: 'Incidents' },
  { column: 'read', name: 'Read' },
  { column: 'access', name: 'Access and role' },
  { column: 'browser', name: 'Opens in' },
  { column: 'tags', name: 'Tags' },
];

interface TenantsTableProps {
  readonly tenants: readonly TenantRow[];
  readonly order: TenantOrder;
  readonly onOrder: (column: TenantColumn) => void;
  readonly onEdit: (id: TenantId) => void;
  readonly onRemove: (id: TenantId) => void;
}

export function TenantsTable({ tenants, order, onOrder, onEdit, onRemove }: TenantsTableProps) {
  return (
    <div className="tenants-scroll" tabIndex={0} role="group" aria-label="Table of tenants">
      <table className="tenants-table">
        <thead>
          <tr>
            {COLUMNS.map(({ column, name }) => (
              <th
                scope="col"
                key={column}
                data-column={column}
                aria-sort={
                  order.by !== column ? 'none' : order.descending ? 'descending' : 'ascending'
                }
              >
                <button type="button" onClick={() => onOrder(column)}>
                  {name}
                  <span aria-hidden="true">
                    {order.by === column && (order.descending ? ' ▼' : ' ▲')}
                  </span>
                </button>
              </th>
            ))}
            <th scope="col" data-column="actions">
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

/** Where the focus goes when the row before it was removed. */
export function removeButtonId(id: TenantId): string {
  return `remove-${id}`;
}

interface LineProps extends Pick<TenantsTableProps, 'onEdit' | 'onRemove'> {
  readonly tenant: TenantRow;
}

/** Where the focus goes when a tenant's line was asked for. */
export function editButtonId(id: TenantId): string {
  return `edit-${id}`;
}

function Line({ tenant, onEdit, onRemove }: LineProps) {
  const { id, name, domain, colour, state, completeAt, tags } = tenant;
  const shown = visibleLine(name);
  return (
    <tr>
      <th scope="row" data-column="name">
        <TenantMark name={name} colour={colour} />
        <small className="tenant-domain" title={visibleLine(domain)}>
          <StrangerLine text={domain} longest={80} />
        </small>
      </th>
      <td data-column="state">
        <StateMark tenant={tenant} />
        {state.group !== 'fresh' && !isUnread(state) && (
          <small className="state-why" title={visibleLine(state.reason)}>
            <StrangerLine text={state.reason} longest={300} />
          </small>
        )}
      </td>
      <td data-column="incidents">{tenant.incidents.toLocaleString()}</td>
      <td data-column="read">{completeAt === null ? 'Never' : <Age at={completeAt} />}</td>
      <td data-column="access">
        {accessWords(tenant) ?? roleWords(tenant) ?? 'Not known'}
        {accessWords(tenant) !== null && <small>{roleWords(tenant) ?? 'Role not known'}</small>}
      </td>
      <td data-column="browser">{browserWords(tenant)}</td>
      <td data-column="tags">
        <StrangerLine text={tags.join(', ')} longest={80} />
      </td>
      <td data-column="actions">
        <div className="tenant-actions">
          <StateAction tenant={tenant} short />
          <button
            type="button"
            id={editButtonId(id)}
            className="plain-button"
            aria-label={`Edit ${shown}`}
            onClick={() => onEdit(id)}
          >
            Edit
          </button>
          <button
            type="button"
            id={removeButtonId(id)}
            className="plain-button"
            aria-label={`Remove ${shown}`}
            onClick={() => onRemove(id)}
          >
            Remove
          </button>
        </div>
      </td>
    </tr>
  );
}
