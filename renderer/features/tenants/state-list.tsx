import type { TenantRow } from '#shared/contract/tenants.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { SignInAgain, StateAction } from './state-action.tsx';
import { StateMark } from './state-mark.tsx';
import { type StateFact, stateFacts } from './state-facts.ts';
import { isUnread } from './state-words.ts';
import { useTenantList } from './use-tenant-list.ts';
import '../../styles/state-list.css';

const TITLES = {
  fresh: 'Tenants that answered lately',
  stale: 'Tenants that have not answered lately',
  blind: 'Tenants we are blind in',
} as const;

interface StateListProps {
  readonly group: keyof typeof TITLES;
  readonly onClose: () => void;
}

/** The tenants behind a count: why, since when, and the one thing to do. */
export function StateList({ group, onClose }: StateListProps) {
  const all = useTenantList();
  const tenants = all.filter(({ state }) => state.group === group);
  const { facts, alone } = stateFacts(tenants);
  const isOffline = all.some(({ state }) => state.name === 'offline');
  return (
    <PlainDialog title={TITLES[group]} onClose={onClose}>
      {tenants.length === 0 && <p>None.</p>}
      {group === 'blind' && isOffline && (
        <p>This computer is offline: this is what was known before.</p>
      )}
      <div className="state-list" tabIndex={0} role="group" aria-label={TITLES[group]}>
        {facts.map((fact) => (
          <Fact key={fact.reason} fact={fact} />
        ))}
        <ul>
          {alone.map((tenant) => (
            <StateLine key={tenant.id} tenant={tenant} />
          ))}
        </ul>
      </div>
    </PlainDialog>
  );
}

/** Said once, with the one thing to do; then whom it is about. */
function Fact({ fact }: { readonly fact: StateFact }) {
  const run = useCommand();
  const { reason, remedy, tenants } = fact;
  return (
    <section className="state-fact">
      <h3>
        <StrangerLine text={reason} />
      </h3>
      <p>
        {remedy !== null && <StrangerLine text={remedy} />} It holds for{' '}
        {counted(tenants.length, 'tenant')}.
      </p>
      <button
        type="button"
        className="plain-button"
        aria-label="Try again: all tenants"
        onClick={() => void run('sync.now', { tenantId: null }, 'Looking at all tenants.')}
      >
        Try again
      </button>
      <ul>
        {tenants.map(({ id, name, colour, state }) => (
          <li key={id}>
            <TenantMark name={name} colour={colour} />
            <span className="state" data-group={state.group}>
              {state.since === null ? 'never read completely' : <TimeAgo at={state.since} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateLine({ tenant }: { readonly tenant: TenantRow }) {
  const { state, name, colour } = tenant;
  return (
    <li>
      <TenantMark name={name} colour={colour} />
      <span>
        <StateMark tenant={tenant} />{' '}
        {state.since !== null ? (
          <TimeAgo at={state.since} />
        ) : (
          !isUnread(state) && 'never read completely'
        )}
      </span>
      <div className="state-reason">
        <p>
          {!isUnread(state) && <StrangerLine text={state.reason} />}{' '}
          {state.remedy !== null && <StrangerLine text={state.remedy} />}
          {state.until !== null && (
            <>
              {' '}
              Next try <TimeAgo at={state.until} />.
            </>
          )}
        </p>
        {state.support !== null && (
          <p className="state-support">
            <StrangerLine text={state.support} />
          </p>
        )}
        <div className="state-buttons">
          <StateAction tenant={tenant} />
          {state.name === 'blocked-by-policy' && state.support !== null && (
            <SignInAgain tenant={tenant} />
          )}
        </div>
      </div>
    </li>
  );
}
