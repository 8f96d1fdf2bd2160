import { afterEach, beforeEach, expect, test } from 'vitest';
import { slaHandlers } from '#electron/core/handlers/sla.ts';
import { clockEndStore } from '#electron/core/store/clock-end-store.ts';
import type { Database } from '#electron/core/store/database.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { PromisesAsked } from '#shared/domain/charts/promises.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';
import { tenant as thing } from '../../../shared/contract/things.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ENDED = instant(NOW - HOUR_MS);
const ASKED = PromisesAsked.parse({
  span: '24h',
  timeZone: 'UTC',
  tenants: [CONTOSO],
  tenantTags: [],
  severities: [],
});

let ledger: Database;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.close());

/** Handlers over one kept promise of Contoso; `asked` says what they wanted to know beside it. */
function desk() {
  const tenants = tenantStore(ledger);
  for (const id of [CONTOSO, FABRIKAM]) {
    tenants.upsert(Tenant.parse({ ...thing, id, name: id, domain: 'contoso.com' }));
  }
  const ends = clockEndStore(ledger);
  ends.put(CONTOSO, {
    incidentId: IncidentId.parse('7'),
    promise: 'resolve',
    severity: 'high',
    level: 'high',
    endedAt: ENDED,
    within: true,
    usedMs: HOUR_MS,
    targetMs: 2 * HOUR_MS,
    partyMs: { us: HOUR_MS, customer: 0, microsoft: 0 },
  });
  const asked: string[] = [];
  const files: string[] = [];
  const [row] = fakeTenants(1);
  if (!row) throw new Error('The fake needs a tenant.');
  const handlers = slaHandlers({
    ends,
    tenants: tenants.list,
    counts: () => {
      asked.push('counts');
      return new Map([[CONTOSO, { open: 5, over: 2 }]]);
    },
    rows: () => {
      asked.push('rows');
      return tenants.list().map((tenant) => ({ ...row, ...tenant }));
    },
    contracts: () => [],
    host: {
      saveText: async ({ text }) => {
        files.push(text);
        return true;
      },
    },
    now: () => NOW,
  });
  return { handlers, asked, files };
}

test('a chart asks for no states, and for what is open only where it shows that', async () => {
  const { handlers, asked } = desk();
  const bySeverity = await handlers['sla.chart']({ ...ASKED, by: 'severity' });
  expect(bySeverity.rows).toMatchObject([{ key: 'high', resolve: { within: 1, ended: 1 } }]);
  expect(asked).toEqual([]);
  const byTenant = await handlers['sla.chart']({ ...ASKED, by: 'tenant' });

  expect(byTenant.rows).toMatchObject([{ key: CONTOSO, now: { open: 5, over: 2 } }]);
  expect(asked).toEqual(['counts']);
});

test('the file reads what ended in the tenants asked for, and nothing of the others', async () => {
  const { handlers, files } = desk();
  const unreadable = `
    INSERT INTO clock_ends SELECT ?, incident_id, 'of a later version', severity, level, ended_at, within,
      used_ms, target_ms, us_ms, customer_ms, microsoft_ms FROM clock_ends`;
  ledger.prepare(unreadable).run(FABRIKAM);
  const asked = { ...ASKED, notFollowed: [] };

  expect(await handlers['sla.export'](asked)).toEqual({ saved: true });
  expect(files[0]).toContain('Resolved');
  expect(files[0]).toContain('1 of 2');
});
