import type { ActionId } from '#shared/domain/keys/action.ts';
import type { Run } from '../../api.tsx';
import type { Doing } from '../../ui/offers.tsx';
import type { Stores } from '../stores.ts';
import { boardActions } from './board-actions.ts';
import { incidentActions } from './incident-actions.ts';
import { placeActions } from './place-actions.ts';
import { tabActions } from './tab-actions.ts';

const GO_TO_EVIDENCE = 'Put the focus on a piece of evidence first.';

const NO_COLLISION = 'Open an incident that somebody changed before you.';

/** What every action of the table does, and why it cannot be done now. Made once for each window. */
export function actionTable(stores: Stores, run: Run): Readonly<Record<ActionId, Doing>> {
  const { offers } = stores;
  /** Done by a part of the page that is there only at times. */
  const offered = (id: ActionId, reason: string): Doing => ({
    run: () => offers.get(id)?.run(),
    whyNot: () => {
      const offer = offers.get(id);
      return offer ? offer.whyNot() : reason;
    },
  });
  return {
    ...placeActions(stores, run),
    ...boardActions(stores, offered),
    ...incidentActions(stores, run),
    ...tabActions(stores),
    'settle-mine': offered('settle-mine', NO_COLLISION),
    'settle-theirs': offered('settle-theirs', NO_COLLISION),
    notice: offered('notice', 'There is no notice now.'),
    'copy-indicator': offered('copy-indicator', GO_TO_EVIDENCE),
    'copy-exact': offered('copy-exact', GO_TO_EVIDENCE),
  };
}
