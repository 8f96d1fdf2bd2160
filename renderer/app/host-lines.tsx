import { useStore } from 'zustand';
import { useCommand } from '../api.tsx';
import { StrangerLine } from '../ui/stranger-text.tsx';
import type { Stores } from './stores.ts';

/** One quiet line for each thing that is not as usual: core away, offline, something to know once. */
export function HostLines({ stores }: { readonly stores: Stores }) {
  const host = useStore(stores.session, (state) => state.host);
  const offline = useStore(stores.overview, (state) => state.strip?.offline ?? false);
  const notices = useStore(stores.overview, (state) => state.notices);
  const run = useCommand();
  return (
    <div className="host-lines">
      {host && host.core !== 'running' && (
        <p className="line" data-level="warning" role="status">
          The part that talks to the tenants is starting again. Nothing is lost; what you see stays.
          {host.failure !== null && (
            <>
              {' '}
              <StrangerLine text={host.failure} />
            </>
          )}
        </p>
      )}
      {offline && (
        <p className="line" data-level="info" role="status">
          No connection. Looking, searching and every change still work; changes are recorded and
          sent when the connection is back.
        </p>
      )}
      {notices.map(({ id, level, text, remedy }) => (
        <div className="line" data-level={level} key={id} role="status">
          <span>
            <StrangerLine text={text} /> {remedy !== null && <StrangerLine text={remedy} />}
          </span>
          <button
            type="button"
            className="quiet-button"
            onClick={() => void run('app.dismissNotice', { id })}
          >
            Dismiss
          </button>
        </div>
      ))}
    </div>
  );
}
