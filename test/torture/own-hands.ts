import type { HeldRow, PackageRow } from '#shared/contract/my-access.ts';
import type { ShownItem } from '#shared/contract/access-reviews.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { asked } from '#test/fakes/asked.ts';
import type { Station } from './station.ts';

/** What the person at the desk does beside decisions on approvals; all of it seen in the desk's own lists. */

/** The most packages that are asked for, given back or canceled, and items judged, in one run. */
const MOST = 3;

/** Items of open reviews that may be judged: drawn beforehand, so that trouble can be planned for them. */
export async function itemsToJudge({ desk, atDesk, draws }: Station): Promise<ShownItem[]> {
  const { rounds } = await atDesk(() => desk.call('access.reviews', {}));
  const free = rounds.flatMap(({ tenantId, definitionId, instanceId, phase, rows }) =>
    rows
      .filter(({ isSelf, wish }) => phase === 'open' && !isSelf && wish?.settledAt !== null)
      .map(({ itemId, shown }) => ({ tenantId, definitionId, instanceId, itemId, shown })),
  );
  return Array.from({ length: Math.min(free.length, draws.between(1, MOST)) }, () => {
    return free.splice(draws.below(free.length), 1);
  }).flat();
}

/** Judges items of reviews, asks for packages, gives back and cancels, as much as is drawn. */
export async function actForOneself(
  station: Station,
  items: readonly ShownItem[],
  mark: string,
): Promise<void> {
  await judgeItems(station, items, `${mark}.r`);
  await askForSome(station, `${mark}.o`);
  await giveBackSome(station);
  await cancelSome(station);
}

function kept(station: Station, recorded: readonly { readonly id: WishId }[], about: string): void {
  for (const { id } of recorded) station.notes.promise(id, about);
}

async function judgeItems(
  station: Station,
  items: readonly ShownItem[],
  justification: string,
): Promise<void> {
  const { desk, atDesk, draws } = station;
  if (items.length === 0) return;
  const decision = draws.pick(['approve', 'deny', 'dontKnow'] as const);
  const keys = [...items];
  await atDesk(async () => {
    await desk.call('access.lookedAt', { items: keys });
    const { recorded } = await desk.call('access.judge', {
      items: keys.map((one) => ({ ...one, decision, overOthers: true })),
      justification,
    });
    kept(
      station,
      recorded.map((id) => ({ id })),
      justification,
    );
  });
}

async function askForSome(station: Station, justification: string): Promise<void> {
  const { desk, atDesk, draws } = station;
  await atDesk(async () => {
    const { packages } = await desk.call('access.mine', {});
    const free = packages
      .filter(isFree)
      .map(({ tenantId, packageId }) => ({ tenantId, packageId }));
    const some = drawn(free, station);
    if (some.length === 0) return;
    const found = await desk.call('access.packages', { packages: some });
    const wanted = found.flatMap(({ tenantId, id: packageId, requirements }) => {
      const [policy] = requirements ?? [];
      return policy ? [asked({ tenantId, packageId, policy })] : [];
    });
    if (wanted.length === 0) return;
    const gestures = draws.chance(0.5) ? [wanted] : wanted.map((one) => [one]);
    for (const gesture of gestures) {
      const { recorded } = await desk.call('access.ask', { packages: gesture, justification });
      kept(station, recorded, justification);
    }
  });
}

async function giveBackSome(station: Station): Promise<void> {
  const { desk, atDesk } = station;
  if (station.draws.chance(0.5)) return;
  await atDesk(async () => {
    const { held } = await desk.call('access.mine', {});
    const [one] = drawn(held.filter(mayGo), station);
    if (!one) return;
    const { tenantId, assignmentId } = one;
    const assignments = [{ tenantId, assignmentId }];
    kept(station, (await desk.call('access.giveBack', { assignments })).recorded, assignmentId);
  });
}

async function cancelSome(station: Station): Promise<void> {
  const { desk, atDesk } = station;
  await atDesk(async () => {
    const { requests } = await desk.call('access.mine', {});
    const open = requests.flatMap(({ tenantId, requestId, canCancel, wish }) => {
      const isFreeToGo = canCancel && requestId !== null && wish === null;
      return isFreeToGo ? [{ tenantId, requestId }] : [];
    });
    const some = drawn(open, station);
    if (some.length === 0) return;
    kept(station, (await desk.call('access.cancel', { requests: some })).recorded, 'cancel');
  });
}

const isFree = ({ isHeld, isPending, policies }: PackageRow) =>
  !isHeld && !isPending && (policies ?? 0) > 0;
/** Never the last one of a tenant: the guest account would go with it, and the approver. */
const mayGo = ({ isLive, isPending, isLast, wish }: HeldRow) =>
  isLive && !isPending && !isLast && wish === null;

function drawn<T>(from: readonly T[], { draws }: Station): T[] {
  const left = [...from];
  const count = Math.min(left.length, draws.between(1, MOST));
  return Array.from({ length: count }, () => left.splice(draws.below(left.length), 1)).flat();
}
