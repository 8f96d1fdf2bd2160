import {
  type BoardClock,
  type PromiseName,
  type Standing,
  standingOf,
} from '#shared/domain/clock/board-clock.ts';
import { millis } from '#shared/time.ts';
import { useClock, useClockText } from './clock.tsx';
import type { TimeWords } from './time-format.ts';
import { turnWord } from './words.ts';

/** Shapes tell without colour: a clock, one half used up, an exclamation mark, two bars. */
const SHAPES: Readonly<Record<Exclude<Standing, 'none'>, string>> = {
  running:
    'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4ZM5.4 3.4h1.2v2.3l1.7 1-.6 1-2.3-1.4Z',
  warning: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.3v7.4a3.7 3.7 0 0 0 0-7.4Z',
  breached: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm-.7 2v3.6h1.4V3Zm0 4.6V9h1.4V7.6Z',
  stopped: 'M3 2h2v8H3ZM7 2h2v8H7Z',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  breached: 'Over',
  warning: 'Due soon',
  running: 'In time',
  stopped: 'Stopped',
  none: 'No clock',
};
const PROMISES: Readonly<Record<PromiseName, string>> = {
  acknowledge: 'Take up',
  resolve: 'Resolve',
};

export function standingWord(standing: Standing): string {
  return STANDINGS[standing];
}

/** `in 25m`, `2h over`, `stopped`; empty where there is no clock. */
export function dueWords(clock: BoardClock, nowMs: number, words: Pick<TimeWords, 'age'>): string {
  if (clock.state === 'none') return '';
  if (clock.state === 'stopped') return 'stopped';
  const left = millis(clock.dueAt) - nowMs;
  return left > 0 ? `in ${words.age(left)}` : `${words.age(-left)} over`;
}

/** The same with what was promised and the exact moment. */
function longWords(clock: BoardClock, turn: string, words: TimeWords): string {
  if (clock.state === 'none') return '';
  const promise = PROMISES[clock.promise];
  if (clock.state === 'running') return `${promise} by ${words.exact(clock.dueAt)}`;
  const { restMs } = clock;
  const rest = restMs < 0 ? `${words.age(-restMs)} over` : `${words.age(restMs)} left`;
  return `Stopped: ${turnWord(turn)}’s turn. ${promise}: ${rest} when it is ours again.`;
}

interface DueMarkProps {
  readonly clock: BoardClock;
  readonly turn: string;
}

/** How long we may still take. Ticks by itself; nothing is asked again for it. */
export function DueMark({ clock, turn }: DueMarkProps) {
  const { words } = useClock();
  const text = useClockText((nowMs) => dueWords(clock, nowMs, words));
  const standing = useClockText((nowMs) => standingOf(clock, nowMs));
  if (clock.state === 'none') return null;
  return (
    <span className="due" data-standing={standing} title={longWords(clock, turn, words)}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" fillRule="evenodd">
        <path d={SHAPES[clock.state === 'stopped' ? 'stopped' : running(standing)]} />
      </svg>
      {text}
      {standing === 'warning' && <span className="hidden-text">, soon</span>}
      {clock.state === 'stopped' && <span className="hidden-text">: {turnWord(turn)}’s turn</span>}
    </span>
  );
}

function running(standing: string): 'breached' | 'warning' | 'running' {
  return standing === 'breached' || standing === 'warning' ? standing : 'running';
}
