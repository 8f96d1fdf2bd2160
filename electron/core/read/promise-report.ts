import type { SlaAttainment } from '#shared/contract/sla.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { type PromisesAsked, shareKept } from '#shared/domain/charts/promises.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import { csvText } from '#shared/csv.ts';
import { isAskedTenant } from './promise-chart.ts';

interface Report extends PromisesAsked {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** Parts of the board's filter that hold for nothing here. */
  readonly notFollowed: readonly string[];
  readonly known: {
    readonly tenants: readonly TenantRow[];
    readonly contracts: readonly NamedContract[];
  };
}

const HEAD = [
  'Tenant',
  'Tenant id',
  'Contract now',
  'Severity',
  'Turn longest',
  'Promise',
  'Kept',
  'Broken',
  'Ended',
  'Kept percent',
  'Median minutes used',
  'Minutes our turn',
  'Minutes customer turn',
  'Minutes Microsoft turn',
] as const;

/**
 * Kept promises as a CSV file that explains itself: what time and which tenants it is about, in whose clock, and
 * what was not seen; then one line each tenant, severity, party and promise. Pure.
 */
export function promiseReport(rows: readonly SlaAttainment[], report: Report): string {
  const { tenants, contracts } = report.known;
  const asked = new Map(
    tenants.filter((tenant) => isAskedTenant(report, tenant)).map((tenant) => [tenant.id, tenant]),
  );
  const names = new Map(contracts.map(({ id, name }) => [id, name]));
  const lines = rows.flatMap((row): (string | number)[][] => {
    const tenant = asked.get(row.tenantId);
    if (!tenant) return [];
    if (report.severities.length > 0 && !report.severities.includes(row.severity)) return [];
    const { within, over, minutesOf } = row;
    const ended = within + over;
    const { contract } = tenant.terms;
    return [
      [
        tenant.name,
        tenant.id,
        (contract && names.get(contract)) ?? 'The usual targets',
        row.severity,
        row.party,
        row.promise === 'acknowledge' ? 'Taken up' : 'Resolved',
        within,
        over,
        ended,
        shareKept({ within, ended }) ?? '',
        row.medianMinutes,
        minutesOf.us,
        minutesOf.customer,
        minutesOf.microsoft,
      ],
    ];
  });
  const unseen = [...asked.values()].filter(({ state }) => state.group !== 'fresh');
  return csvText([
    ['Promises kept, from Tidewatch'],
    ...timeLines(report),
    ['Tenants', `${asked.size} of ${tenants.length}`],
    ['Tenant tags asked for', report.tenantTags.join(' · ') || 'any'],
    ['Severities asked for', report.severities.join(' · ') || 'any'],
    ['Tenants excluded', report.notTenants.length],
    ['Not followed of the board’s filter', report.notFollowed.join(' · ') || 'nothing'],
    ['Counted', COUNTED],
    ['Not counted', NOT_COUNTED],
    [
      'Not seen now',
      unseen.length === 0 ? 'nothing: all of these tenants are fresh' : unseen.length,
    ],
    ...unseen.map(({ name, id, state, completeAt }) => [
      'Not seen now',
      name,
      id,
      `${state.group}: ${state.name}`,
      state.reason,
      completeAt === null ? 'never read completely' : `last read completely ${completeAt}`,
    ]),
    [],
    lines.length === 0 ? ['No clock ended in this time.'] : HEAD,
    ...lines,
  ]);
}

const COUNTED =
  'Promises whose end was seen between two looks of this computer, also of incidents that are not kept any more. The severity is the one at the end, the contract the one the tenant has now.';
const NOT_COUNTED =
  'What was taken up or closed before the first look at it, and what happened while a tenant could not be read.';

/** The last stretch goes on: the file holds what was seen until it was written. */
function timeLines({ fromMs, toMs, nowMs, timeZone }: Report): string[][] {
  return [timeZone, 'UTC'].map((zone) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return ['Time', `${format.format(fromMs)} to ${format.format(Math.min(toMs, nowMs))}`, zone];
  });
}
