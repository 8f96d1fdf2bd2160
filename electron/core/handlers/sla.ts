import type { slaContract } from '#shared/contract/sla.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { PromiseGroup } from '#shared/domain/charts/charts.ts';
import type { PromisesAsked } from '#shared/domain/charts/promises.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { Host } from '../host.ts';
import { attainment } from '../read/attainment.ts';
import { isAskedTenant, promiseRows } from '../read/promise-chart.ts';
import { promiseReport } from '../read/promise-report.ts';
import type { ClockEndStore } from '../store/clock-end-store.ts';
import type { HandlersOf } from './handler.ts';

interface SlaHandlerParts {
  readonly ends: Pick<ClockEndStore, 'between' | 'countedBetween'>;
  readonly tenants: () => readonly Tenant[];
  /** Open and over time now, by tenant: asked for only where they are shown. */
  readonly counts: () => ReadonlyMap<TenantId, { readonly open: number; readonly over: number }>;
  /** Tenants with their states, for the file. */
  readonly rows: () => readonly TenantRow[];
  readonly contracts: () => readonly NamedContract[];
  readonly host: Pick<Host, 'saveText'>;
  readonly now: Clock;
}

const FILE = { name: 'tidewatch-promises.csv', kind: 'Table', extension: 'csv' } as const;

/** Promises kept: as counts, as a chart, as a file. */
export function slaHandlers(parts: SlaHandlerParts): HandlersOf<typeof slaContract> {
  const { ends, contracts, host, now } = parts;

  /** Chosen tenants with what is open there, where the chart shows that. */
  const promisedTo = (by: PromiseGroup) => {
    const counts = by === 'tenant' || by === 'contract' ? parts.counts() : null;
    const none = { open: 0, over: 0 };
    return parts.tenants().map((tenant) => ({ ...tenant, ...(counts?.get(tenant.id) ?? none) }));
  };

  /** The stretch the other charts over time show for the same span. */
  const stretch = ({ span, timeZone }: PromisesAsked) => {
    const nowMs = now();
    const edges = timeEdges(span, timeZone, nowMs);
    return { fromMs: edges[0] ?? nowMs, toMs: edges.at(-1) ?? nowMs };
  };

  return {
    'sla.attainment': ({ from, to, tenants: wanted }) =>
      attainment(ends.between(from, to, wanted.length === 0 ? null : wanted)),
    'sla.chart': ({ by, ...asked }) => {
      const { fromMs, toMs } = stretch(asked);
      const counted = ends.countedBetween(instant(fromMs), instant(toMs));
      const known = { tenants: promisedTo(by), contracts: contracts() };
      return { by, fromMs, toMs, rows: promiseRows(counted, by, asked, known) };
    },
    'sla.export': async (asked) => {
      const { fromMs, toMs } = stretch(asked);
      const tenants = parts.rows();
      const wanted = tenants.filter((tenant) => isAskedTenant(asked, tenant)).map(({ id }) => id);
      const ended = ends.between(instant(fromMs), instant(toMs), wanted);
      const known = { tenants, contracts: contracts() };
      const report = { ...asked, fromMs, toMs, nowMs: now(), known };
      const text = promiseReport(attainment(ended), report);
      return { saved: await host.saveText({ ...FILE, text }) };
    },
  };
}
