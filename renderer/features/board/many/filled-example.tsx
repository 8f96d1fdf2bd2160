import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { incidentValues } from '#shared/domain/templates/incident-values.ts';
import { filledIn, variablesIn } from '#shared/domain/templates/template.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useClock } from '../../../ui/clock.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';

interface FilledExampleProps {
  /** The incident that stands for all. */
  readonly row: BoardRow;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly texts: readonly string[];
  /** How many more the texts are filled in for. */
  readonly others: number;
}

/** A text with variables as one incident will get it. Absent while no text has any. */
export function FilledExample({ row, tenants, texts, others }: FilledExampleProps) {
  const { now } = useClock();
  const open = texts.filter((text) => variablesIn(text).length > 0);
  if (open.length === 0) return null;
  const tenant = tenants.get(row.tenantId);
  const values = incidentValues(row, {
    incident: row,
    tenant: tenant?.name ?? null,
    me: tenant?.me ?? null,
    nowMs: now(),
  });
  return (
    <section className="many-example" aria-label="As it will be written">
      <p className="muted">
        Incident {row.incidentId} in{' '}
        <StrangerLine text={tenant?.name ?? row.tenantId} longest={80} /> gets this
        {others > 0 && ', and so for each'}:
      </p>
      {open.map((text) => (
        <StrangerBlock key={text} text={filledIn(text, values)} longest={1200} />
      ))}
    </section>
  );
}
