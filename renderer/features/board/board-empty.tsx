import type { TenantRow } from '#shared/contract/tenants.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { counted } from '../../ui/words.ts';
import { useBoard } from './board-context.ts';

interface BoardEmptyProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly held: number | null;
}

const SCOPES: Record<BoardFilter['scope'], string> = {
  open: 'open',
  snoozed: 'snoozed',
  closed: 'closed',
  all: 'at all',
};

/** An empty list says why it is empty, and never pretends that nothing happened where we do not see. */
export function BoardEmpty({ tenants, held }: BoardEmptyProps) {
  const text = useBoard((state) => state.text);
  const setFilter = useBoard((state) => state.setFilter);
  const scope = useBoard((state) => state.filter.scope);
  const list = [...tenants.values()];
  const blind = list.filter(({ state }) => state.group !== 'fresh').length;
  const filtered = text !== '';
  return (
    <div className="board-empty">
      <h2>{filtered ? 'No incident fits this filter' : 'No open incident'}</h2>
      <p>
        {filtered
          ? `Nothing ${SCOPES[scope]} among ${counted(held ?? 0, 'incident')} fits what is asked for above.`
          : `All ${counted(list.length, 'tenant')} together have no open incident that has been read.`}
      </p>
      {blind > 0 && (
        <p>
          {counted(blind, 'tenant')} did not answer lately, so there may be more than is known here.
        </p>
      )}
      {filtered && scope !== 'all' && (
        <button
          type="button"
          className="plain-button"
          onClick={() => setFilter({ scope: 'all' }, list)}
        >
          Look in open and closed ones
        </button>
      )}
      {filtered && (
        <button
          type="button"
          className="plain-button"
          onClick={() => setFilter(EVERYTHING_OPEN, list)}
        >
          Show everything open
        </button>
      )}
    </div>
  );
}
