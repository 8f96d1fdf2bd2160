import type { Migration } from './migration.ts';

/** Finds every step of one wish in the audit trail, however much else stands there. */
export const ledger0015: Migration = {
  name: 'ledger-0015-trail',
  up: (db) => {
    db.exec(
      "CREATE INDEX audit_details_by_wish ON audit_details (json_extract(body, '$.detail.id'))",
    );
  },
};
