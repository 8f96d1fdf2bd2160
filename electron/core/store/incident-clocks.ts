import { type BoardClock, boardClock, NO_CLOCK } from '#shared/domain/clock/board-clock.ts';
import { endedClocks, endsAgain } from '#shared/domain/clock/clock-end.ts';
import { clockFacts } from '#shared/domain/clock/clock-facts.ts';
import type { Contract } from '#shared/domain/clock/contract.ts';
import { type ClockFacts, incidentClock } from '#shared/domain/clock/incident-clock.ts';
import type { WorkTimes } from '#shared/domain/clock/work-time.ts';
import type { Engagement } from '#shared/domain/engagement.ts';
import { type Incident, isOpen } from '#shared/domain/incident.ts';
import { type SeenChange, seenChange } from '#shared/domain/incident-history.ts';
import type { TaskSpan } from '#shared/domain/task-tally.ts';
import type { Database } from './database.ts';
import { endedClockWriter } from './ended-clocks.ts';
import { historyReader } from './incident-history.ts';
import { NOTHING_PENDING, type Pending, replayed } from './pending-store.ts';

/** What a tenant was promised, and the sums of its calendar. */
export interface Agreed {
  readonly contract: Contract;
  readonly times: WorkTimes;
}

/** What the clocks of an incident follow from, beside its history. */
export interface ClockSource {
  /** As the service last told it. */
  readonly snapshot: Incident;
  readonly huntedByExperts: boolean;
  readonly engagement: Engagement;
  readonly pending: Pending;
  /** When the Experts' tasks for the customer's side stood open, our wishes among it. */
  readonly tasks?: readonly TaskSpan[];
}

/** Facts of the incident as it is shown: what we wished counts from the moment it was recorded. Pure. */
export function shownFacts(source: ClockSource, history: readonly SeenChange[]): ClockFacts {
  const { snapshot, pending, huntedByExperts, engagement, tasks = [] } = source;
  const incident = replayed(snapshot, pending);
  const wished = wishedChange(snapshot, incident, { pending, history });
  return clockFacts({
    incident,
    huntedByExperts,
    engagement,
    tasks,
    history: wished ? [wished, ...history] : history,
  });
}

interface Since {
  readonly pending: Pending;
  readonly history: readonly SeenChange[];
}

function wishedChange(
  snapshot: Incident,
  incident: Incident,
  { pending, history }: Since,
): SeenChange | null {
  const recordedAt = pending.changes.flatMap(({ at }) => at ?? []).at(-1);
  const change = seenChange({ incident: snapshot, alerts: 0 }, { incident, alerts: 0 });
  if (change === null) return null;
  // The clocks of two computers: it is later than what was seen all the same.
  const seenAt =
    history
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? snapshot.createdAt;
  const at = recordedAt ?? snapshot.updatedAt;
  return { ...change, updatedAt: at > seenAt ? at : seenAt };
}

/** A known incident, with tasks as the service told them. */
interface KnownLook extends Omit<ClockSource, 'pending'> {
  readonly n: number;
  readonly tenant: number;
}

/** The same as two looks in a row saw it. */
interface EndLook extends Omit<KnownLook, 'snapshot'> {
  readonly before: Incident;
  readonly after: Incident;
  /** When it changed between them, as near as it is known (milliseconds since 1970). */
  readonly changedMs: number;
}

/** A look of ours found it closed that was open. */
function sawEnd(history: readonly SeenChange[]): boolean {
  return history.some(({ changes }) =>
    changes.some(({ field, from }) => field === 'status' && from !== null && isOpen(from)),
  );
}

/** The clocks of rows, made from what our looks found. */
export function incidentClocks(db: Database) {
  const history = historyReader(db);
  const ends = endedClockWriter(db);
  return {
    /** Writes down which promises ended with what a look found, as the service told it. */
    noteEnds: (look: EndLook, { contract, times }: Agreed): void => {
      const { before, after, n, tenant, changedMs } = look;
      if (before.status === after.status && before.assignedTo === after.assignedTo) return;
      const source = { ...look, snapshot: after, pending: NOTHING_PENDING };
      const ended = endedClocks({
        incidentId: after.id,
        facts: shownFacts(source, history.of(n)),
        changedMs,
        wasOpen: isOpen(before.status),
        isOpen: isOpen(after.status),
        contract,
        times,
      });
      ends.add(tenant, ended);
    },
    /** Writes down anew how promises ended that our looks saw end: tasks came that tell more of it. */
    noteEndsAgain: (look: KnownLook, { contract, times }: Agreed): void => {
      const { n, tenant, snapshot } = look;
      const seen = history.of(n);
      if (!isOpen(snapshot.status) && !sawEnd(seen)) return;
      const facts = shownFacts({ ...look, pending: NOTHING_PENDING }, seen);
      ends.add(tenant, endsAgain({ incidentId: snapshot.id, facts, contract, times }));
    },
    /** The one that comes first; `n` null: a row that is not there yet. */
    shown: (n: number | null, source: ClockSource, { contract, times }: Agreed): BoardClock => {
      if (!isOpen(replayed(source.snapshot, source.pending).status)) return NO_CLOCK;
      const facts = shownFacts(source, n === null ? [] : history.of(n));
      return boardClock(incidentClock(facts, contract, times));
    },
  };
}
