import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { type TellingRule, tellingOf } from '#shared/domain/telling/rule.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, DAY_MS, instant, MINUTE_MS } from '#shared/time.ts';
import type { ClockReader, DueClock } from '../store/clock-reader.ts';
import type { ClockNewsKind, ToldClock, ToldClocks } from '../store/told-clocks.ts';

interface ClockTellingParts {
  readonly clocks: Pick<ClockReader, 'dueBetween' | 'nextDue'>;
  readonly told: ToldClocks;
  readonly rules: () => readonly TellingRule[];
  /** Whether the tenant was ever read completely: before that nothing in it is news. */
  readonly isRead: (id: TenantId) => boolean;
  readonly now: Clock;
}

/** A clock that the person asked to be told of and was not. */
export interface ClockNews {
  readonly clock: ToldClock;
  readonly event: TellingEvent;
}

/** What a look at the clocks found. */
export interface PendingClocks {
  readonly news: readonly ClockNews[];
  /** Never told, and not to be told later: of before anybody looked, or of a tenant not read completely. */
  readonly silent: readonly ToldClock[];
  /** Nobody looked at the clocks of this profile before. */
  readonly isFirst: boolean;
}

/** What ran out longer ago than this is no news any more; the board shows it. */
const LOOKED_BACK_MS = DAY_MS;

/** Finds the clocks that some rule asks for, each once for good, and when the next one will be. */
export function clockTelling({ clocks, told, rules, isRead, now }: ClockTellingParts) {
  const asking = (kind: ClockNewsKind) =>
    rules().filter(({ on, kinds }) => on && kinds.includes(kind));
  const spans = () => new Set(asking('due').map(({ withinMinutes }) => withinMinutes * MINUTE_MS));

  return {
    /** What is to be told now; asking changes nothing. `settle` says that it was told. */
    pending: (): PendingClocks => {
      const news: ClockNews[] = [];
      const silent: ToldClock[] = [];
      if (asking('due').length + asking('breached').length === 0) {
        return { news, silent, isFirst: false };
      }
      const nowMs = now();
      const isFirst = told.isNew();
      const ahead = Math.max(0, ...spans());
      for (const due of clocks.dueBetween(nowMs - LOOKED_BACK_MS, nowMs + ahead)) {
        const one = newsOf(due, nowMs);
        if (told.has(one.clock)) continue;
        if (isFirst || !isRead(due.tenant.id)) silent.push(one.clock);
        else if (tellingOf(rules(), one.event) !== null) news.push(one);
      }
      return { news, silent, isFirst };
    },
    /** The news is in the inbox now. A clock that ran out does not soon run out. */
    settle: ({ news, silent, isFirst }: PendingClocks): void => {
      if (news.length + silent.length === 0 && !isFirst) return;
      const both = news.flatMap(({ clock }) => {
        const soon = { ...clock, kind: 'due' } as const;
        return clock.kind === 'breached' ? [clock, soon] : [clock];
      });
      told.add([...both, ...silent], instant(now()));
    },
    /** Milliseconds until time alone brings something to tell; null: nothing that is known. */
    leftMs: (): number | null => {
      const nowMs = now();
      const points = asking('breached').length > 0 ? [...spans(), 0] : [...spans()];
      const left = points.flatMap((span) => {
        const dueMs = clocks.nextDue(nowMs + span);
        return dueMs === null ? [] : [dueMs - span - nowMs];
      });
      return left.length === 0 ? null : Math.min(...left);
    },
  };
}
export type ClockTelling = ReturnType<typeof clockTelling>;

const WORDS = {
  acknowledge: { due: 'to take it up', breached: 'Not taken up in time' },
  resolve: { due: 'to resolve it', breached: 'Not resolved in time' },
} as const;

function newsOf({ tenant, incident, promise, dueMs }: DueClock, nowMs: number): ClockNews {
  const leftMs = dueMs - nowMs;
  const kind: ClockNewsKind = leftMs > 0 ? 'due' : 'breached';
  const minutes = Math.max(1, Math.round(leftMs / MINUTE_MS));
  const note = leftMs > 0 ? `${minutes} min left ${WORDS[promise].due}` : WORDS[promise].breached;
  return {
    clock: { tenantId: tenant.id, incidentId: incident.id, promise, kind },
    event: {
      kinds: [kind],
      tenant,
      incident,
      at: instant(nowMs),
      note,
      clock: { promise, leftMs },
    },
  };
}
