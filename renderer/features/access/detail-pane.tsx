import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

interface DetailPaneProps {
  /** What it tells of: `Request`. */
  readonly name: string;
  readonly tenantId: TenantId;
  readonly tenant: TenantRow | undefined;
  /** Hostile. */
  readonly person: string;
  /** What it is about, as the rest of a sentence after the person, and its name; hostile. */
  readonly verb: string;
  readonly what: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Everything about one line of a queue, beside it. */
export function DetailPane(props: DetailPaneProps) {
  const { name, tenantId, tenant, person, verb, what, onClose, children } = props;
  return (
    <aside className="pane approval-pane" aria-label={name}>
      <div className="pane-top">
        <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
        <IconButton
          name={`Close the ${name.toLowerCase()}`}
          title="Close (Esc)"
          icon={<Dismiss20Regular aria-hidden="true" />}
          onPress={onClose}
        />
      </div>
      <div className="pane-head">
        <h2>
          <StrangerLine text={person} longest={300} />
        </h2>
        <p>
          {verb}{' '}
          <strong>
            <StrangerLine text={what} longest={300} />
          </strong>
        </p>
      </div>
      {children}
    </aside>
  );
}

interface NamedProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function PanePart({ name, children }: NamedProps) {
  return (
    <section className="section">
      <h3>{name}</h3>
      {children}
    </section>
  );
}

/** A line of a list of facts. */
export function PaneFact({ name, children }: NamedProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
