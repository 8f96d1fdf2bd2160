import { sleep } from '#electron/core/sleep.ts';
import type { Waiting } from './hands.ts';
import { drawnClockMs, drawnCut, drawnFault, type Kill } from './moves.ts';
import type { Station } from './station.ts';

/**
 * Draws what will go wrong in a run, and sees to it: at the range, on the wire, at the clock, and by kills.
 * @param others what the wishes of this run that are no decisions on approvals are about, as on the wire.
 */
export async function planTrouble(
  station: Station,
  waiting: readonly Waiting[],
  kills: readonly Kill[],
  others: ReadonlySet<string>,
): Promise<void> {
  const { draws, control, network, desk, atDesk, elsewhere } = station;
  const own = new Set<string>([...waiting.map(({ requestId }) => requestId), ...others]);
  for (let left = draws.below(4); left > 0; left -= 1) {
    await control.call('faults.next', {
      tenantId: draws.pick(station.tenants),
      ...drawnFault(draws, others.size > 0),
    });
  }
  if (draws.chance(0.3)) {
    const { tenantId, requestId } = draws.pick(waiting);
    const what = draws.pick(['Approve', 'Deny', 'withdraw'] as const);
    const when = draws.pick(['after-read', 'before-write'] as const);
    await control.call('access.race', { tenantId, requestId, when, what, by: elsewhere });
  }
  if (draws.chance(0.1)) {
    const { tenantId, requestId } = draws.pick(waiting);
    await control.call('access.withdraw', { tenantId, requestId });
  }
  if (draws.chance(0.15)) await editAnswers(station, draws.pick(waiting));
  if (draws.chance(0.1)) {
    await control.call('tokens.revoke', { tenantId: draws.pick(station.tenants) });
    station.countFault();
  }
  if (draws.chance(0.2)) {
    const byMs = drawnClockMs(draws);
    await atDesk(() => desk.order({ kind: 'clock', byMs }));
    station.countFault();
  }

  const cuts = Array.from({ length: draws.below(3) }, () => drawnCut(draws));
  network.watch((moment, thing) => {
    if (!own.has(thing)) return 'goes-on';
    const due = kills.find((kill) => kill.at === 'wire' && kill.moment === moment && kill.left > 0);
    if (due?.at === 'wire') {
      due.left -= 1;
      if (due.left === 0) {
        if (due.afterMs === 0) station.kill();
        else void sleep(due.afterMs).then(station.kill);
        return 'cut';
      }
    }
    const cut = cuts.find((one) => one.moment === moment && one.left > 0);
    if (!cut) return 'goes-on';
    cut.left -= 1;
    return cut.left === 0 ? 'cut' : 'goes-on';
  });
}

/** Whoever asked answers otherwise than the person at the desk has read. */
async function editAnswers(
  { desk, atDesk, control, notes }: Station,
  { tenantId, requestId }: Waiting,
) {
  notes.edit(requestId);
  const detail = await atDesk(() => desk.call('access.approval', { tenantId, requestId }));
  const answers = (detail?.approval.request.answers ?? []).flatMap(({ questionId, value }) =>
    questionId === null ? [] : [{ questionId, value: `${value} and more` }],
  );
  await control.call('access.answers', { tenantId, requestId, answers });
}
