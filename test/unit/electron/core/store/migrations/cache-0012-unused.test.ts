import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '#electron/core/store/migrations/cache.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { tenantNumbers } from '#electron/core/store/tenant-numbers.ts';
import { waitingAlerts } from '#electron/core/store/waiting-alerts.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

test('tenants keep their numbers, and alerts that wait are taken when their incident comes', () => {
  const db = new Sqlite(':memory:');
  const at = cacheMigrations.findIndex(({ name }) => name === 'cache-0012-unused');
  migrate(db, { applicationId: 1, migrations: cacheMigrations.slice(0, at) });
  db.pragma('foreign_keys = ON');
  db.prepare(
    "INSERT INTO tenants (number, id, name, colour, tags, listed) VALUES (7, ?, 'Contoso', 3, '[]', 1)",
  ).run(CONTOSO);
  const alert = {
    id: 'a1',
    incidentId: '12',
    title: 'Beacon',
    description: '',
    recommendedActions: '',
    severity: 'high',
    status: 'new',
    category: '',
    classification: null,
    determination: null,
    assignedTo: null,
    detectionSource: '',
    serviceSource: '',
    mitreTechniques: [],
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    firstActivityAt: null,
    lastActivityAt: null,
    webUrl: null,
  };
  db.prepare(
    "INSERT INTO waiting_alerts (tenant, incident_id, id, received_at, body) VALUES (7, '12', 'a1', 99, ?)",
  ).run(JSON.stringify({ alert, evidence: [] }));

  migrate(db, { applicationId: 1, migrations: cacheMigrations });

  const tenants = tenantNumbers(db);
  const waiting = waitingAlerts(db);
  expect(tenants.numberOf(CONTOSO)).toBe(7);
  const [taken] = waiting.take(7, '12');
  expect(taken?.body).toContain('Beacon');
  if (taken) waiting.put(7, { incidentId: IncidentId.parse('12'), alert: taken });
  expect(waiting.any(7)).toBe(true);
  tenants.remove(7);
  expect(waiting.any(7)).toBe(false);
  db.close();
});
