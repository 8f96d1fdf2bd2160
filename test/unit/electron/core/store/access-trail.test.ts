import { expect, test } from 'vitest';
import { STEPS_OF_WISH } from '#electron/core/store/access-trail.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

test('the steps of one wish are found by an index, however long the audit trail is', () => {
  using db = openMemory();
  const plan = db.ledger
    .prepare<[string, number], { detail: string }>(`EXPLAIN QUERY PLAN ${STEPS_OF_WISH}`)
    .all('id', 1);
  expect(plan.map(({ detail }) => detail).join()).toContain('audit_details_by_wish');
});

function openMemory() {
  const ledger = memoryLedger();
  return { ledger, [Symbol.dispose]: () => void ledger.close() };
}
