import { useMemo, useRef, useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useOffer } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import { Keys } from '../../../ui/shortcuts.tsx';
import { counted } from '../../../ui/words.ts';
import { useBoard } from '../board-context.ts';
import { ManyDialog } from './many-dialog.tsx';
import type { ReceiptOf } from './recorded-dialog.tsx';
import { pickedUnseen, pickedWords } from './picked-sight.ts';
import type { Picks } from './picks.ts';
import { unreadableWords } from './unreadable-words.ts';
import '../../../styles/many.css';

interface ManyBarProps {
  readonly picks: Picks;
  readonly receiptOf: ReceiptOf;
  readonly onSnooze: (keys: readonly IncidentKey[], onDone: () => void) => void;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** What is picked, and the way to change it at once. Absent while nothing is picked. */
export function ManyBar({ picks, tenants, receiptOf, onSnooze }: ManyBarProps) {
  const [changing, setChanging] = useState(false);
  const rows = useMemo(() => [...picks.rows.values()], [picks.rows]);
  const unreadable = useBoard((board) => unreadableWords(board.problems));
  const report = useReport();
  const change = () => {
    if (unreadable === null) setChanging(true);
    else report({ kind: 'done', text: `Nothing was changed. ${unreadable}` });
  };
  const { clear, filter } = picks;
  const unseen = useBoard((board) => pickedUnseen(picks, board));
  const setFilter = useBoard((board) => board.setFilter);
  const snooze = () => onSnooze(rows, clear);
  const latest = useRef({ change, snooze });
  latest.current = { change, snooze };
  // What is pressed while the pick is still on its way is meant for it.
  const whyNot = () => (rows.length > 0 || picks.isComing() ? null : 'Pick incidents first.');
  useOffer('change-picked', () => picks.after(() => latest.current.change()), { whyNot });
  useOffer('snooze', () => picks.after(() => latest.current.snooze()), { whyNot });
  const places = new Set(rows.map(({ tenantId }) => tenantId)).size;
  return (
    <div role="status" className="many-place">
      {rows.length > 0 && (
        <div className="many-bar">
          <strong>{pickedWords(rows.length, unseen)}</strong>
          <span>in {counted(places, 'tenant')}</span>
          <button type="button" className="plain-button" onClick={change}>
            Change them <Keys of="change-picked" />
          </button>
          <button type="button" className="plain-button" onClick={snooze}>
            Snooze them <Keys of="snooze" />
          </button>
          {unseen > 0 && filter !== null && (
            <button
              type="button"
              className="plain-button"
              onClick={() => setFilter(filter, [...tenants.values()])}
            >
              Show them
            </button>
          )}
          <button type="button" className="quiet-button" onClick={clear}>
            Let go <Keys of="back" />
          </button>
        </div>
      )}
      {changing && (
        <ManyDialog
          rows={rows}
          tenants={tenants}
          receiptOf={receiptOf}
          onClose={(recorded) => {
            setChanging(false);
            picks.letGo(recorded);
          }}
        />
      )}
    </div>
  );
}
