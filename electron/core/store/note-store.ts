import { type AskedWords, piecesIn } from '#shared/domain/find/asked-words.ts';
import { IncidentKey } from '#shared/domain/incident.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

interface NoteRow {
  readonly tenantId: string;
  readonly incidentId: string;
  readonly text: string;
}

/** Notes of people's own by incident (ledger). They go with their tenant (ON DELETE CASCADE). */
export function noteStore(db: Database) {
  const one = db.prepare<[string, string, string], { text: string; savedAt: string }>(`
    SELECT text, saved_at AS savedAt FROM notes
    WHERE tenant_id = ? AND incident_id = ? AND account_id = ?`);
  const all = db.prepare<[string], NoteRow>(`
    SELECT tenant_id AS tenantId, incident_id AS incidentId, text FROM notes
    WHERE account_id = ? ORDER BY saved_at DESC`);
  const put = db.prepare<[string, string, string, string, string]>(`
    INSERT INTO notes (tenant_id, incident_id, account_id, text, saved_at)
    SELECT tenant_id, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, incident_id, account_id) DO UPDATE SET
      text = excluded.text, saved_at = excluded.saved_at`);
  const drop = db.prepare<[string, string, string]>(
    'DELETE FROM notes WHERE tenant_id = ? AND incident_id = ? AND account_id = ?',
  );
  const of = (accountId: string, { tenantId, incidentId }: IncidentKey) =>
    one.get(tenantId, incidentId, accountId) ?? null;

  return {
    of: (accountId: string, key: IncidentKey): { text: string; savedAt: Instant } | null => {
      const found = of(accountId, key);
      return found && { text: found.text, savedAt: Instant.parse(found.savedAt) };
    },
    has: (accountId: string, key: IncidentKey): boolean => of(accountId, key) !== null,
    /**
     * On the disk when this returns. A blank one is forgotten; of a tenant removed meanwhile nothing is
     * kept. @returns whether there is one now where there was none, or the other way round.
     */
    save: (accountId: string, key: IncidentKey, text: string, at: Instant): boolean => {
      const { tenantId, incidentId } = key;
      const before = of(accountId, key) !== null;
      if (text.trim() === '') drop.run(tenantId, incidentId, accountId);
      else put.run(incidentId, accountId, text, at, tenantId);
      return before !== (of(accountId, key) !== null);
    },
    /** The incidents whose note has all that was asked, the latest note first. A person has few notes. */
    matching: (accountId: string, asked: AskedWords): IncidentKey[] =>
      all
        .all(accountId)
        .filter(({ text }) => piecesIn(text, asked) === asked.length)
        .map(({ tenantId, incidentId }) => IncidentKey.parse({ tenantId, incidentId })),
  };
}
export type NoteStore = ReturnType<typeof noteStore>;
