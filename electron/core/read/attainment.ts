import type { SlaAttainment } from '#shared/contract/sla.ts';
import { longestParty, type ReportedEnd } from '#shared/domain/clock/clock-end.ts';
import { MINUTE_MS } from '#shared/time.ts';

/** Per tenant, severity, party and promise: how many were kept, how many not, and how long they took. Pure. */
export function attainment(ends: readonly ReportedEnd[]): SlaAttainment[] {
  const groups = new Map<string, [ReportedEnd, ...ReportedEnd[]]>();
  for (const end of ends) {
    const key = JSON.stringify([end.tenantId, end.severity, longestParty(end), end.promise]);
    const group = groups.get(key);
    if (group) group.push(end);
    else groups.set(key, [end]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => of(group));
}

function of(group: readonly [ReportedEnd, ...ReportedEnd[]]): SlaAttainment {
  const [first] = group;
  const { tenantId, severity, promise } = first;
  const within = group.filter((end) => end.within === 1).length;
  const minutes = (member: 'usMs' | 'customerMs' | 'microsoftMs') =>
    Math.round(group.reduce((sum, end) => sum + end[member], 0) / MINUTE_MS);
  return {
    tenantId,
    severity,
    party: longestParty(first),
    promise,
    within,
    over: group.length - within,
    medianMinutes: Math.round(median(group.map(({ usedMs }) => usedMs)) / MINUTE_MS),
    minutesOf: {
      us: minutes('usMs'),
      customer: minutes('customerMs'),
      microsoft: minutes('microsoftMs'),
    },
  };
}

/** Of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  const lower = sorted[Math.ceil(middle) - 1] ?? upper;
  return (upper + lower) / 2;
}
