import type { Action } from '#shared/domain/keys/action.ts';
import type { Bindings } from '#shared/domain/keys/bindings.ts';
import { usePrintedKeys } from '../../../ui/shortcuts.tsx';

interface KeysTableProps {
  readonly actions: readonly Action[];
  readonly bindings: Bindings;
  readonly onChange: (action: Action) => void;
}

export function KeysTable({ actions, bindings, onChange }: KeysTableProps) {
  const printed = usePrintedKeys();
  if (actions.length === 0) return <p className="muted">No action and no key is called that.</p>;
  return (
    <table className="keys-table">
      <caption className="hidden-text">Actions and their keys</caption>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">Where</th>
          <th scope="col">Keys</th>
          <th scope="col">
            <span className="hidden-text">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => {
          const { id, name, group, keys: usual, fixed } = action;
          const keys = bindings.keysOf(id);
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{group}</td>
              <td>
                {keys === null ? <span className="muted">none</span> : <kbd>{printed(keys)}</kbd>}
                {keys !== usual && (
                  <span className="muted"> usual: {usual === null ? 'none' : printed(usual)}</span>
                )}
              </td>
              <td>
                {fixed === true ? (
                  <span className="muted">always so</span>
                ) : (
                  <button
                    type="button"
                    className="quiet-button"
                    aria-label={`Change the keys of: ${name}`}
                    onClick={() => onChange(action)}
                  >
                    Change
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
