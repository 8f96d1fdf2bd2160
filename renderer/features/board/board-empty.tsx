import type { TenantRow } from '#shared/contract/tenants.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useBoard } from './board-context.ts';
import { emptyWords } from './board-empty-words.ts';

interface BoardEmptyProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly held: number | null;
}

/** An empty list says why it is empty, and never pretends that nothing happened where we do not see. */
export function BoardEmpty({ tenants, held }: BoardEmptyProps) {
  const text = useBoard((state) => state.text);
  const setFilter = useBoard((state) => state.setFilter);
  const filter = useBoard((state) => state.filter);
  const list = [...tenants.values()];
  const filtered = text !== '';
  const facts = { isFiltered: filtered, filter, tenants: list, held: held ?? 0 };
  const { title, about, unseen } = emptyWords(facts);
  return (
    <div className="board-empty">
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p>{about}</p>
      {unseen !== '' && (
        <p>
          <bdi>{unseen}</bdi>
        </p>
      )}
      {filtered && filter.scope !== 'all' && (
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
