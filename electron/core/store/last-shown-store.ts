import { LastShown } from '#shared/contract/views.ts';
import { CHARTS_AT_FIRST } from '#shared/domain/charts/charts.ts';
import { filterWithoutTenant } from '#shared/domain/query/without-tenant.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

interface Row {
  readonly accountId: string;
  readonly body: string;
}

/** What each person saw last on this desk (ledger). One that cannot be read counts as none. */
export function lastShownStore(db: Database) {
  const all = db.prepare<[], Row>(
    'SELECT account_id AS accountId, body FROM last_shown ORDER BY kept_at DESC',
  );
  const put = db.prepare<[string, string, string]>(`
    INSERT INTO last_shown (account_id, kept_at, body) VALUES (?, ?, ?)
    ON CONFLICT (account_id) DO UPDATE SET kept_at = excluded.kept_at, body = excluded.body`);
  const change = db.prepare<[string, string]>(
    'UPDATE last_shown SET body = ? WHERE account_id = ?',
  );

  return {
    /** The person's own; with no person, the latest of anybody. */
    get: (accountId: string | null): { accountId: string | null; shown: LastShown | null } => {
      const rows = all.all();
      const row = accountId === null ? rows[0] : rows.find((r) => r.accountId === accountId);
      const [shown = null] = row ? readable(LastShown, row.body) : [];
      return { accountId: row?.accountId ?? accountId, shown };
    },
    keep: (accountId: string, shown: LastShown, at: Instant): void => {
      put.run(accountId, at, JSON.stringify(shown));
    },
    /** Nothing that is kept speaks of the tenant any more. */
    forgetTenant: db.transaction((id: TenantId): void => {
      for (const { accountId, body } of all.all()) {
        const [shown] = readable(LastShown, body);
        const { board } = shown ?? {};
        const filter = board ? filterWithoutTenant(board.filter, id) : null;
        const left = board ?? FIRST_ARRANGEMENT;
        const kept: LastShown = {
          screen: shown?.screen ?? '',
          text: '', // it may name the tenant, as these may
          recent: [],
          view: shown?.view ?? null,
          charts: shown?.charts ?? CHARTS_AT_FIRST,
          folded: {}, // groups are called like tenants, and like people of theirs
          board: { ...left, filter: filter ?? FIRST_ARRANGEMENT.filter },
        };
        change.run(JSON.stringify(kept), accountId);
      }
    }),
  };
}
export type LastShownStore = ReturnType<typeof lastShownStore>;
