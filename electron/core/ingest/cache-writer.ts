import type { KnownTasks } from '#shared/contract/tasks.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import type { Contract } from '#shared/domain/clock/contract.ts';
import type { Engagement } from '#shared/domain/engagement.ts';
import type { IncidentId } from '#shared/domain/incident.ts';
import type { IncidentTask, IncidentTaskId } from '#shared/domain/incident-task.ts';
import type { SeenAsleep } from '#shared/domain/snooze.ts';
import type { IncidentNewsKind } from '#shared/domain/telling/event.ts';
import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { AccessList } from '../store/access-rows.ts';

/** What one answer of the service held and what it changed. */
export interface PageReport {
  /** Items with an id. */
  readonly count: number;
  /** Incidents whose rows are different now. */
  readonly changed: number;
  /** Ids of the incidents the answer spoke of, in its order, each once. */
  readonly ids: string[];
  readonly nextLink: string | null;
  /** Items without an id, left out. */
  readonly unreadable: number;
  readonly newestUpdatedAt: Instant | null;
  /** Pieces of news that now wait to be told. */
  readonly news: number;
}

/** A raw answer. `body` may be handed over to another thread: do not use it afterwards. */
export interface Answer {
  readonly tenantId: TenantId;
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
  /**
   * What this answer is to the person. `first`: a first reading, in which nothing is news. `late`: read
   * while catching up. Left out: as it happens.
   */
  readonly reading?: 'first' | 'late' | undefined;
  /** Kinds of news to write down; none when left out. */
  readonly tell?: readonly IncidentNewsKind[];
  /** Of whom the cache tells who we are: for them alone it is news that something was assigned to them. */
  readonly accountId?: string | null;
}

/** An answer with incidents: a list, or one incident. `expanded`: with `$expand=alerts`. */
export interface IncidentAnswer extends Answer {
  readonly expanded: boolean;
}

/** What a look at the access of one tenant read. Kinds that are not listed stay as they are. */
export interface TenantAccessRead {
  readonly tenantId: TenantId;
  /** The cursor that is saved in the same commit. */
  readonly seen: { readonly kind: string; readonly text: string };
  readonly lists: readonly AccessList[];
}

/** All changes of ours to one incident that are not confirmed, oldest first; empty = none any more. */
export interface PendingChanges {
  readonly tenantId: TenantId;
  readonly incidentId: IncidentId;
  readonly changes: readonly {
    readonly change: IncidentChange;
    readonly by: string;
    /** When it was recorded. */
    readonly at?: Instant | undefined;
    /** Of a comment that may have been sent: how many there were just before. */
    readonly before?: number | undefined;
  }[];
  /** How many were refused and wait for the person. */
  readonly refused: number;
}

/** That an incident is put away, as the ledger has it; null = it is not any more. */
export interface SnoozedIncident {
  readonly tenantId: TenantId;
  readonly incidentId: IncidentId;
  readonly snooze: { readonly untilMs: number; readonly seen: SeenAsleep } | null;
}

/** The Experts' tasks of an incident, as they were just read. */
export interface IncidentTasks {
  readonly tenantId: TenantId;
  readonly incidentId: IncidentId;
  readonly known: KnownTasks;
}

/** One of them, read on its own. */
export interface OneTask extends Omit<IncidentTasks, 'known'> {
  readonly task: IncidentTask;
}

/** A task of a tenant's list, and the incident it is for. */
export interface ListedTask {
  readonly incidentId: IncidentId;
  readonly taskId: IncidentTaskId;
}

/** What a page of a tenant's tasks came to; `ids`: incidents whose tasks are others now. */
export interface TaskPageReport extends PageReport {
  readonly listed: readonly ListedTask[];
  /** Where the page stands newest change first: what follows is not newer than this. */
  readonly olderThan: Instant | null;
}

/** Every task a tenant has: the list was read from its first to its last page. */
export interface WholeTaskList {
  readonly tenantId: TenantId;
  readonly listed: readonly ListedTask[];
}

/** Who the signed-in person is in one tenant. */
export interface Identity {
  readonly tenantId: TenantId;
  /** As `assignedTo` carries it there; null = not known yet. */
  readonly upn: string | null;
  readonly objectId: string | null;
  readonly displayName: string | null;
  readonly roles: readonly string[];
  readonly write: 'allowed' | 'denied' | 'unknown';
}

/** What the board has to know of the user's tenants to sort and filter by them. */
export interface BoardTenant {
  readonly id: TenantId;
  readonly name: string;
  readonly colour: number;
  readonly tags: readonly string[];
  readonly engagement: Engagement;
  /** What was promised there. */
  readonly contract: Contract;
}

/** The span of a full sweep over creation times, its end not included, and every id the service listed in it. */
export interface SweepResult {
  readonly tenantId: TenantId;
  readonly createdFrom: Instant;
  readonly createdTo: Instant;
  readonly seenIds: readonly string[];
}

/**
 * The only way to write cache.db. Calls are carried out in the order they were made, each in one
 * transaction, and every one may be repeated: saving twice changes nothing.
 * Rejects with AppError: `bad-answer` (a body that is not what was asked for), `storage`, `damaged`.
 */
export interface CacheWriter {
  /** An older state of an incident never takes the place of a newer one. */
  saveIncidents(answer: IncidentAnswer): Promise<PageReport>;
  /** A page of alerts; those of incidents not known yet wait for them. */
  saveAlerts(answer: Answer): Promise<PageReport>;
  setPending(pending: PendingChanges): Promise<void>;
  setSnooze(snoozed: SnoozedIncident): Promise<void>;
  /** Answers how many rows were decided anew: none where the tasks are the same. */
  saveTasks(tasks: IncidentTasks): Promise<number>;
  /** Does nothing where the list of its incident was never read. Answers as `saveTasks`. */
  saveTask(one: OneTask): Promise<number>;
  /** A page of the tasks of a whole tenant. An older state of a task changes nothing. */
  saveTaskPage(answer: Answer): Promise<TaskPageReport>;
  /** Forgets tasks that are not in the list. Answers as `saveTasks`. */
  keepTasks(whole: WholeTaskList): Promise<number>;
  /** Lists of access as they were read, and with them how far they could be. Answers how many things changed. */
  saveAccess(read: TenantAccessRead): Promise<number>;
  saveSync(sync: TenantSync): Promise<void>;
  saveCursor(tenantId: TenantId, kind: string, text: string): Promise<void>;
  /** What the tenant told; the name the person gave stays. */
  saveIdentity(identity: Identity): Promise<void>;
  /** The name the person gave for a tenant that does not tell; null = none. */
  saveTypedName(tenantId: TenantId, upn: string | null): Promise<void>;
  /**
   * The whole list; the data of tenants that are not in it stays until `purgeTenant`. Answers whether any
   * is new or described otherwise than it was.
   */
  saveTenants(tenants: readonly BoardTenant[]): Promise<boolean>;
  /** Of the news that were read late, or of the others: up to and with that one they are told. */
  forgetNews(told: { readonly late: boolean; readonly upTo: number }): Promise<void>;
  /** Promises that ended: up to and with that one they stand in the ledger. */
  forgetEndedClocks(upTo: number): Promise<void>;
  /** Removes what the service does not list any more. Answers how many went. */
  dropMissing(sweep: SweepResult): Promise<number>;
  /** Removes up to `limit` closed incidents last updated before that moment. Answers how many went. */
  expire(step: { readonly before: Instant; readonly limit: number }): Promise<number>;
  /** Removes every byte of a tenant. */
  purgeTenant(tenantId: TenantId): Promise<void>;
  /** Empties the cache. */
  reset(): Promise<void>;
  /** Moves the write-ahead log into the file and cuts it to nothing. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}
