import { useMemo, useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useOffer } from '../../../ui/offers.tsx';
import { Keys } from '../../../ui/shortcuts.tsx';
import { counted } from '../../../ui/words.ts';
import { ManyDialog, type ReceiptOf } from './many-dialog.tsx';
import type { Picks } from './picks.ts';
import '../../../styles/many.css';

interface ManyBarProps {
  readonly picks: Picks;
  readonly receiptOf: ReceiptOf;
  readonly onSnooze: (keys: readonly IncidentKey[]) => void;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** What is picked, and the way to change it at once. Absent while nothing is picked. */
export function ManyBar({ picks, tenants, receiptOf, onSnooze }: ManyBarProps) {
  const [changing, setChanging] = useState(false);
  const rows = useMemo(() => [...picks.rows.values()], [picks.rows]);
  useOffer('change-picked', () => setChanging(true), { when: rows.length > 0 });
  useOffer('snooze', () => onSnooze(rows), { when: rows.length > 0 });
  const places = new Set(rows.map(({ tenantId }) => tenantId)).size;
  return (
    <div role="status">
      {rows.length > 0 && (
        <div className="many-bar">
          <strong>{rows.length.toLocaleString()} picked</strong>
          <span>in {counted(places, 'tenant')}</span>
          <button type="button" className="plain-button" onClick={() => setChanging(true)}>
            Change them <Keys of="change-picked" />
          </button>
          <button type="button" className="plain-button" onClick={() => onSnooze(rows)}>
            Snooze them <Keys of="snooze" />
          </button>
          <button type="button" className="quiet-button" onClick={picks.clear}>
            Let go <Keys of="back" />
          </button>
        </div>
      )}
      {changing && (
        <ManyDialog
          rows={rows}
          tenants={tenants}
          receiptOf={receiptOf}
          onClose={(done) => {
            setChanging(false);
            if (done) picks.clear();
          }}
        />
      )}
    </div>
  );
}
