import type { ActionId } from '#shared/domain/keys/action.ts';

const TO_A_PORTAL: ReadonlySet<ActionId> = new Set(['portal', 'copy-link']);

/** What is said beside what leads to a portal, where its tenants are invented. */
export const LEADS_NOWHERE = 'training range: leads nowhere';

/** The mark of an action in a training range; null: it does there what it says. */
export function rangeMark(id: ActionId, range: boolean): string | null {
  return range && TO_A_PORTAL.has(id) ? LEADS_NOWHERE : null;
}
