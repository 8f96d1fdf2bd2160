import { AGE_BUCKETS, AgeBucket, type BoardFilter } from '#shared/domain/board.ts';
import { type BoardCharts, type ChartSpan, partedMoments } from '#shared/domain/charts/charts.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import { isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import type { Turn } from '#shared/domain/turn.ts';
import { millis } from '#shared/time.ts';
import { FAKE_NOW } from './board-data.ts';
import { modelHolds, type ModelRow, modelPasses, type ModelTenant } from './board-model.ts';
import type { FakeWorld } from './world.ts';

interface ModelRequest {
  readonly filter: BoardFilter;
  readonly edges: readonly number[];
  /** In the order of their names. */
  readonly tenants: readonly ModelTenant[];
  readonly nowMs: number;
}

const TURNS: readonly Turn[] = ['us', 'customer', 'microsoft', 'nobody'];
const AGES = [0, ...AgeBucket.options.map((bucket) => AGE_BUCKETS[bucket]), Infinity];

/** The charts in their plainest form: every count is a filter over all rows. */
export function modelCharts(rows: readonly ModelRow[], request: ModelRequest): BoardCharts {
  const { filter, edges, tenants, nowMs } = request;
  const { rest, moments } = partedMoments(filter);
  const snoozed = filter.scope === 'snoozed';
  const fitting = (part: Partial<BoardFilter>) =>
    rows.filter((row) =>
      modelPasses(row, { ...rest, scope: snoozed ? 'snoozed' : 'all', ...part }, tenants, nowMs),
    );
  const openFitting = (part: Partial<BoardFilter>) =>
    fitting({ ...part, scope: snoozed ? 'snoozed' : 'open' }).filter(
      (row) => moments === null || modelHolds(row, moments, tenants, nowMs),
    );
  const perStretch = (list: readonly ModelRow[], at: (row: ModelRow) => number | null) =>
    edges.slice(0, -1).map((from, place) => {
      const to = edges[place + 1] ?? 0;
      return list.filter((row) => {
        const ms = at(row);
        return ms !== null && ms >= from && ms < to;
      }).length;
    });
  const createdMs = ({ row }: ModelRow) => millis(row.createdAt);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

  const both = fitting({});
  const ofSeverity = openFitting({ severities: [], youngerThan: null, olderThan: null });
  const ofTurn = openFitting({ turns: [] });
  const ofTenant = fitting({ tenants: [] });
  const strange = new Set(
    ofSeverity.map(({ row }) => row.severity).filter((word) => !isKnown(word)),
  );
  return {
    edges: [...edges],
    arrivals: perStretch(both, createdMs),
    closings: perStretch(both, ({ closedMs = null }) => closedMs),
    closedUnseen: sum(
      perStretch(
        both.filter(({ row, closedMs = null }) => !isOpen(row.status) && closedMs === null),
        createdMs,
      ),
    ),
    open: ['high', ...strange, 'medium', 'low', 'informational'].map((severity) => ({
      severity,
      ages: AGES.slice(0, -1).map((from, place) => {
        const to = AGES[place + 1] ?? Infinity;
        return ofSeverity.filter((row) => {
          const ageMs = nowMs - createdMs(row);
          const isYounger = ageMs < to;
          return row.row.severity === severity && (ageMs >= from || place === 0) && isYounger;
        }).length;
      }),
    })),
    turns: TURNS.map((turn) => ({
      turn,
      count: ofTurn.filter(({ row }) => row.turn === turn).length,
    })),
    tenants: tenants
      .filter(
        ({ tags }) =>
          filter.tenantTags.length === 0 || tags.some((tag) => filter.tenantTags.includes(tag)),
      )
      .map(({ id }) => {
        const own = ofTenant.filter(({ row }) => row.tenantId === id);
        const arrivals = perStretch(own, createdMs);
        const total = sum(arrivals);
        return { tenantId: TenantId.parse(id), total, arrivals: total === 0 ? [] : arrivals };
      })
      .sort((one, other) => other.total - one.total),
  };
}

function isKnown(word: string): boolean {
  return SEVERITIES.some((known) => known === word);
}

interface Asked {
  readonly filter: BoardFilter;
  readonly span: ChartSpan;
  readonly timeZone: string;
}

/** The charts of a fake world, in which nothing was seen closed. */
export function fakeCharts(
  { rows, tenants }: Pick<FakeWorld, 'rows' | 'tenants'>,
  { filter, span, timeZone }: Asked,
): BoardCharts {
  return modelCharts(
    rows.map((row) => ({ row, text: row.title })),
    {
      filter,
      edges: timeEdges(span, timeZone, FAKE_NOW),
      tenants: tenants.map((tenant, place) => ({ ...tenant, place })),
      nowMs: FAKE_NOW,
    },
  );
}
