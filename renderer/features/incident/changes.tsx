import { useRef } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { type ListedChange, seenIncident } from '#shared/domain/change.ts';
import { goesBack } from '#shared/domain/compensation.ts';
import { useCommand } from '../../api.tsx';
import { ChangeLine, collisionOf } from '../../ui/change-line.tsx';
import { useSought } from './use-sought.ts';
import { useUndo } from '../../ui/undoing.tsx';

const SETTLED_SHOWN = 3;

/** Our own wishes for this incident: all that are open, and the last few that are settled. */
export function Changes({ detail }: { readonly detail: IncidentDetail }) {
  const { changes, incident } = detail;
  const run = useCommand();
  const undo = useUndo();
  const now = seenIncident(incident);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useSought('changes', heading);
  const isOpen = ({ stage }: ListedChange) => stage !== 'confirmed' && stage !== 'discarded';
  const settled = changes.filter((change) => !isOpen(change)).slice(0, SETTLED_SHOWN);
  const shown = [...changes.filter(isOpen), ...settled];
  const collided = shown.find((change) => collisionOf(change) !== null)?.id;
  if (shown.length === 0) return null;
  /** What was pressed goes away with what it answered: the focus stays in the part of the page it was in. */
  const refocus = () => {
    if (!section.current?.contains(document.activeElement)) return;
    section.current.closest<HTMLElement>('[tabindex="-1"]')?.focus();
  };
  return (
    <section ref={section} className="our-changes" aria-label="Our changes" aria-live="polite">
      <h3 ref={heading} tabIndex={-1}>
        Our changes
      </h3>
      {shown.map((change) => (
        <ChangeLine
          key={change.id}
          change={change}
          keyed={change.id === collided}
          onUndo={goesBack(change, now) ? ({ id }) => void undo({ id }) : undefined}
          onRetry={({ id }) => {
            refocus();
            void run('outbox.retry', { id });
          }}
          onDiscard={({ id }) => {
            refocus();
            void run('outbox.discard', { id });
          }}
          onSettle={({ id }, mine) => {
            refocus();
            void run('outbox.settle', { id, mine: [...mine] });
          }}
        />
      ))}
    </section>
  );
}
