import type { TenantRow } from '#shared/contract/tenants.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { SignInAgain, StateAction } from './state-action.tsx';
import { StateMark } from './state-mark.tsx';
import { isUnread } from './state-words.ts';
import { useTenantList } from './use-tenant-list.ts';
import '../../styles/tenants.css';

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
  const tenants = useTenantList().filter(({ state }) => state.group === group);
  return (
    <PlainDialog title={TITLES[group]} onClose={onClose}>
      {tenants.length === 0 && <p>None.</p>}
      <ul className="state-list" tabIndex={0} aria-label={TITLES[group]}>
        {tenants.map((tenant) => (
          <StateLine key={tenant.id} tenant={tenant} />
        ))}
      </ul>
    </PlainDialog>
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
