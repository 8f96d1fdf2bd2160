import path from 'node:path';
import { boardRows } from '#electron/core/store/board-rows.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { incidentClocks } from '#electron/core/store/incident-clocks.ts';
import { NOTHING_PENDING } from '#electron/core/store/pending-store.ts';
import { searchText } from '#electron/core/store/search-text.ts';
import { tenantNumbers } from '#electron/core/store/tenant-numbers.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { workTimes } from '#shared/domain/clock/work-time.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { type Incident, IncidentId, isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, instant, millis } from '#shared/time.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { numbers } from '#test/fakes/board-data.ts';

export const BENCH_NOW = Date.parse('2026-11-21T04:00:00Z');
export const ME = 'ada@msp.example';
const TENANTS = 500;
const WORDS =
  'lateral movement phishing mailbox credential access malware endpoint sign-in token'.split(' ');
const PRODUCTS = 'Endpoint Identity Office Cloud Purview Sentinel'.split(' ');
const TAGS = ['vip', 'ransomware', 'watch', 'shift-2', 'tuning', 'red team'];

export function benchTenant(index: number): TenantId {
  return TenantId.parse(`${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`);
}

interface BoardFill {
  readonly count: number;
  readonly tenants: readonly TenantId[];
  readonly nowMs: number;
}

/**
 * Fills an open cache with `count` incidents as the board sees them (no alerts or evidence: the board reads
 * none): tenants with a long tail, 180 days, 8 in 100 open, the mix of severities of design 1.
 */
export function fillBoard(db: Database, { count, tenants, nowMs }: BoardFill): void {
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'by_%'",
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`); // built at once afterwards
  const rows = boardRows(db);
  const known = tenantNumbers(db);
  const search = db.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)');
  const clocks = incidentClocks(db);
  const agreed = { contract: USUAL_CONTRACT, times: workTimes(USUAL_CONTRACT.calendar) };
  const next = numbers(5);
  db.transaction(() => {
    known.saveAll(
      tenants.map((id, index) => {
        const tags = index % 5 === 0 ? ['experts'] : [];
        const engagement = UNKNOWN_ENGAGEMENT;
        const name = `Customer ${index}`;
        return { id, name, colour: 0, tags, engagement, contract: USUAL_CONTRACT };
      }),
    );
    for (let index = 0; index < count; index += 1) {
      const { incident, tenant } = madeIncident({ index, count, tenants, nowMs }, next);
      const source = {
        incident,
        alerts: 1 + Math.floor(next() ** 8 * 60),
        huntedByExperts: false,
        engagement: UNKNOWN_ENGAGEMENT,
      };
      const { huntedByExperts, engagement } = source;
      const facts = { snapshot: incident, huntedByExperts, engagement, pending: NOTHING_PENDING };
      const clock = clocks.shown(null, facts, agreed);
      const at = { upn: ME, pending: 0, refused: 0, readAtMs: nowMs, clock };
      const n = rows.add(known.numberOf(tenant), { ...source, ...at });
      if (!isOpen(incident.status)) rows.setClosed(n, millis(incident.updatedAt));
      const text = `host${Math.floor(next() * 20_000)}.customer.example`;
      search.run(n, searchText(incident, { text, localKeys: [] }, 1));
    }
  })();
  for (const { sql } of indexes) db.exec(sql);
  db.exec('DELETE FROM board_changes WHERE stamp < (SELECT max(stamp) FROM board_changes)');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** An encrypted cache of its own with `count` incidents of 500 tenants. */
export function boardFixture(count: number) {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'cache.db');
  const db = openDatabase(file, { key: folder.key, kind: 'cache' });
  const tenants = Array.from({ length: TENANTS }, (_, index) => benchTenant(index));
  fillBoard(db, { count, tenants, nowMs: BENCH_NOW });
  const reader = openDatabase(file, { key: folder.key, kind: 'cache', readonly: true });
  return {
    reader,
    remove: () => {
      reader.close();
      db.close();
      folder.remove();
    },
  };
}

function madeIncident(
  { index, count, tenants, nowMs }: BoardFill & { readonly index: number },
  next: () => number,
) {
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  const tenant = tenants[Math.floor(next() ** 3 * tenants.length)] ?? benchTenant(0);
  const createdMs = nowMs - Math.floor((index / count) * 180 * DAY_MS) - 1_000;
  const open = next() < 0.08;
  const level = next();
  const experts = next() < 0.1;
  const incident: Incident = {
    tenantId: tenant,
    id: IncidentId.parse(String(count - index)),
    title: `${pick(PRODUCTS)}: ${pick(WORDS)} and ${pick(WORDS)} on host${Math.floor(next() * 20_000)}`,
    severity: SEVERITIES[level < 0.08 ? 0 : level < 0.35 ? 1 : level < 0.8 ? 2 : 3],
    status: open ? pick(['active', 'active', 'inProgress', 'awaitingAction']) : 'resolved',
    classification: open ? null : 'truePositive',
    determination: null,
    assignedTo:
      open && next() < 0.5
        ? null
        : experts
          ? 'Defender Experts'
          : `analyst${Math.floor(next() * 36)}@msp.example`,
    createdAt: instant(createdMs),
    updatedAt: instant(Math.min(nowMs, createdMs + Math.floor(next() * 3 * DAY_MS))),
    description: null,
    summary: null,
    resolvingComment: null,
    lastModifiedBy: null,
    priorityScore: null,
    redirectIncidentId: null,
    webUrl: null,
    customTags: next() < 0.1 ? [pick(TAGS)] : [],
    systemTags: experts ? ['Defender Experts'] : [],
    comments: [],
    extra: {},
  };
  if (next() < 0.02) incident.assignedTo = ME;
  return { incident, tenant };
}
