import { sleep } from '#electron/core/sleep.ts';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import { DeskGone } from './desk.ts';
import type { Kill } from './moves.ts';
import type { Station } from './station.ts';

/** What the person at the desk does. */

export type Waiting = ApprovalRow & { readonly stageId: string };

/** One gesture over all, or one after the other. Where the desk dies in it, the person looks what was recorded. */
export async function decideAll(
  station: Station,
  waiting: readonly Waiting[],
  mark: string,
  kills: readonly Kill[],
): Promise<void> {
  const { draws } = station;
  const result = draws.pick(['approve', 'deny'] as const);
  const gestures = draws.chance(0.4) ? [waiting] : waiting.map((one) => [one]);
  const recording = kills.find(({ at }) => at === 'recording');
  const victim = draws.below(gestures.length);
  for (const [place, gesture] of gestures.entries()) {
    const killed =
      place === victim && recording ? sleep(recording.afterMs).then(station.kill) : null;
    await decide(station, gesture, result, `${mark}.${place}`);
    await killed;
  }
  const later = kills.find(({ at }) => at === 'some-time');
  if (later) void sleep(later.afterMs).then(station.kill);
}

/** Decides what is not decided yet. */
export async function decide(
  station: Station,
  gesture: readonly Waiting[],
  result: 'approve' | 'deny',
  justification: string,
): Promise<void> {
  const { desk, atDesk } = station;
  await atDesk(async () => {
    const known = await desk.call('access.wishes', {});
    const left = gesture.filter(({ requestId, stageId }) => !isDecided(known, requestId, stageId));
    if (left.length === 0) return;
    const approvals = left.map(({ tenantId, requestId, stageId, shown }) => ({
      tenantId,
      requestId,
      stageId,
      shown,
    }));
    const { recorded, left: refused } = await desk.call('access.decide', {
      approvals,
      result,
      justification,
    });
    const taken = left.filter(({ requestId }) =>
      refused.every((one) => one.requestId !== requestId),
    );
    for (const [place, id] of recorded.entries())
      station.notes.promise(id, taken[place]?.requestId ?? '');
  });
}

function isDecided(known: readonly ListedWish[], requestId: string, stageId: string): boolean {
  return known.some(({ wish, stage }) => {
    if (wish?.kind !== 'decide' || stage === 'taken-back' || isAskingWish(stage)) return false;
    return wish.requestId === requestId && wish.stageId === stageId;
  });
}

/** Takes one back that was not sent, where there is one. */
export async function takeOneBack({ desk, atDesk }: Station): Promise<void> {
  await atDesk(async () => {
    const open = (await desk.call('access.wishes', {})).find(({ stage }) => stage === 'recorded');
    if (!open) return;
    try {
      await desk.call('access.takeBack', { id: open.id });
    } catch (error) {
      if (error instanceof DeskGone) throw error; // else it was on its way by then
    }
  });
}

/** What asks the person is put away, or decided once more. @returns whether anything is on its way again. */
export async function answerAsking(
  station: Station,
  waiting: readonly Waiting[],
  mark: string,
): Promise<boolean> {
  const { desk, atDesk, draws } = station;
  const own = new Set<string>(waiting.map(({ requestId }) => requestId));
  const all = (await atDesk(() => desk.call('access.wishes', {}))).filter(({ stage }) =>
    isAskingWish(stage),
  );
  for (const { id, wish } of all) {
    if (wish?.kind !== 'decide')
      await atDesk(() => desk.call('access.takeBack', { id })).catch(() => undefined);
  }
  const asking = all.filter(({ wish }) => wish?.kind === 'decide' && own.has(wish.requestId));
  for (const { id, wish } of asking) {
    const one = waiting.find(
      ({ requestId }) => wish?.kind === 'decide' && requestId === wish.requestId,
    );
    if (one && draws.chance(0.6)) await decide(station, [one], 'approve', `${mark}.again`);
    else await atDesk(() => desk.call('access.takeBack', { id })).catch(() => undefined);
  }
  return asking.length > 0;
}
