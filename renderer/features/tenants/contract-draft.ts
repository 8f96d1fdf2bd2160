import { PromiseName } from '#shared/domain/clock/board-clock.ts';
import {
  ClockLevel,
  Contract,
  levelTargets,
  Target,
  type Targets,
} from '#shared/domain/clock/contract.ts';
import { type Counting, type WorkCalendar, WorkHours } from '#shared/domain/clock/work-calendar.ts';
import { readSpan, spanText } from '#shared/domain/query/span.ts';
import { listed } from '../../ui/listed.ts';

/** One promise as it is typed: an empty span promises nothing. */
interface TargetDraft {
  readonly span: string;
  readonly counting: Counting;
}

/** A contract as the person types it. */
export interface ContractDraft {
  readonly raisesHigh: boolean;
  readonly targets: Readonly<Record<ClockLevel, Readonly<Record<PromiseName, TargetDraft>>>>;
  readonly alwaysOpen: boolean;
  readonly timeZone: string;
  /** Hours of Monday to Sunday, as `09:00-12:00, 13:00-17:00`. */
  readonly days: readonly string[];
  readonly holidays: string;
}

export interface ContractProblems {
  /** By `level promise`. */
  readonly targets: ReadonlyMap<string, string>;
  readonly timeZone: string | null;
  /** By place, Monday first. */
  readonly days: readonly (string | null)[];
  readonly hours: string | null;
  readonly holidays: string | null;
}

const WRONG_SPAN = 'Write 30m, 4h, 3d or 1h30m; empty promises nothing.';
const OFFICE = '09:00-17:00';
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = 5;

/** Where high counts as P1 there is no high, else no P1: nobody is asked for it. */
export function levelsShown({ raisesHigh }: ContractDraft): readonly ClockLevel[] {
  return ClockLevel.options.filter((level) => level !== (raisesHigh ? 'high' : 'p1'));
}

export function draftOf(contract: Contract): ContractDraft {
  const { calendar, raisesHigh } = contract;
  const alwaysOpen = calendar.hours.length === 0;
  const of = (level: ClockLevel) => {
    const { acknowledge, resolve } = levelTargets(level, contract);
    return { acknowledge: written(acknowledge), resolve: written(resolve) };
  };
  return {
    raisesHigh,
    targets: {
      p1: of('p1'),
      high: of('high'),
      medium: of('medium'),
      low: of('low'),
      informational: of('informational'),
    },
    alwaysOpen,
    timeZone: calendar.timeZone,
    days: WEEK.map((day) =>
      alwaysOpen ? (day <= WORKING_DAYS ? OFFICE : '') : hoursText(calendar, day),
    ),
    holidays: calendar.holidays.join(', '),
  };
}

function written(target: Target | null): TargetDraft {
  if (target === null) return { span: '', counting: 'always' };
  return { span: spanText(target.ms), counting: target.counting };
}

function hoursText({ hours }: WorkCalendar, day: number): string {
  return hours
    .filter((one) => one.day === day)
    .map(({ from, to }) => `${from}-${to}`)
    .join(', ');
}

/** `9-17`, `09:00–17:30`: whole hours need no minutes. Null when it is no time of the day. */
function timeOf(text: string): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(text.trim()) ?? [];
  return hour === '' ? null : `${hour.padStart(2, '0')}:${minute}`;
}

/** The hours of a day as they are typed; null when one of them is none. */
export function readHours(text: string, day: number): WorkHours[] | null {
  const hours: WorkHours[] = [];
  for (const part of listed(text)) {
    const [from = '', to = '', ...more] = part.split(/[-–]/);
    const read = WorkHours.safeParse({ day, from: timeOf(from), to: timeOf(to) });
    if (!read.success || more.length > 0) return null;
    hours.push(read.data);
  }
  return hours;
}

/** `null` promises nothing. */
function readTarget({ span, counting }: TargetDraft): Target | null | 'wrong' {
  if (span.trim() === '') return null;
  const read = Target.safeParse({ ms: readSpan(span.replace(/\s/g, '')), counting });
  return read.success ? read.data : 'wrong';
}

/** The contract that was typed, or what is wrong with it. Pure. */
export function readDraft(draft: ContractDraft): {
  readonly contract: Contract | null;
  readonly problems: ContractProblems;
} {
  const wrong = new Map<string, string>();
  const targets: Partial<Record<ClockLevel, Targets>> = {};
  const shown = levelsShown(draft);
  for (const level of ClockLevel.options) {
    const typed = draft.targets[level];
    const [acknowledge, resolve] = [readTarget(typed.acknowledge), readTarget(typed.resolve)];
    if (acknowledge !== 'wrong' && resolve !== 'wrong') targets[level] = { acknowledge, resolve };
    else if (shown.includes(level)) {
      for (const promise of PromiseName.options) {
        if (readTarget(typed[promise]) === 'wrong') wrong.set(`${level} ${promise}`, WRONG_SPAN);
      }
    } // else the usual targets hold: what is not shown stands in nobody's way
  }
  const days = WEEK.map((day, place) => readHours(draft.days[place] ?? '', day));
  const hours = draft.alwaysOpen ? [] : days.flatMap((day) => day ?? []);
  const calendar = {
    timeZone: draft.timeZone.trim(),
    hours,
    holidays: listed(draft.holidays).toSorted(),
  };
  const parsed = Contract.safeParse({ raisesHigh: draft.raisesHigh, targets, calendar });
  const isWrong = (field: string) =>
    parsed.error?.issues.some(({ path }) => path[0] === 'calendar' && path[1] === field) ?? false;
  const problems = {
    targets: wrong,
    timeZone: isWrong('timeZone') ? 'No time zone is called so. Write Europe/Berlin or UTC.' : null,
    days: days.map((day) =>
      draft.alwaysOpen || day ? null : 'Write 09:00-17:00; several with commas between.',
    ),
    hours: !draft.alwaysOpen && hours.length === 0 ? 'Write the hours of one day at least.' : null,
    holidays: isWrong('holidays') ? 'Write days as 2026-12-25, at most 500.' : null,
  };
  const spoiled =
    wrong.size > 0 || problems.days.some((day) => day !== null) || problems.hours !== null;
  return { contract: spoiled ? null : (parsed.data ?? null), problems };
}
