import type { Turn } from '../turn.ts';
import { type Contract, type Target, targetsOf } from './contract.ts';
import type { IncidentClock, Promised } from './promise.ts';
import { type WorkTime, type WorkTimes, workTimes } from './work-time.ts';

/** From that moment on it was that party's turn. */
export interface TurnSpan {
  readonly fromMs: number;
  readonly turn: Turn;
}

/** What the clocks of one incident follow from. All moments are milliseconds since 1970. */
export interface ClockFacts {
  readonly severity: string;
  /** Whose turn it was, oldest first, the first one from the creation on; never empty. */
  readonly spans: readonly TurnSpan[];
  /** When one of us took it up; `before` = before it was first seen here, null = not yet. */
  readonly acknowledgedMs: number | 'before' | null;
  /** When it was resolved or merged, as far as is known; null = it is open. */
  readonly endedMs: number | null;
  /** It went into another incident while it was open: nobody resolved it, the other one carries the work on. */
  readonly isMerged?: boolean;
}

/** A warning comes when this share of the target is used up. */
export const WARN_SHARE = 0.75;

/**
 * The clocks of an incident: ours runs only while it is our turn (domain.md 5c). Pure: due moments are
 * absolute, so nothing has to be computed again as time passes.
 */
export function incidentClock(
  facts: ClockFacts,
  contract: Contract,
  times: WorkTimes = workTimes(contract.calendar),
): IncidentClock {
  const { acknowledge, resolve } = targetsOf(facts.severity, contract);
  const { acknowledgedMs, endedMs, isMerged = false } = facts;
  return {
    acknowledge:
      isMerged && acknowledgedMs === null
        ? { state: 'none' }
        : promised(facts, times, acknowledge, acknowledgedMs ?? endedMs),
    resolve: isMerged ? { state: 'none' } : promised(facts, times, resolve, endedMs),
  };
}

function promised(
  { spans }: ClockFacts,
  times: WorkTimes,
  target: Target | null,
  doneMs: number | 'before' | null,
): Promised {
  if (target === null) return { state: 'none' };
  if (doneMs === 'before') return { state: 'unknown' };
  const time = times(target.counting);
  const last = spans.at(-1);
  const running = doneMs === null && last?.turn === 'us' ? last : null;
  const usedBefore = oursUntil(spans, time, running ? running.fromMs : doneMs);
  const targetMs = target.ms;
  if (running) {
    const at = (share: number) =>
      time.after(running.fromMs, Math.max(0, targetMs * share - usedBefore));
    const clock = { state: 'running', usedMs: usedBefore, targetMs } as const;
    // Over before another had it: it stays over by as much, and is no new breach.
    const overSinceMs = running.fromMs - (usedBefore - targetMs);
    return usedBefore > targetMs
      ? { ...clock, warnAtMs: overSinceMs, dueAtMs: overSinceMs }
      : { ...clock, warnAtMs: at(WARN_SHARE), dueAtMs: at(1) };
  }
  if (doneMs === null) return { state: 'stopped', usedMs: usedBefore, targetMs };
  return { state: usedBefore <= targetMs ? 'kept' : 'broken', usedMs: usedBefore, targetMs };
}

/** Working time of our turns up to a moment; null = up to the beginning of the last span. */
function oursUntil(spans: readonly TurnSpan[], time: WorkTime, untilMs: number | null): number {
  let used = 0;
  spans.forEach(({ fromMs, turn }, place) => {
    if (turn !== 'us') return;
    const ends = spans[place + 1]?.fromMs ?? untilMs ?? fromMs;
    used += time.between(fromMs, untilMs === null ? ends : Math.min(ends, untilMs));
  });
  return used;
}
