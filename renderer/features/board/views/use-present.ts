import { useShallow } from 'zustand/react/shallow';
import {
  type Density,
  differencesFrom,
  type Look,
  type Present,
} from '#shared/domain/arrangement.ts';
import type { View } from '#shared/domain/views/view.ts';
import { useBoard } from '../board-context.ts';
import { useViews } from './views-context.ts';

/** What the board shows at this moment, as a view would keep it. */
export function usePresent(density: Density): Look & Present {
  const shown = useBoard(
    useShallow(({ filter, sort, columns, group, layout }) => ({
      filter,
      sort,
      columns,
      group,
      layout,
    })),
  );
  return { ...shown, density };
}

export interface ActiveView {
  readonly view: View;
  /** In what the board differs from it now, in words; empty: in nothing. */
  readonly differences: readonly string[];
}

/** The view that was chosen last, as long as it is there. */
export function useActiveView(density: Density): ActiveView | null {
  const present = usePresent(density);
  const view = useViews(({ views, active }) => views.find(({ id }) => id === active) ?? null);
  return view && { view, differences: differencesFrom(view.look, present) };
}
