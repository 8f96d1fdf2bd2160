import type { IncidentKey } from '#shared/domain/incident.ts';
import { clockState, type Promised } from '#shared/domain/clock/promise.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { useClockText } from '../../ui/clock.tsx';
import { useOfIncident } from './use-of-incident.ts';

/** `3 h 20 min`; days are those of a clock. */
function span(ms: number): string {
  const parts = [
    [Math.floor(ms / DAY_MS), 'd'],
    [Math.floor((ms % DAY_MS) / HOUR_MS), 'h'],
    [Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  return shown.length === 0 ? '<1 min' : shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** How a promise stands at a moment, in a few words. Null where nothing was promised. */
export function promiseWords(promise: Promised, nowMs: number): string | null {
  switch (promise.state) {
    case 'none':
      return null;
    case 'unknown':
      return 'Before the first look';
    case 'kept':
      return `In time: ${span(promise.usedMs)} of ${span(promise.targetMs)}`;
    case 'broken':
      return `Late: ${span(promise.usedMs)} of ${span(promise.targetMs)}`;
    case 'stopped':
      return `Stopped, not our turn: ${span(promise.usedMs)} of ${span(promise.targetMs)} used`;
    case 'running': {
      const { dueAtMs, targetMs } = promise;
      if (dueAtMs === null) return `${span(targetMs)} of working time`;
      const left = dueAtMs - nowMs;
      if (left <= 0) return `Overdue by ${span(-left)}, of ${span(targetMs)}`;
      // More on the wall clock than was promised: nights or weekends lie between.
      if (left > targetMs) return `Due in ${span(left)}, of ${span(targetMs)} of working time`;
      return `${span(left)} left of ${span(targetMs)}`;
    }
  }
}

/** What was promised for an incident and how much of it is left: to take it up, and to resolve it. */
export function ClockLines({ of }: { readonly of: IncidentKey }) {
  const { value } = useOfIncident('incidents.clock', of);
  if (!value) return null;
  return (
    <>
      <ClockLine name="Take up" promise={value.acknowledge} />
      <ClockLine name="Resolve" promise={value.resolve} />
    </>
  );
}

function ClockLine({ name, promise }: { readonly name: string; readonly promise: Promised }) {
  const words = useClockText((nowMs) => promiseWords(promise, nowMs) ?? '');
  const state = useClockText((nowMs) => clockState(promise, nowMs));
  if (words === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd data-clock={state}>{words}</dd>
    </div>
  );
}
