import { millis } from '#shared/time.ts';
import { useClock, useClockText } from '../../../ui/clock.tsx';
import { deadlineStanding } from './approval-rules.ts';

/** When a request denies itself. Ticks by itself; nothing is asked again for it. */
export function DeadlineMark({ at }: { readonly at: string | null }) {
  const { words } = useClock();
  const text = useClockText((nowMs) => {
    if (at === null) return 'no deadline known';
    const leftMs = millis(at) - nowMs;
    return leftMs > 0 ? `denies itself in ${words.age(leftMs)}` : 'time ran out';
  });
  const standing = useClockText((nowMs) => (at === null ? 'stopped' : deadlineStanding(at, nowMs)));
  const title =
    at === null
      ? 'The policy sets no time, or it cannot be seen.'
      : `Denies itself at ${words.exact(at)}`;
  return (
    <span className="due" data-standing={standing} title={title}>
      {standing === 'warning' && <span aria-hidden="true">▲</span>}
      {standing === 'breached' && <span aria-hidden="true">■</span>}
      <span>{text}</span>
      {standing === 'warning' && <span className="hidden-text">, soon</span>}
    </span>
  );
}
