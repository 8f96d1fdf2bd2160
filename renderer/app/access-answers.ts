import type { Api } from '#shared/contract/contract.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import { placeOfWish } from '../features/access/wish-place.ts';
import { goToPlace } from './follow-place.ts';
import type { Stores } from './stores.ts';

/** Takes the page to the next thing about access that waits for the person's answer, oldest first, then around. */
export async function goToAnswer(api: Pick<Api, 'query'>, stores: Stores): Promise<void> {
  const { access, session, view } = stores;
  const found = await api.query('access.wishes', {});
  if (!found.ok) return view.getState().say({ kind: 'failure', failure: found.failure });
  const person = session.getState().session?.account?.id;
  const asking = found.value.filter(
    ({ accountId, stage }) => accountId === person && isAskingWish(stage),
  );
  const next = asking[placeAfter(asking, access.getState().answer?.id)];
  if (!next) return;
  access.getState().showAnswer({ id: next.id, nth: asking.indexOf(next) + 1, of: asking.length });
  const place = placeOfWish(next);
  if (place === null) access.getState().showTrail({});
  else goToPlace(stores, place, true);
}

/** The first one again after the last, and where the one before was answered meanwhile. */
function placeAfter(asking: readonly ListedWish[], id: string | undefined): number {
  const at = asking.findIndex((one) => one.id === id);
  return (at + 1) % Math.max(1, asking.length);
}
