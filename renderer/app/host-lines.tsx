import { useStore } from 'zustand';
import { useCommand } from '../api.tsx';
import { supportText } from '../ui/failure-note.tsx';
import { TimeLeft } from '../ui/relative-time.tsx';
import { StrangerLine } from '../ui/stranger-text.tsx';
import type { Stores } from './stores.ts';

/** Something to know once, and a sign-in that waits. */
export function HostLines({ stores }: { readonly stores: Stores }) {
  const notices = useStore(stores.overview, (state) => state.notices);
  const run = useCommand();
  return (
    <div className="host-lines">
      <TenantSignIn stores={stores} />
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

/**
 * What comes and goes by itself: core away, no connection. It stands below the screen, where it takes room at the
 * end of the list: no row moves under the pointer.
 */
export function StateLines({ stores }: { readonly stores: Stores }) {
  const host = useStore(stores.session, (state) => state.host);
  const offline = useStore(stores.overview, (state) => state.strip?.offline ?? false);
  return (
    <div className="state-lines">
      {host && host.core !== 'running' && (
        <p className="line" data-level="warning" role="status">
          The part that talks to the tenants is starting again. Nothing is lost; what you see stays.
          {host.failure !== null && (
            <>
              {' '}
              <StrangerLine text={host.failure.message} />
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
    </div>
  );
}

/** A sign-in to one tenant that waits for the browser, or how the last one failed. */
function TenantSignIn({ stores }: { readonly stores: Stores }) {
  const waiting = useStore(stores.session, (state) => state.session?.waiting ?? null);
  const failure = useStore(stores.session, (state) => state.session?.failure ?? null);
  const cancel = useStore(stores.session, (state) => state.cancel);
  const tenants = useStore(stores.tenants, (state) => state.byId);
  const run = useCommand();
  if (waiting) {
    const name = waiting.tenantId === null ? undefined : tenants.get(waiting.tenantId)?.name;
    return (
      <div className="line" data-level="info">
        <span role="status">
          Waiting for your browser: sign in
          {name !== undefined && (
            <>
              {' '}
              to <StrangerLine text={name} />
            </>
          )}{' '}
          on the page that opens there.
        </span>
        <span>
          Time left: <TimeLeft at={waiting.expiresAt} />{' '}
          <button type="button" className="plain-button" onClick={() => void cancel()}>
            Cancel
          </button>
        </span>
      </div>
    );
  }
  if (!failure) return null;
  return (
    <div className="line" data-level="error" role="alert">
      <span>
        <StrangerLine text={failure.message} />{' '}
        {failure.remedy !== null && <StrangerLine text={failure.remedy} />}
      </span>
      <button
        type="button"
        className="quiet-button"
        onClick={() => void run('app.copyText', { text: supportText(failure) }, 'Copied.')}
      >
        Copy for support
      </button>
    </div>
  );
}
