import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { Filter16Regular } from '@fluentui/react-icons/svg/filter';
import type { ReactNode } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { useOffer } from '../../ui/offers.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useBoard } from './board-context.ts';
import { activeFilters } from './active-filters.ts';

const SCOPES = [
  { scope: 'open', name: 'Open' },
  { scope: 'closed', name: 'Closed' },
  { scope: 'all', name: 'All' },
] as const;

interface BoardToolbarProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly filtering: boolean;
  readonly onFiltering: () => void;
  /** How the board is arranged. */
  readonly children: ReactNode;
}

export function BoardToolbar({ tenants, filtering, onFiltering, children }: BoardToolbarProps) {
  const filter = useBoard((state) => state.filter);
  const setFilter = useBoard((state) => state.setFilter);
  const title = useTitle();
  useOffer('filters', onFiltering);
  const list = [...tenants.values()];
  const active = activeFilters(filter, tenants);
  return (
    <div className="board-toolbar">
      <button
        type="button"
        className="plain-button"
        aria-pressed={filtering}
        title={title('Filters', 'filters')}
        onClick={onFiltering}
      >
        <Filter16Regular aria-hidden="true" /> <span className="tool-name">Filters</span>
      </button>
      {children}
      <fieldset className="segments">
        <legend className="hidden-text">Which work</legend>
        {SCOPES.map(({ scope, name }) => (
          <button
            type="button"
            key={scope}
            aria-pressed={filter.scope === scope}
            onClick={() => setFilter({ scope }, list)}
          >
            {name}
          </button>
        ))}
        <SnoozedScope
          chosen={filter.scope === 'snoozed'}
          onChoose={() => setFilter({ scope: 'snoozed' }, list)}
        />
      </fieldset>
      <div className="chip-row">
        <ul className="chips" aria-label="Active filters">
          {active.map(({ key, label, without }) => (
            <li key={key}>
              <button
                type="button"
                className="chip"
                aria-label={`Remove filter ${label}`}
                title={visibleLine(label)}
                onClick={() => setFilter(without, list)}
              >
                <span className="chip-name">
                  <StrangerLine text={label} longest={40} />
                </span>{' '}
                <Dismiss12Regular aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
        {active.length > 1 && (
          <button
            type="button"
            className="quiet-button"
            onClick={() => setFilter({ ...EVERYTHING_OPEN, scope: filter.scope }, list)}
          >
            Clear all
          </button>
        )}
      </div>
      <Arrivals />
    </div>
  );
}

interface SnoozedScopeProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** What is put away is never out of sight altogether: how many fit the filter, and the way to them. */
function SnoozedScope({ chosen, onChoose }: SnoozedScopeProps) {
  const snoozed = useBoard((state) => state.snoozed);
  if (snoozed === 0 && !chosen) return null;
  return (
    <button type="button" aria-pressed={chosen} onClick={onChoose}>
      {chosen ? 'Snoozed' : `${snoozed.toLocaleString()} snoozed`}
    </button>
  );
}

/** New rows announce themselves here and come in when the person says so. */
function Arrivals() {
  const count = useBoard((state) => state.arrivals?.count ?? 0);
  const show = useBoard((state) => state.showArrivals);
  const title = useTitle();
  return (
    <div className="arrivals" role="status">
      {count > 0 && (
        <button
          type="button"
          className="plain-button"
          title={title('Show', 'arrivals')}
          onClick={show}
        >
          {count.toLocaleString()} new<span className="arrivals-rest"> or changed</span> · Show
        </button>
      )}
    </div>
  );
}
