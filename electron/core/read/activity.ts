import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { IncidentChange, ListedChange, SeenIncident } from '#shared/domain/change.ts';
import { goesBack } from '#shared/domain/compensation.ts';
import type { Incident } from '#shared/domain/incident.ts';
import type { SeenChange } from '#shared/domain/incident-history.ts';
import type { Instant } from '#shared/time.ts';

interface ActivityFacts {
  readonly incident: Incident;
  readonly seen: readonly (SeenChange & { readonly seenAt: Instant })[];
  /** Newest first, as the audit trail has them. */
  readonly deeds: readonly {
    readonly at: Instant;
    readonly accountId: string | null;
    readonly action: string;
    readonly detail: {
      readonly id: string;
      readonly change?: IncidentChange | undefined;
      readonly reason?: string | null | undefined;
      readonly undoes?: unknown;
    };
  }[];
  readonly accountId: string | null;
  /** What the outbox still keeps of our changes to it. */
  readonly kept: readonly ListedChange[];
  /** As it is shown. */
  readonly now: SeenIncident;
}

/** What happened to an incident, newest first, each with how we know. Pure. */
export function activity({
  incident,
  seen,
  deeds,
  accountId,
  kept,
  now,
}: ActivityFacts): ActivityEntry[] {
  const wishes = new Map(
    deeds.flatMap(({ detail }) => (detail.change ? [[detail.id, detail.change] as const] : [])),
  );
  const undoable = new Map(
    kept
      .filter((one) => one.accountId === accountId && goesBack(one, now))
      .map(({ id }) => [String(id), id] as const),
  );
  const entries: ActivityEntry[] = [
    { kind: 'created', at: incident.createdAt },
    ...seen.map(({ updatedAt, ...rest }) => ({ kind: 'seen' as const, at: updatedAt, ...rest })),
    ...deeds.map(({ at, action, detail, accountId: by }) => ({
      kind: 'done' as const,
      at,
      byMe: by !== null && by === accountId,
      action,
      change: wishes.get(detail.id) ?? null,
      reason: detail.reason ?? null,
      undoes: detail.undoes !== undefined,
      undoable: action === 'change.confirmed' ? (undoable.get(detail.id) ?? null) : null,
    })),
    ...incident.comments.flatMap(({ text, author, createdAt }) =>
      createdAt === null ? [] : [{ kind: 'comment' as const, at: createdAt, author, text }],
    ),
  ];
  // Stable: what happened in the same moment stays in the order of its source.
  return entries.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}
