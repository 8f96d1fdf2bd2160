import {
  ClockLevel,
  type Contract,
  levelTargets,
  type OwnTerms,
  type Target,
} from '#shared/domain/clock/contract.ts';
import type { Counting } from '#shared/domain/clock/work-calendar.ts';
import { spanText } from '#shared/domain/query/span.ts';

export const LEVELS: Readonly<Record<ClockLevel, string>> = {
  p1: 'P1',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
};

export const COUNTINGS: Readonly<Record<Counting, string>> = {
  always: 'every hour',
  weekdays: 'weekdays',
  hours: 'working hours',
};

function targetText(target: Target | null): string {
  if (target === null) return '–';
  const unit = target.counting === 'always' ? '' : ` of ${COUNTINGS[target.counting]}`;
  return `${spanText(target.ms)}${unit}`;
}

/** What is promised, in one line: `P1 15m / 3h · Medium 1h / 8h`. */
export function contractWords(contract: Contract): string {
  const raised = contract.raisesHigh ? 'High counts as P1' : null;
  const levels = ClockLevel.options
    .filter((level) => level !== (contract.raisesHigh ? 'high' : 'p1'))
    .flatMap((level) => {
      const { acknowledge, resolve } = levelTargets(level, contract);
      if (acknowledge === null && resolve === null) return [];
      return [`${LEVELS[level]} ${targetText(acknowledge)} / ${targetText(resolve)}`];
    });
  const { hours, timeZone } = contract.calendar;
  const open = hours.length === 0 ? 'around the clock' : `working hours of ${timeZone}`;
  return [raised, ...levels, open].filter((part) => part !== null).join(' · ');
}

/** What a tenant has otherwise than its contract: `High, working time`; null when nothing. */
export function ownWords({ raisesHigh, calendar, targets }: OwnTerms): string | null {
  const parts = [
    ...(raisesHigh === null ? [] : ['what High counts as']),
    ...ClockLevel.options.filter((level) => targets[level]).map((level) => LEVELS[level]),
    ...(calendar === null ? [] : ['working time']),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
