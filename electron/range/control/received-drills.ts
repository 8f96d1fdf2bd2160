import type { ReceivedWrite } from './control-contract.ts';
import type { DrillContext, Drills, Output } from './drill-context.ts';

type ReceivedDrills = Pick<Drills, 'received' | 'received.applied'>;

/** What tells tests that nothing was lost and nothing done twice. */
export function receivedDrills({ received }: DrillContext): ReceivedDrills {
  const writesOf = (tenantId: string | undefined) =>
    received.filter((write) => tenantId === undefined || write.tenantId === tenantId);
  return {
    received: ({ tenantId }) => ({ writes: writesOf(tenantId) }),
    'received.applied': ({ tenantId }) => counted(writesOf(tenantId)),
  };
}

function counted(writes: readonly ReceivedWrite[]): Output<'received.applied'> {
  const byRequest = grouped(writes, ({ clientRequestId }) => clientRequestId ?? '');
  const byContent = grouped(writes, ({ person, body }) => `${person} ${JSON.stringify(body)}`);
  return {
    byRequest: byRequest.map(([first, count]) => ({
      ...count,
      clientRequestId: first.clientRequestId,
    })),
    byContent: byContent.map(([first, count]) => ({
      ...count,
      person: first.person,
      body: first.body,
    })),
  };
}

/** Writes to one address that have `keyOf` in common, in the order of the first of each. */
function grouped(writes: readonly ReceivedWrite[], keyOf: (write: ReceivedWrite) => string) {
  const groups = new Map<string, ReceivedWrite[]>();
  for (const write of writes) {
    const key = `${write.tenantId} ${write.method} ${write.path} ${keyOf(write)}`;
    const group = groups.get(key);
    if (group) group.push(write);
    else groups.set(key, [write]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { tenantId, call, path } = first;
    const applied = group.filter(({ done }) => done).length;
    const count = { tenantId, call, path, received: group.length, applied };
    return [[first, count] as const];
  });
}
