import { isJustNow } from '#shared/domain/presence.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { type Instant, millis } from '#shared/time.ts';
import { useClock, useClockText } from './clock.tsx';

interface AssigneeProps {
  readonly name: string;
  /** It is the person at the screen: shown as `you`, the name is there to be looked up. */
  readonly mine: boolean;
  readonly longest: number;
  /** When it was assigned to somebody else, where that was lately. */
  readonly assignedAt: Instant | null;
}

/** `Ada · 2m`, or `you`: the time only while it is fresh, and never cut off by a long name. */
export function Assignee({ name, mine, longest, assignedAt }: AssigneeProps) {
  return (
    <span className="assignee">
      <bdi className="assignee-name" title={visibleLine(name)}>
        {mine ? 'you' : visibleLine(shortened(name, longest))}
      </bdi>
      {assignedAt !== null && <JustAssigned at={assignedAt} />}
    </span>
  );
}

function JustAssigned({ at }: { readonly at: Instant }) {
  const { words } = useClock();
  const text = useClockText((nowMs) => (isJustNow(at, nowMs) ? words.age(nowMs - millis(at)) : ''));
  if (text === '') return null;
  return (
    <time className="assignee-since" dateTime={at} title={`Assigned ${words.exact(at)}`}>
      <span className="hidden-text">, assigned</span> · {text}
      <span className="hidden-text"> ago</span>
    </time>
  );
}
