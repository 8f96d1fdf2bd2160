import { Button, ProgressBar } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { stopAfter } from '#shared/domain/words.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { StateMark } from './state-mark.tsx';
import { isUnread } from './state-words.ts';
import { useTenantList } from './use-tenant-list.ts';
import '../../styles/tenant-finder.css';

/** How far the first look at each tenant has come. The board can be used meanwhile. */
export function FirstSync({ onContinue }: { readonly onContinue: () => void }) {
  const tenants = useTenantList();
  const ready = tenants.filter(
    ({ backfill, state }) => !backfill && state.group === 'fresh',
  ).length;
  const failing = tenants.filter(isFailing);
  const ordered = [...failing, ...tenants.filter((tenant) => !isFailing(tenant))];
  const incidents = tenants.reduce((sum, tenant) => sum + tenant.incidents, 0);
  return (
    <section className="first-sync">
      <h1>Reading your tenants</h1>
      <p role="status">
        {ready.toLocaleString()} of {counted(tenants.length, 'tenant')} read ·{' '}
        {counted(incidents, 'incident')} so far. The rest goes on while you work.
        {failing.length > 0 && (
          <>
            {' '}
            Cannot be read:{' '}
            {failing.slice(0, NAMED).map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <StrangerLine text={name} longest={60} />
              </span>
            ))}
            {failing.length > NAMED
              ? ` and ${failing.length - NAMED} more.`
              : stopAfter(failing.at(-1)?.name ?? '')}
          </>
        )}
      </p>
      <Button appearance="primary" onClick={onContinue}>
        Continue to the board
      </Button>
      <ul className="first-sync-list" tabIndex={0} aria-label="Tenants">
        {ordered.map((tenant) => (
          <li key={tenant.id}>
            <TenantMark name={tenant.name} colour={tenant.colour} />
            <Progress tenant={tenant} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const NAMED = 3;

/** Looked at, and not to be read for a named reason. */
function isFailing({ backfill, state }: TenantRow): boolean {
  return !backfill && state.group !== 'fresh' && !isUnread(state);
}

function Progress({ tenant }: { readonly tenant: TenantRow }) {
  const { backfill, state, incidents, name } = tenant;
  if (backfill) {
    return (
      <>
        <ProgressBar value={backfill.share} aria-label={`First look at ${name}`} />
        <span>
          {Math.round(backfill.share * 100)} % · {counted(backfill.incidents, 'incident')}
        </span>
      </>
    );
  }
  return (
    <>
      <StateMark tenant={tenant} />
      <span>
        {state.group === 'fresh'
          ? counted(incidents, 'incident')
          : !isUnread(state) && <StrangerLine text={state.reason} longest={160} />}
      </span>
    </>
  );
}
