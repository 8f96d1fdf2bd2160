import { z } from 'zod';
import type { RequestId } from '#shared/domain/access/request.ts';
import { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import type { AccessList, IncidentPart } from '#shared/domain/telling/event.ts';
import type { ChangeId } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** A line that is to be put in. The same `source` again is the same line of the same person. */
export interface NewInboxEntry
  extends Omit<InboxEntry, 'id' | 'readAt' | 'part' | 'accessList' | 'accessId' | 'ruleId'> {
  readonly source: string;
  /** Whose it is; null or left out = everybody's at this computer. */
  readonly accountId?: string | null;
  readonly part?: IncidentPart | null;
  readonly accessList?: AccessList | null;
  readonly accessId?: string | null;
  readonly ruleId?: string | null;
  /** The change that it asks to decide about. */
  readonly changeId?: ChangeId | null;
}

/** More lines than these are more than anybody reads: the oldest go. */
export const INBOX_MOST = 2_000;

const COLUMNS = `id, burst, kind, tenant_id AS tenantId, incident_id AS incidentId, title, severity,
  note, part, access_list AS accessList, access_id AS accessId, rule_id AS ruleId, at,
  read_at AS readAt`;

const LEFT_OUT = {
  accountId: null,
  part: null,
  accessList: null,
  accessId: null,
  ruleId: null,
  changeId: null,
} as const;

/** What is everybody's, and what is that person's; of nobody (null) only what is everybody's. */
const SEEN = '(account_id IS NULL OR account_id = ?)';

/**
 * What people at this computer were told (ledger), newest first. Whoever asks sees what is theirs and what is
 * everybody's; `accountId` null = nobody is signed in.
 */
export function inboxStore(db: Database) {
  const insert = db.prepare<[NewInboxEntry]>(`
    INSERT INTO inbox (account_id, source, burst, kind, tenant_id, incident_id, title, severity,
                       note, part, access_list, access_id, rule_id, change_id, at)
    SELECT @accountId, @source, @burst, @kind, @tenantId, @incidentId, @title, @severity,
           @note, @part, @accessList, @accessId, @ruleId, @changeId, @at
    WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE source = @source AND account_id IS NULL)
    ON CONFLICT DO NOTHING`);
  const trim = db.prepare<[number]>(`
    DELETE FROM inbox WHERE id <= (SELECT id FROM inbox ORDER BY id DESC LIMIT 1 OFFSET ?)`);
  const page = db.prepare<[number, string | null, number]>(
    `SELECT ${COLUMNS} FROM inbox WHERE id < ? AND ${SEEN} ORDER BY id DESC LIMIT ?`,
  );
  const unread = db
    .prepare<[string | null], number>(
      `SELECT count(*) FROM inbox WHERE read_at IS NULL AND ${SEEN}`,
    )
    .pluck();
  const mark = db.prepare<[string, number, string | null]>(
    `UPDATE inbox SET read_at = ? WHERE id = ? AND read_at IS NULL AND ${SEEN}`,
  );
  const unmark = db.prepare<[number, string | null]>(
    `UPDATE inbox SET read_at = NULL WHERE id = ? AND ${SEEN}`,
  );
  const markUpTo = db.prepare<[string, number, string | null]>(
    `UPDATE inbox SET read_at = ? WHERE id <= ? AND read_at IS NULL AND ${SEEN}`,
  );
  const markDecided = db.prepare<[string, string]>(
    'UPDATE inbox SET read_at = ? WHERE change_id = ? AND read_at IS NULL',
  );
  const markRequest = db.prepare<[string, string, string, string]>(`
    UPDATE inbox SET read_at = ? WHERE tenant_id = ? AND access_list = 'approvals' AND access_id = ?
      AND read_at IS NULL AND ${SEEN}`);
  const prune = db.prepare<[string]>('DELETE FROM inbox WHERE at < ?');
  const purge = db.prepare<[string]>('DELETE FROM inbox WHERE tenant_id = ?');

  const addAll = db.transaction((entries: readonly NewInboxEntry[]): NewInboxEntry[] => {
    const added = entries.filter((entry) => insert.run({ ...LEFT_OUT, ...entry }).changes > 0);
    if (added.length > 0) trim.run(INBOX_MOST);
    return added;
  });
  const markAll = db.transaction(
    (accountId: string | null, ids: readonly number[], readAt: Instant | null): void => {
      for (const id of ids) {
        if (readAt === null) unmark.run(id, accountId);
        else mark.run(readAt, id, accountId);
      }
    },
  );

  return {
    /** @returns those that were not there yet. */
    add: (entries: readonly NewInboxEntry[]): NewInboxEntry[] => addAll.immediate(entries),
    /** At most `limit` lines below that id (null: from the top). */
    list: (accountId: string | null, before: number | null, limit: number): InboxEntry[] =>
      z.array(InboxEntry).parse(page.all(before ?? Number.MAX_SAFE_INTEGER, accountId, limit)),
    unread: (accountId: string | null): number => unread.get(accountId) ?? 0,
    /** `readAt` null makes them unread again. */
    mark: (accountId: string | null, ids: readonly number[], readAt: Instant | null): void =>
      markAll.immediate(accountId, ids, readAt),
    /** What came after that one stays unread: nobody has seen it yet. */
    markUpTo: (accountId: string | null, upTo: number, readAt: Instant): void => {
      markUpTo.run(readAt, upTo, accountId);
    },
    /** The change was decided about: nothing is left to read. @returns whether a line was unread. */
    markDecided: (id: ChangeId, readAt: Instant): boolean =>
      markDecided.run(readAt, id).changes > 0,
    /** That person decided on the request: nothing they were told of it is left to read. @returns whether a line was unread. */
    markRequest: (accountId: string, tenantId: TenantId, id: RequestId, readAt: Instant): boolean =>
      markRequest.run(readAt, tenantId, id, accountId).changes > 0,
    prune: (before: Instant): void => {
      prune.run(before);
    },
    purgeTenant: (id: TenantId): void => {
      purge.run(id);
    },
  };
}
export type InboxStore = ReturnType<typeof inboxStore>;
