import { Button } from '@fluentui/react-components';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BatchId } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { ApprovalLink } from '../../ui/approval-link.tsx';
import { ChangeLine } from '../../ui/change-line.tsx';
import { Fold } from '../../ui/fold.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useUndo } from '../../ui/undoing.tsx';
import { gestureWords, linesOf, wishedWords } from './outbox-lines.ts';
import { useOutbox } from './outbox-context.ts';
import '../../styles/outbox.css';

interface OutboxScreenProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onOpen: (key: IncidentKey) => void;
  /** Decisions and requests on access; null where nothing is known of them yet. */
  readonly access: AccessSent | null;
  readonly onTrail: () => void;
}

/** How many wait to be sent, want an answer, or were settled in the last day. */
export interface AccessSent {
  readonly unsent: number;
  readonly asking: number;
  readonly settled: number;
}

/** Every change that is on its way, came back, or was settled in the last day. */
export function OutboxScreen({ tenants, onOpen, access, onTrail }: OutboxScreenProps) {
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
        Every change of an incident is recorded here first, then sent, then confirmed by reading the
        incident again.
      </p>
      {entries?.length === 0 && (
        <p>No change of an incident waits, and none was made in the last day.</p>
      )}
      {access !== null && <OnAccess access={access} onTrail={onTrail} />}
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

/** What was wished on access goes its own way, and is found in its own trail. */
function OnAccess({
  access,
  onTrail,
}: Pick<OutboxScreenProps, 'onTrail'> & { readonly access: AccessSent }) {
  const { unsent, asking, settled } = access;
  if (unsent + asking + settled === 0) return null;
  const counts = [
    unsent > 0 ? `${unsent.toLocaleString()} waiting` : '',
    asking > 0 ? `${asking.toLocaleString()} to answer` : '',
    settled > 0 ? `${settled.toLocaleString()} settled in the last day` : '',
  ];
  return (
    <p>
      Requests and decisions on access: {counts.filter((part) => part !== '').join(', ')}.{' '}
      <button type="button" className="link-button" onClick={onTrail}>
        Trail of decisions
      </button>
    </p>
  );
}

interface GroupProps extends Pick<OutboxScreenProps, 'tenants' | 'onOpen'> {
  readonly name: string;
  readonly entries: readonly OutboxEntry[];
}

function Group({ name, entries, tenants, onOpen }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <section className="outbox-group">
      <h2>{name}</h2>
      <ul>
        {linesOf(entries).map((line) =>
          line.kind === 'one' ? (
            <Entry key={line.entry.id} entry={line.entry} tenants={tenants} onOpen={onOpen} />
          ) : (
            <Gesture key={line.batch} {...line} tenants={tenants} onOpen={onOpen} />
          ),
        )}
      </ul>
    </section>
  );
}

interface GestureProps extends Pick<OutboxScreenProps, 'tenants' | 'onOpen'> {
  readonly batch: BatchId;
  readonly entries: readonly OutboxEntry[];
}

/** What one gesture changed: one line, its parts behind it. */
function Gesture({ batch, entries, tenants, onOpen }: GestureProps) {
  const undo = useUndo();
  return (
    <li className="outbox-gesture">
      <Fold
        summary={
          <>
            <strong>{gestureWords(entries)}</strong> <bdi>{wishedWords(entries)}</bdi>
          </>
        }
      >
        {() => (
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} tenants={tenants} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </Fold>
      {entries.some((entry) => entry.stage === 'recorded' || entry.undoable) && (
        <Button size="small" onClick={() => void undo({ batch })}>
          Undo
        </Button>
      )}
    </li>
  );
}

interface EntryProps extends Pick<OutboxScreenProps, 'tenants' | 'onOpen'> {
  readonly entry: OutboxEntry;
}

function Entry({ entry, tenants, onOpen }: EntryProps) {
  const run = useCommand();
  const { id, tenantId, incidentId, title, nextTryAt, reason, unapproved } = entry;
  const tenant = tenants.get(tenantId);
  const undo = useUndo();
  return (
    <li>
      <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
      <div>
        <button
          type="button"
          className="link-button outbox-title"
          onClick={() => onOpen({ tenantId, incidentId })}
        >
          <StrangerLine text={title} longest={200} />
        </button>{' '}
        <span className="muted tabular">{incidentId}</span>
      </div>
      <ChangeLine
        change={entry}
        onUndo={entry.undoable ? () => void undo({ id }) : undefined}
        onRetry={() => void run('outbox.retry', { id })}
        onDiscard={() => void run('outbox.discard', { id })}
        onSettle={({ id }, mine) => void run('outbox.settle', { id, mine: [...mine] })}
      />
      {(unapproved || (nextTryAt !== null && reason !== null)) && (
        <p className="outbox-next">
          {unapproved && (
            <ApprovalLink
              tenantId={tenantId}
              name={tenant?.name ?? tenantId}
              onCopy={(target, done) => void run('links.copy', { target }, done)}
            />
          )}
          {nextTryAt !== null && (
            <span>
              Next try <TimeAgo at={nextTryAt} />
            </span>
          )}
          <Button size="small" onClick={() => void run('outbox.sendNow', { tenantId })}>
            Send now
          </Button>
        </p>
      )}
    </li>
  );
}
