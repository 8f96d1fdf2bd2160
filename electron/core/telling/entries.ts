import { createHash } from 'node:crypto';
import type { IncidentPart, TellingEvent, TellingKind } from '#shared/domain/telling/event.ts';
import { type Snooze, type WakeReason, wakeWords } from '#shared/domain/snooze.ts';
import type { Reminder } from '#shared/domain/telling/reminder.ts';
import type { Telling } from '#shared/domain/telling/rule.ts';
import { countedKinds } from '#shared/domain/telling/toast.ts';
import type { InboxKind } from '#shared/domain/telling/inbox-entry.ts';
import type { Instant } from '#shared/time.ts';
import type { NewInboxEntry } from '../store/inbox-store.ts';

/** Whom alone an event is for when it is told as that; null = everybody at this computer. */
export function whoseOf({ accountId, assignee }: TellingEvent, kind: TellingKind): string | null {
  return accountId ?? (kind === 'assigned' ? (assignee ?? null) : null);
}

/** What an event becomes in the inbox. The same event gives the same source, so nobody is told it twice. */
export function entryOf(
  event: TellingEvent,
  { kind, rule }: Telling,
  burst: string,
): NewInboxEntry {
  const { tenant, incident, at, note, clock, part, access, title, state, change } = event;
  const isUnextended = kind === 'answered' && event.isUnextended === true;
  const what = clock?.promise ?? state ?? at;
  return {
    source: `${kind} ${tenant.id} ${incident?.id ?? access?.id ?? ''} ${what}`,
    accountId: whoseOf(event, kind),
    burst,
    kind: isUnextended ? 'unextended' : kind,
    tenantId: tenant.id,
    incidentId: incident?.id ?? null,
    title: incident?.title ?? access?.title ?? title ?? tenant.name,
    severity: incident?.severity ?? null,
    note,
    part: part ?? null,
    accessList: access?.list ?? null,
    accessId: access?.id ?? null,
    ruleId: rule,
    changeId: change ?? null,
    at,
  };
}

/** A reminder that is due. */
export function reminderEntry(
  { tenantId, incidentId, title, note, dueAt }: Reminder,
  burst: string,
  at: Instant,
): NewInboxEntry {
  return {
    source: `reminder ${tenantId} ${incidentId} ${dueAt} ${at}`,
    burst,
    kind: 'reminder',
    tenantId,
    incidentId,
    title,
    severity: null,
    note: note === '' ? null : note,
    at,
  };
}

interface Back {
  /** Why before its time; null = its time has come. */
  readonly reason: WakeReason | null;
  readonly burst: string;
  readonly at: Instant;
}

/** What brought a snoozed incident back stands there; the head shows severity, status and assignee. */
const PART_OF: Readonly<Record<WakeReason, IncidentPart | null>> = {
  alert: 'alerts',
  task: 'tasks',
  comment: 'comments',
  refused: 'changes',
  severity: null,
  status: null,
  assigned: null,
  target: null,
};

/** A snoozed incident that is back. */
export function backEntry(
  { tenantId, incidentId, title, untilAt, seen }: Snooze,
  { reason, burst, at }: Back,
): NewInboxEntry {
  return {
    source: `back ${tenantId} ${incidentId} ${untilAt} ${at}`,
    burst,
    kind: 'back',
    tenantId,
    incidentId,
    title,
    severity: seen.severity,
    note: reason && wakeWords(reason),
    part: reason && PART_OF[reason],
    at,
  };
}

interface CaughtUp {
  /** Whom alone it is for; null = everybody. */
  readonly accountId: string | null;
  readonly kinds: readonly InboxKind[];
  /** Of the last piece of news that is in it. */
  readonly upTo: number;
  readonly burst: string;
  readonly at: Instant;
}

/** One line for all that happened while this desk was away. Names no tenant, so none has to be purged. */
export function caughtUpEntry({ accountId, kinds, upTo, burst, at }: CaughtUp): NewInboxEntry {
  const title = `${countedKinds(kinds)}. The board shows them all.`;
  const print = createHash('sha256').update(title).digest('hex').slice(0, 12);
  return {
    source: `caught-up ${upTo} ${print}`,
    accountId,
    burst,
    kind: 'caught-up',
    tenantId: null,
    incidentId: null,
    title,
    severity: null,
    note: null,
    at,
  };
}
