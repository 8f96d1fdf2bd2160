import type { TenantRow } from '#shared/contract/tenants.ts';
import { isUnread, stateWord } from './state-words.ts';

interface StateMarkProps {
  readonly tenant: TenantRow;
}

/** The one state of a tenant in a word; its colour says whether we see anything there. */
export function StateMark({ tenant }: StateMarkProps) {
  const { state } = tenant;
  return (
    <span className="state" data-group={isUnread(state) ? 'unread' : state.group}>
      {stateWord(tenant)}
    </span>
  );
}
