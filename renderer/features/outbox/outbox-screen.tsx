import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { ChangeLine } from '../../ui/change-line.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useOutbox } from './outbox-context.ts';
import '../../styles/outbox.css';

interface OutboxScreenProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onOpen: (key: IncidentKey) => void;
}

/** Every change that is on its way, came back, or was settled in the last day. */
export function OutboxScreen({ tenants, onOpen }: OutboxScreenProps) {
  const entries = useOutbox((state) => state.entries);
  const refused = entries?.filter(({ stage }) => stage === 'refused') ?? [];
  const waiting =
    entries?.filter(({ stage }) => ['recorded', 'sending', 'sent'].includes(stage)) ?? [];
  const settled =
    entries?.filter(({ stage }) => stage === 'confirmed' || stage === 'discarded') ?? [];
  return (
    <div className="page" tabIndex={0} role="region" aria-labelledby="outbox-title">
      <h1 id="outbox-title">Outbox</h1>
      <p className="muted">
        Every change is recorded here first, then sent, then confirmed by reading the incident
        again.
      </p>
      {entries?.length === 0 && <p>Nothing is waiting, and nothing was changed in the last day.</p>}
      <Group
        name="Refused: your decision is needed"
        entries={refused}
        tenants={tenants}
        onOpen={onOpen}
      />
      <Group name="On the way" entries={waiting} tenants={tenants} onOpen={onOpen} />
      <Group name="Settled in the last day" entries={settled} tenants={tenants} onOpen={onOpen} />
    </div>
  );
}

interface GroupProps extends OutboxScreenProps {
  readonly name: string;
  readonly entries: readonly OutboxEntry[];
}

function Group({ name, entries, tenants, onOpen }: GroupProps) {
  const run = useCommand();
  if (entries.length === 0) return null;
  return (
    <section className="outbox-group">
      <h2>{name}</h2>
      <ul>
        {entries.map((entry) => {
          const { id, tenantId, incidentId, title } = entry;
          const tenant = tenants.get(tenantId);
          return (
            <li key={id}>
              <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
              <button
                type="button"
                className="link-button outbox-title"
                onClick={() => onOpen({ tenantId, incidentId })}
              >
                <StrangerLine text={title} longest={200} />
              </button>
              <ChangeLine
                change={entry}
                onRetry={() => void run('outbox.retry', { id })}
                onDiscard={() => void run('outbox.discard', { id })}
                onSettle={({ id }, mine) => void run('outbox.settle', { id, mine: [...mine] })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
