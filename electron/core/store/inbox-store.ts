import { z } from 'zod';
import type { RequestId } from '#shared/domain/access/request.ts';
import { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import type { AccessList, IncidentPart } from '#shared/domain/telling/event.ts';
import type { ChangeId } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** A line that is to be put in. The same `source` again is the same line. */
export interface NewInboxEntry
  extends Omit<InboxEntry, 'id' | 'readAt' | 'part' | 'accessList' | 'accessId' | 'ruleId'> {
  readonly source: string;
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

const NO_PART = {
  part: null,
  accessList: null,
  accessId: null,
  ruleId: null,
  changeId: null,
} as const;

/** What the person was told (ledger), newest first. */
export function inboxStore(db: Database) {
  const insert = db.prepare<[NewInboxEntry]>(`
    INSERT INTO inbox (source, burst, kind, tenant_id, incident_id, title, severity, note, part,
                       access_list, access_id, rule_id, change_id, at)
    VALUES (@source, @burst, @kind, @tenantId, @incidentId, @title, @severity, @note, @part,
            @accessList, @accessId, @ruleId, @changeId, @at)
    ON CONFLICT (source) DO NOTHING`);
  const trim = db.prepare<[number]>(`
    DELETE FROM inbox WHERE id <= (SELECT id FROM inbox ORDER BY id DESC LIMIT 1 OFFSET ?)`);
  const page = db.prepare<[number, number]>(
    `SELECT ${COLUMNS} FROM inbox WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  const unread = db.prepare<[], number>('SELECT count(*) FROM inbox WHERE read_at IS NULL').pluck();
  const mark = db.prepare<[string, number]>(
    'UPDATE inbox SET read_at = ? WHERE id = ? AND read_at IS NULL',
  );
  const unmark = db.prepare<[number]>('UPDATE inbox SET read_at = NULL WHERE id = ?');
  const markUpTo = db.prepare<[string, number]>(
    'UPDATE inbox SET read_at = ? WHERE id <= ? AND read_at IS NULL',
  );
  const markDecided = db.prepare<[string, string]>(
    'UPDATE inbox SET read_at = ? WHERE change_id = ? AND read_at IS NULL',
  );
  const markRequest = db.prepare<[string, string, string]>(`
    UPDATE inbox SET read_at = ? WHERE tenant_id = ? AND access_list = 'approvals' AND access_id = ?
      AND read_at IS NULL`);
  const prune = db.prepare<[string]>('DELETE FROM inbox WHERE at < ?');
  const purge = db.prepare<[string]>('DELETE FROM inbox WHERE tenant_id = ?');

  const addAll = db.transaction((entries: readonly NewInboxEntry[]): NewInboxEntry[] => {
    const added = entries.filter((entry) => insert.run({ ...NO_PART, ...entry }).changes > 0);
    if (added.length > 0) trim.run(INBOX_MOST);
    return added;
  });
  const markAll = db.transaction((ids: readonly number[], readAt: Instant | null): void => {
    for (const id of ids) {
      if (readAt === null) unmark.run(id);
      else mark.run(readAt, id);
    }
  });

  return {
    /** @returns those that were not there yet. */
    add: (entries: readonly NewInboxEntry[]): NewInboxEntry[] => addAll.immediate(entries),
    /** At most `limit` lines below that id (null: from the top). */
    list: (before: number | null, limit: number): InboxEntry[] =>
      z.array(InboxEntry).parse(page.all(before ?? Number.MAX_SAFE_INTEGER, limit)),
    unread: (): number => unread.get() ?? 0,
    /** `readAt` null makes them unread again. */
    mark: (ids: readonly number[], readAt: Instant | null): void => markAll.immediate(ids, readAt),
    /** What came after that one stays unread: nobody has seen it yet. */
    markUpTo: (upTo: number, readAt: Instant): void => {
      markUpTo.run(readAt, upTo);
    },
    /** The change was decided about: nothing is left to read. @returns whether a line was unread. */
    markDecided: (id: ChangeId, readAt: Instant): boolean =>
      markDecided.run(readAt, id).changes > 0,
    /** The request was decided on: nothing told of it before is left to read. @returns whether a line was unread. */
    markRequest: (tenantId: TenantId, id: RequestId, readAt: Instant): boolean =>
      markRequest.run(readAt, tenantId, id).changes > 0,
    prune: (before: Instant): void => {
      prune.run(before);
    },
    purgeTenant: (id: TenantId): void => {
      purge.run(id);
    },
  };
}
export type InboxStore = ReturnType<typeof inboxStore>;
