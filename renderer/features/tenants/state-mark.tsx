import type { TenantRow } from '#shared/contract/tenants.ts';
import { isUnread, stateWord } from './state-words.ts';

/** The one state of a tenant in a word; its colour says whether we see anything there. */
export function StateMark({ state }: { readonly state: TenantRow['state'] }) {
  return (
    <span className="state" data-group={isUnread(state) ? 'unread' : state.group}>
      {stateWord(state)}
    </span>
  );
}
