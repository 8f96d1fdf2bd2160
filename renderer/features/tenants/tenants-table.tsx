import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { Age } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ownWords } from './contract-words.ts';
import { ownNameNote, ownNameWords } from './own-name-words.ts';
import { StateAction } from './state-action.tsx';
import { StateMark } from './state-mark.tsx';
import { isUnread } from './state-words.ts';
import { tasksWords } from './tasks-words.ts';
import {
  accessWords,
  browserWords,
  roleWords,
  type ContractOf,
  type TenantColumn,
  type TenantOrder,
} from './tenant-order.ts';

const COLUMNS: readonly { readonly column: TenantColumn; readonly name: string }[] = [
  { column: 'name', name: 'Tenant' },
  { column: 'state', name: 'State' },
  { column: 'incidents', name: 'Incidents' },
  { column: 'open', name: 'Open' },
  { column: 'over', name: 'Over time' },
  { column: 'read', name: 'Read' },
  { column: 'contract', name: 'Contract' },
  { column: 'access', name: 'Access and role' },
  { column: 'browser', name: 'Opens in' },
  { column: 'tags', name: 'Tags' },
];

interface TenantsTableProps {
  readonly tenants: readonly TenantRow[];
  readonly order: TenantOrder;
  readonly onOrder: (column: TenantColumn) => void;
  readonly picked: ReadonlySet<TenantId>;
  readonly contractOf: ContractOf;
  readonly onPick: (picked: ReadonlySet<TenantId>) => void;
  readonly onContract: (id: TenantId) => void;
  /** `name`: to give the person's own name there. */
  readonly onEdit: (id: TenantId, part?: 'name') => void;
  readonly onRemove: (id: TenantId) => void;
}

export function TenantsTable(props: TenantsTableProps) {
  const { tenants, order, onOrder, picked, onPick } = props;
  const allPicked = tenants.length > 0 && tenants.every(({ id }) => picked.has(id));
  const pick = (ids: readonly TenantId[], on: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onPick(next);
  };
  return (
    <div className="tenants-scroll" tabIndex={0} role="group" aria-label="Table of tenants">
      <table className="tenants-table">
        <thead>
          <tr>
            <th scope="col" data-column="pick">
              <input
                type="checkbox"
                aria-label="Pick all shown"
                checked={allPicked}
                onChange={({ target }) =>
                  pick(
                    tenants.map(({ id }) => id),
                    target.checked,
                  )
                }
              />
            </th>
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
            <Line
              {...props}
              key={tenant.id}
              tenant={tenant}
              isPicked={picked.has(tenant.id)}
              onPicked={(on) => pick([tenant.id], on)}
            />
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

interface LineProps
  extends Pick<TenantsTableProps, 'contractOf' | 'onContract' | 'onEdit' | 'onRemove'> {
  readonly tenant: TenantRow;
  readonly isPicked: boolean;
  readonly onPicked: (on: boolean) => void;
}

/** Where the focus goes when a tenant's line was asked for. */
export function editButtonId(id: TenantId): string {
  return `edit-${id}`;
}

function Line({ tenant, isPicked, onPicked, contractOf, ...does }: LineProps) {
  const { onContract, onEdit, onRemove } = does;
  const contract = contractOf(tenant);
  const own = ownWords(tenant.terms.own);
  const { id, name, domain, colour, state, completeAt, tags } = tenant;
  const shown = visibleLine(name);
  const tasks = tasksWords(tenant.tasks);
  const ownName = ownNameNote(tenant.names);
  return (
    <tr>
      <td data-column="pick">
        <input
          type="checkbox"
          aria-label={`Pick ${shown}`}
          checked={isPicked}
          onChange={({ target }) => onPicked(target.checked)}
        />
      </td>
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
        {tasks !== null && state.group === 'fresh' && (
          <small className="state-why" title={visibleLine(tasks)}>
            <StrangerLine text={tasks} longest={300} />
          </small>
        )}
      </td>
      <td data-column="incidents">{tenant.incidents.toLocaleString()}</td>
      <td data-column="open">{tenant.open.toLocaleString()}</td>
      <td data-column="over" data-some={tenant.over > 0}>
        {tenant.over.toLocaleString()}
      </td>
      <td data-column="read">{completeAt === null ? 'Never' : <Age at={completeAt} />}</td>
      <td data-column="contract">
        {contract !== '' && (
          <button
            type="button"
            className="link-button"
            title={contract}
            aria-label={`Contract of ${shown}: ${contract}`}
            onClick={() => onContract(id)}
          >
            {contract}
          </button>
        )}
        {own !== null && <small title={`Different here: ${own}`}>and its own</small>}
      </td>
      <td data-column="access">
        {accessWords(tenant) ?? roleWords(tenant) ?? 'Not known'}
        {accessWords(tenant) !== null && <small>{roleWords(tenant) ?? 'Role not known'}</small>}
        {ownName !== null && (
          <small>
            <button
              type="button"
              className="link-button"
              title={visibleLine(ownNameWords(tenant.names) ?? '')}
              aria-label={`${ownName}: edit ${shown}`}
              onClick={() => onEdit(id, 'name')}
            >
              {ownName}
            </button>
          </small>
        )}
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
