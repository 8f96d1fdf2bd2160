import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { ManyReceipt } from '#shared/contract/many-incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BatchId } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useOutbox } from './outbox-context.ts';

interface ReceiptTableProps {
  readonly receipt: ManyReceipt;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

interface Progress {
  readonly confirmed: number;
  readonly waiting: number;
  readonly refused: number;
  /** Why the first of the refused ones came back. */
  readonly reason: string | null;
}

/** How far the changes of a gesture have come in each tenant. Pure. */
export function progressOf(
  entries: readonly OutboxEntry[],
  batch: BatchId | null,
): Map<TenantId, Progress> {
  const tenants = new Map<TenantId, Progress>();
  for (const { batch: own, tenantId, stage, reason } of entries) {
    if (own === null || own !== batch || stage === 'discarded') continue;
    const so = tenants.get(tenantId) ?? { confirmed: 0, waiting: 0, refused: 0, reason: null };
    tenants.set(tenantId, {
      confirmed: so.confirmed + (stage === 'confirmed' ? 1 : 0),
      waiting: so.waiting + (stage === 'confirmed' || stage === 'refused' ? 0 : 1),
      refused: so.refused + (stage === 'refused' ? 1 : 0),
      reason: so.reason ?? (stage === 'refused' ? reason : null),
    });
  }
  return tenants;
}

/** What became of the gesture, tenant by tenant; it moves on while it is looked at. */
export function ReceiptTable({ receipt, tenants }: ReceiptTableProps) {
  const entries = useOutbox((state) => state.entries) ?? [];
  const { batch, refused: leftOut } = receipt;
  const name = (id: TenantId) => (
    <TenantMark name={tenants.get(id)?.name ?? id} colour={tenants.get(id)?.colour ?? null} />
  );
  return (
    <table className="many-table" aria-live="polite">
      <caption>What became of it</caption>
      <tbody>
        {[...progressOf(entries, batch)].map(([id, { confirmed, waiting, refused, reason }]) => (
          <tr key={id} data-refused={refused > 0}>
            <th scope="row">{name(id)}</th>
            <td>
              {counted(confirmed, 'change')} confirmed
              {waiting > 0 && `, ${waiting} on the way`}
              {refused > 0 && `, ${refused} refused`}
            </td>
            <td>{reason !== null && <StrangerLine text={reason} longest={300} />}</td>
          </tr>
        ))}
        {leftOut.map(({ tenantId, incidents, reason }, place) => (
          <tr key={`${tenantId} ${place}`} data-refused>
            <th scope="row">{name(tenantId)}</th>
            <td>{counted(incidents, 'incident')} left out</td>
            <td>
              <StrangerLine text={reason} longest={300} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
