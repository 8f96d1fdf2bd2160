import type { TenantAccessState } from '#shared/contract/access.ts';
import { ended } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import type { AccessPartProps } from './access-part.ts';
import { type SightAction, SIGHTS, sightOf, unreadWords, whyNoOthers } from './sight.ts';

interface SightListProps extends AccessPartProps {
  readonly title: string;
  /** Those that are listed. */
  readonly states: readonly TenantAccessState[];
  readonly onClose: () => void;
}

/** The tenants behind a count: why, how old what is shown is, and the one thing to do. */
export function SightList({ title, states, tenants, onClose }: SightListProps) {
  return (
    <PlainDialog title={title} onClose={onClose}>
      {states.length === 0 && <p>None any more.</p>}
      <div className="state-list" tabIndex={0} role="group" aria-label={title}>
        <ul>
          {states.map((state) => (
            <SightLine key={state.tenantId} state={state} tenants={tenants} />
          ))}
        </ul>
      </div>
    </PlainDialog>
  );
}

interface SightLineProps extends Pick<SightListProps, 'tenants'> {
  readonly state: TenantAccessState;
}

function SightLine({ state, tenants }: SightLineProps) {
  const sight = sightOf(state);
  const { tenantId, readAt, trouble, unread } = state;
  const tenant = tenants.get(tenantId);
  const name = tenant?.name ?? tenantId;
  const words = SIGHTS[sight];
  const noOthers = whyNoOthers(state);
  const remedy = trouble?.remedy ?? words.remedy;
  return (
    <li>
      <TenantMark name={name} colour={tenant?.colour ?? null} />
      <span>
        {trouble !== null && (
          <>
            since <TimeAgo at={trouble.since} />,{' '}
          </>
        )}
        {readAt === null ? (
          'never read'
        ) : (
          <>
            read <TimeAgo at={readAt} />
          </>
        )}
      </span>
      <div className="state-reason">
        {sight !== 'part' && (
          <p>
            <StrangerLine text={trouble?.reason ?? words.reason} />{' '}
            {remedy !== null && <StrangerLine text={remedy} />}
          </p>
        )}
        {noOthers !== null && <p>{noOthers}</p>}
        {unread.length > 0 && (
          <ul className="access-unread">
            {unread.map((one) => (
              <li key={one.part}>
                <StrangerLine text={unreadWords(one)} /> (since <TimeAgo at={one.since} />)
              </li>
            ))}
          </ul>
        )}
        <SightButton action={words.action} tenantId={tenantId} name={visibleLine(name)} />
      </div>
    </li>
  );
}

interface SightButtonProps extends Pick<TenantAccessState, 'tenantId'> {
  readonly action: SightAction;
  readonly name: string;
}

function SightButton({ action, tenantId, name }: SightButtonProps) {
  const run = useCommand();
  const { words, label, press } = {
    'look-now': {
      words: 'Look now',
      label: `Look now: ${name}`,
      press: () => run('sync.now', { tenantId }, ended(`Looking at ${name}`)),
    },
    'copy-approval': {
      words: 'Copy the approval link',
      label: `Copy the approval link for ${name}`,
      press: () =>
        run(
          'links.copy',
          { target: { kind: 'access-consent', tenantId } },
          `The approval link for ${name} is copied. Send it to an administrator of that tenant.`,
        ),
    },
    'my-access': {
      words: 'Open My Access',
      label: `Open My Access of ${name}`,
      press: () => run('links.open', { target: { kind: 'my-access', tenantId } }),
    },
  }[action];
  return (
    <button type="button" className="plain-button" aria-label={label} onClick={() => void press()}>
      {words}
    </button>
  );
}
