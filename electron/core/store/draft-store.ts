import { Draft, isEmptyDraft } from '#shared/domain/draft.ts';
import { IncidentKey } from '#shared/domain/incident.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

interface DraftRow {
  readonly tenantId: string;
  readonly incidentId: string;
  readonly savedAt: string;
  readonly body: string;
}

/** Each person's unsent words by incident (ledger). They go with their tenant (ON DELETE CASCADE). */
export function draftStore(db: Database) {
  const all = db.prepare<[string], DraftRow>(`
    SELECT tenant_id AS tenantId, incident_id AS incidentId, saved_at AS savedAt, body
    FROM drafts WHERE account_id = ?`);
  const put = db.prepare<[string, string, string, string, string]>(`
    INSERT INTO drafts (tenant_id, incident_id, account_id, saved_at, body)
    SELECT tenant_id, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, incident_id, account_id) DO UPDATE SET
      saved_at = excluded.saved_at, body = excluded.body`);
  const drop = db.prepare<[string, string, string]>(
    'DELETE FROM drafts WHERE tenant_id = ? AND incident_id = ? AND account_id = ?',
  );

  return {
    /** One that cannot be read is left out. */
    list: (accountId: string) =>
      all.all(accountId).flatMap(({ savedAt, body, ...key }) =>
        readable(Draft, body).map((draft) => ({
          ...IncidentKey.parse(key),
          savedAt: Instant.parse(savedAt),
          draft,
        })),
      ),
    /** On the disk when this returns. An empty one is forgotten; of a tenant removed meanwhile nothing is kept. */
    save: (
      accountId: string,
      { tenantId, incidentId }: IncidentKey,
      draft: Draft,
      at: Instant,
    ): void => {
      if (isEmptyDraft(draft)) drop.run(tenantId, incidentId, accountId);
      else put.run(incidentId, accountId, at, JSON.stringify(draft), tenantId);
    },
  };
}
export type DraftStore = ReturnType<typeof draftStore>;
