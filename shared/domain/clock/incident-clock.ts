import { z } from 'zod';
import type { Turn } from '../turn.ts';
import { type Contract, type Target, targetsOf } from './contract.ts';
import { type WorkTime, workTime } from './work-calendar.ts';

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
}

const Used = z.object({ usedMs: z.number(), targetMs: z.number() });

/** Where one promise stands. Spans are working milliseconds as the target counts them. */
export const Promised = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** The clock runs: it is our turn. A moment is null when the calendar does not get there in ten years. */
  Used.extend({
    state: z.literal('running'),
    warnAtMs: z.number().nullable(),
    dueAtMs: z.number().nullable(),
  }),
  Used.extend({ state: z.literal('stopped') }),
  Used.extend({ state: z.literal('kept') }),
  Used.extend({ state: z.literal('broken') }),
  /** Done before it was first seen here: nobody can say how long it took. */
  z.object({ state: z.literal('unknown') }),
]);
export type Promised = z.infer<typeof Promised>;

export const IncidentClock = z.object({ acknowledge: Promised, resolve: Promised });
export type IncidentClock = z.infer<typeof IncidentClock>;

/** A warning comes when this share of the target is used up. */
export const WARN_SHARE = 0.75;

/**
 * The clocks of an incident: ours runs only while it is our turn (domain.md 5c). Pure: due moments are
 * absolute, so nothing has to be computed again as time passes.
 */
export function incidentClock(facts: ClockFacts, contract: Contract): IncidentClock {
  const { acknowledge, resolve } = targetsOf(facts.severity, contract);
  return {
    acknowledge: promised(facts, contract, acknowledge, facts.acknowledgedMs ?? facts.endedMs),
    resolve: promised(facts, contract, resolve, facts.endedMs),
  };
}

function promised(
  { spans }: ClockFacts,
  { calendar }: Contract,
  target: Target | null,
  doneMs: number | 'before' | null,
): Promised {
  if (target === null) return { state: 'none' };
  if (doneMs === 'before') return { state: 'unknown' };
  const time = workTime(calendar, target.counting);
  const last = spans.at(-1);
  const running = doneMs === null && last?.turn === 'us' ? last : null;
  const usedBefore = oursUntil(spans, time, running ? running.fromMs : doneMs);
  const targetMs = target.ms;
  if (running) {
    const at = (share: number) =>
      time.after(running.fromMs, Math.max(0, targetMs * share - usedBefore));
    return {
      state: 'running',
      usedMs: usedBefore,
      targetMs,
      warnAtMs: at(WARN_SHARE),
      dueAtMs: usedBefore > targetMs ? running.fromMs : at(1),
    };
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

/** What a person sees of a promise at a moment. */
export type ClockState = 'none' | 'running' | 'warning' | 'breached' | 'stopped' | 'over';

export function clockState(promise: Promised, nowMs: number): ClockState {
  switch (promise.state) {
    case 'none':
    case 'unknown':
      return 'none';
    case 'stopped':
      return 'stopped';
    case 'kept':
    case 'broken':
      return 'over';
    case 'running':
      if (promise.dueAtMs !== null && promise.dueAtMs <= nowMs) return 'breached';
      return promise.warnAtMs !== null && promise.warnAtMs <= nowMs ? 'warning' : 'running';
  }
}
