import { expect, test } from 'vitest';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import type { Database } from '#electron/core/store/database.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

/** The same database; keeps every statement that is made ready on it. */
function listening(db: Database, heard: string[]): Database {
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare') {
        return (sql: string) => {
          heard.push(sql);
          return target.prepare(sql);
        };
      }
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** EXPLAIN binds nothing: any value does. */
const bound = (sql: string) => sql.replaceAll(/\?|@\w+/g, "'1'");

test.each([
  ['access_wishes', accessWishStore],
  ['outbox', outboxStore],
] as const)('no statement of %s reads all rows there ever were', (table, storeOf) => {
  const db = memoryLedger();
  const heard: string[] = [];
  storeOf(listening(db, heard), auditStore(db));
  const plans = heard.map((sql) => {
    const steps = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${bound(sql)}`).all();
    return { sql, steps: steps.map(({ detail }) => detail) };
  });
  db.close();
  expect(plans.length).toBeGreaterThan(10);
  expect(plans.filter(({ steps }) => steps.includes(`SCAN ${table}`))).toEqual([]);
});
