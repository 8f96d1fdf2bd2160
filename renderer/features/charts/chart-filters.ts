import type { BoardFilter } from '#shared/domain/board.ts';
import { type AgeClass, between, isBetween, partedMoments } from '#shared/domain/charts/charts.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Turn } from '#shared/domain/turn.ts';

type Change = Partial<BoardFilter>;
export type Stretch = readonly [fromMs: number, toMs: number];

/** What a press on a mark changes in the filter, and whether the filter asks for just that already. */
export interface Press {
  readonly pressed: boolean;
  readonly change: Change;
}

function withoutMoments(filter: BoardFilter): Change {
  return { where: partedMoments(filter).rest.where, scope: openScope(filter) };
}

/** Snoozed work is open work too: a press on a mark stays with it. */
function openScope({ scope }: BoardFilter): BoardFilter['scope'] {
  return scope === 'snoozed' ? 'snoozed' : 'open';
}

/** A stretch of arrivals or closings; a second press takes it away again. */
export function stretchPress(
  filter: BoardFilter,
  field: 'created' | 'closed',
  stretch: Stretch,
): Press {
  const pressed = isBetween(filter, field, stretch);
  return { pressed, change: pressed ? withoutMoments(filter) : between(filter, field, stretch) };
}

/** The arrivals of one tenant in a stretch. */
export function tenantPress(filter: BoardFilter, tenant: TenantId, stretch: Stretch): Press {
  const pressed =
    isBetween(filter, 'created', stretch) &&
    filter.tenants.length === 1 &&
    filter.tenants[0] === tenant;
  return {
    pressed,
    change: pressed
      ? { ...withoutMoments(filter), tenants: [] }
      : { ...between(filter, 'created', stretch), tenants: [tenant] },
  };
}

/** Open work of one severity and age. */
export function openPress(
  filter: BoardFilter,
  severity: string,
  { olderThan, youngerThan }: AgeClass,
): Press {
  const pressed =
    filter.severities.length === 1 &&
    filter.severities[0] === severity &&
    filter.olderThan === olderThan &&
    filter.youngerThan === youngerThan;
  return {
    pressed,
    change: pressed
      ? { severities: [], olderThan: null, youngerThan: null }
      : { scope: openScope(filter), severities: [severity], olderThan, youngerThan },
  };
}

/** Open work that is one party's turn. */
export function turnPress(filter: BoardFilter, turn: Turn): Press {
  const pressed = filter.turns.length === 1 && filter.turns[0] === turn;
  return { pressed, change: pressed ? { turns: [] } : { scope: openScope(filter), turns: [turn] } };
}
