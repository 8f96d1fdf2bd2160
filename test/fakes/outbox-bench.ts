import { expect } from 'vitest';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { RangeInput } from '#electron/range/range-options.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { ChangeId, ChangeStage, IncidentChange } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { coreBench } from './core-bench.ts';

/** Open incidents that nobody has, in each tenant. */
const FREE = 4;

/** Core with everything of a range in its cache; `start` lets it send. */
export async function outboxBench(input: RangeInput = {}) {
  const bench = await coreBench(input);
  for (const tenantId of bench.tenants()) {
    await bench.control().call('tenants.role', { tenantId, role: 'operator' });
    const { created } = await bench.control().call('incidents.burst', { tenantId, count: FREE });
    for (const key of created) {
      const nobody = { status: 'active', assignedTo: null, classification: null } as const;
      await bench.control().call('incidents.change', { ...key, ...nobody });
    }
  }
  await bench.sync();

  const wish = async ({ tenantId, incidentId }: IncidentKey, change: IncidentChange) => {
    const { id } = await bench.call('incidents.change', { tenantId, incidentId, change });
    return id;
  };
  const entry = async (id: ChangeId): Promise<OutboxEntry> => {
    const found = (await bench.call('outbox.list', {})).find((one) => one.id === id);
    if (found) return found;
    throw new Error('This change is not in the outbox.');
  };
  const reaches = (id: ChangeId, stage: ChangeStage): Promise<OutboxEntry> =>
    bench.until(async () => {
      const result = await bench.ask('outbox.list', {});
      const found = result.ok ? result.value.find((one) => one.id === id) : undefined;
      if (found?.stage === stage) return found;
      throw new Error(`It is ${found?.stage ?? 'gone'} (${found?.reason ?? ''}), not ${stage}.`);
    });

  return {
    ...bench,
    wish,
    entry,
    reaches,
    start: () => bench.core().start(),
    /** The board is told after the outbox: it comes to show this. */
    shows: (key: IncidentKey, expected: Partial<BoardRow>) =>
      bench.until(async () => expect(await bench.row(key)).toMatchObject(expected)),
    /** Open incidents nobody has yet, oldest first; in one tenant or in all. */
    free: async (tenantId?: TenantId): Promise<BoardRow[]> => {
      const tenants = tenantId === undefined ? [] : [tenantId];
      const open = await bench.rows({ tenants, scope: 'open', statuses: ['active'] });
      return open.filter(({ assignedTo }) => assignedTo === null);
    },
    received: async (): Promise<ReceivedWrite[]> =>
      (await bench.control().call('received', {})).writes,
    /** Writes that were carried out. */
    done: async (): Promise<ReceivedWrite[]> =>
      (await bench.control().call('received', {})).writes.filter(({ done }) => done),
  };
}
export type OutboxBench = Awaited<ReturnType<typeof outboxBench>>;

/** The first of a list. @throws Error when it is empty. */
export function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one !== undefined) return one;
  throw new Error('The range has nothing of that kind.');
}
