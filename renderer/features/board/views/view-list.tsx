import { ended } from '#shared/domain/words.ts';
import { useEffect } from 'react';
import type { Density } from '#shared/domain/arrangement.ts';
import { visibleLine } from '#shared/text.ts';
import type { View } from '#shared/domain/views/view.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { useActiveView } from './use-present.ts';
import { useViews } from './views-context.ts';

interface ViewListProps {
  readonly density: Density;
  readonly onView: (view: View) => void;
}

/** The views at the side, each with the number of incidents it shows. */
export function ViewList({ density, onView }: ViewListProps) {
  const views = useViews((state) => state.views);
  const counts = useViews((state) => state.counts);
  const watch = useViews((state) => state.watchCounts);
  const active = useActiveView(density);
  useEffect(() => watch(), [watch]);
  if (views.length === 0) return null;
  return (
    <nav className="facet" aria-label="Views">
      <strong className="facet-name">Views</strong>
      {views.map((view) => {
        const isActive = active?.view.id === view.id;
        const count = counts.get(view.id);
        return (
          <button
            key={view.id}
            type="button"
            className="view-line"
            aria-current={isActive}
            title={
              isActive && active.differences.length > 0
                ? `${ended(visibleLine(view.name))} ${changedWords(active.differences)}`
                : visibleLine(view.name)
            }
            onClick={() => onView(view)}
          >
            <span>
              <StrangerLine text={view.name} longest={80} />
              {isActive && active.differences.length > 0 && (
                <span className="view-changed"> · changed</span>
              )}
            </span>
            <span className="facet-count">{count?.toLocaleString()}</span>
          </button>
        );
      })}
    </nav>
  );
}

/** `Changed since: search, order. Choose it to go back.` */
export function changedWords(differences: readonly string[]): string {
  return `Changed: ${differences.join(', ')}. Choose the view to go back to it.`;
}
