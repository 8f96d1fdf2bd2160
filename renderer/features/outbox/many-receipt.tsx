import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { ApprovalLink } from '../../ui/approval-link.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { bySameReason, SAME_REASON } from '../../ui/same-reason.ts';
import { counted } from '../../ui/words.ts';
import { type GestureReceipt, progressOf, receiptWords, standingWords } from './many-progress.ts';
import { useOutbox } from './outbox-context.ts';

interface ReceiptTableProps {
  readonly receipt: GestureReceipt;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** What was left out is still picked. */
  readonly picked?: boolean;
}

/** What became of the gesture, in all and tenant by tenant; it moves on while it is looked at. */
export function ReceiptTable({ receipt, tenants, picked = true }: ReceiptTableProps) {
  const run = useCommand();
  const entries = useOutbox((state) => state.entries) ?? [];
  const { already = [], batch, refused: leftOut } = receipt;
  const name = (id: TenantId) => (
    <TenantMark name={tenants.get(id)?.name ?? id} colour={tenants.get(id)?.colour ?? null} />
  );
  return (
    <>
      <p className="many-sum" role="status">
        <StrangerLine text={receiptWords(entries, receipt, picked)} longest={600} />
      </p>
      <table className="many-table">
        <caption>What became of it</caption>
        <tbody>
          {bySameReason(leftOut, ({ reason }) => reason).map(({ item, again }, place) => {
            const { tenantId, incidentIds, reason } = item;
            return (
              <tr key={`${tenantId} ${place}`} data-refused>
                <th scope="row">{name(tenantId)}</th>
                <td>{counted(incidentIds.length, 'incident')} left out</td>
                <td>
                  <StrangerLine text={again ? SAME_REASON : reason} longest={300} />
                </td>
              </tr>
            );
          })}
          {[...progressOf(entries, batch)].map(([id, progress]) => (
            <tr key={id} data-refused={progress.refused > 0}>
              <th scope="row">{name(id)}</th>
              <td>
                {counted(progress.confirmed + progress.waiting + progress.refused, 'incident')}:{' '}
                {standingWords(progress)}
              </td>
              <td>
                {progress.reason !== null && <StrangerLine text={progress.reason} longest={300} />}
                {progress.unapproved && (
                  <>
                    Cannot be sent before an administrator there approves changes.{' '}
                    <ApprovalLink
                      tenantId={id}
                      name={tenants.get(id)?.name ?? id}
                      onCopy={(target, done) => void run('links.copy', { target }, done)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
          {already.map(({ tenantId, incidents }) => (
            <tr key={`${tenantId} already`}>
              <th scope="row">{name(tenantId)}</th>
              <td>{counted(incidents, 'incident')} already so</td>
              <td>Nothing is sent.</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
