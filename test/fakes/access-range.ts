import { type RangeControl, rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import type { RangeInput } from '#electron/range/range-options.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { type AccessCaller, accessCaller } from './access-caller.ts';
import { signIn } from './range-caller.ts';

/** A range in which we are approvers somewhere, and two desks there. */
export interface AccessRange {
  readonly range: Range;
  readonly control: RangeControl;
  readonly tenantId: string;
  /** The person who signs in, and the second desk. */
  readonly me: AccessCaller;
  readonly other: AccessCaller;
  readonly myName: string;
  readonly otherName: string;
  readonly advance: (ms: number) => Promise<void>;
  /** A request of a colleague that waits for the person who signs in. */
  readonly waiting: () => Promise<{ id: string; stages: readonly string[] }>;
}

/** Starts it, with the first customer that answers in full and has us among its approvers. */
export async function startAccessRange(options: RangeInput = {}): Promise<AccessRange> {
  const range = await startRange({
    tenants: 16,
    incidents: 0,
    seed: 3,
    budget: 100_000,
    ...options,
  });
  const control = rangeControl(range.control);
  const { people } = await control.call('totals', {});
  const [myName = '', otherName = ''] = people;
  const tenantId = await approvingTenant(range, control);
  const desk = Cloud.parse((await control.call('desks.open', {})).cloud);
  let next = 10;
  return {
    range,
    control,
    tenantId,
    myName,
    otherName,
    me: await accessCaller(range.cloud, tenantId, await signIn(range.cloud)),
    other: await accessCaller(desk, tenantId, await signIn(desk)),
    advance: async (ms) => {
      await control.call('clock.advance', { ms });
    },
    waiting: async () => {
      next += 1;
      const asked = { tenantId, approver: myName, person: people[next % people.length] ?? '' };
      const made = await control.call('access.request', asked);
      return { id: made.requestId, stages: made.stages.map(({ id }) => id) };
    },
  };
}

async function approvingTenant(range: Range, control: RangeControl): Promise<string> {
  const { tenants } = await control.call('totals', {});
  for (const { id, access, condition, role } of tenants) {
    if (access !== 'guest' || condition !== 'ok' || role !== 'operator') continue;
    const { approvers, service } = await control.call('access.read', { tenantId: id });
    if (approvers.length > 0 && service === 'full') return id;
  }
  throw new Error(`No customer of ${range.cloud.name} has us among its approvers.`);
}
