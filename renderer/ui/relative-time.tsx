import { millis } from '#shared/time.ts';
import { useClock, useClockText } from './clock.tsx';

interface TimeProps {
  readonly at: string;
}

/** `4 minutes ago`, with the exact local and UTC time on hover. */
export function TimeAgo({ at }: TimeProps) {
  const { words } = useClock();
  const text = useClockText((nowMs) => words.ago(at, nowMs));
  return (
    <time dateTime={at} title={words.exact(at)}>
      {text}
    </time>
  );
}

/** `12m`: for columns. */
export function Age({ at }: TimeProps) {
  const { words } = useClock();
  const text = useClockText((nowMs) => words.age(nowMs - millis(at)));
  return (
    <time dateTime={at} title={words.exact(at)}>
      {text}
    </time>
  );
}

/** `4:05` left until a moment. */
export function TimeLeft({ at }: TimeProps) {
  const text = useClockText((nowMs, words) => words.left(at, nowMs));
  return <time className="tabular">{text}</time>;
}
