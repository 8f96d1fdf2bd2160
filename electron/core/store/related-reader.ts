import { IncidentKey } from '#shared/domain/incident.ts';
import type { RelatedIncident, RelatedIncidents } from '#shared/domain/related.ts';
import { instant } from '#shared/time.ts';
import { alertReader } from './alert-rows.ts';
import type { Database } from './database.ts';
import { entityKeys, localTokenOf, tokenOf } from './entity-keys.ts';
import { guarded } from './sqlite-failure.ts';

/** Pieces of evidence that are looked at. */
const PIECES = 500;
/** What more incidents than this share (a browser, a mail gateway) tells nothing. */
const COMMON = 200;
const LISTED = 50;
const SHARED_SHOWN = 4;
/** A shared title counts as much as something that four incidents have in common. */
const TITLE_SCORE = 0.25;

interface Hit {
  score: number;
  sameTitle: boolean;
  readonly shared: { readonly kind: string; readonly value: string }[];
}

interface Row {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly incidentId: string;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly updatedAt: number;
}

/** Incidents that have something in common with one, on a connection that only reads. */
export function relatedReader(db: Database) {
  const find = db.prepare<[string, string], { n: number; tenant: number; titleKey: string }>(`
    SELECT i.n, i.tenant, i.title_key AS titleKey
    FROM tenants t JOIN incidents i ON i.tenant = t.number WHERE t.id = ? AND i.id = ?`);
  const holding = db
    .prepare<[string, number], number>(
      'SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck();
  const titled = db
    .prepare<[string, number], number>(
      'SELECT n FROM incidents INDEXED BY by_title WHERE title_key = ? LIMIT ?',
    )
    .pluck();
  const tenantOf = db.prepare<[number], number>('SELECT tenant FROM incidents WHERE n = ?').pluck();
  const row = db.prepare<[number], Row>(`
    SELECT t.id AS tenantId, t.name AS tenantName, i.id AS incidentId, i.title,
           s.text AS severity, w.text AS status, i.updated_at AS updatedAt
    FROM incidents i JOIN tenants t ON t.number = i.tenant
    JOIN words s ON s.number = i.severity JOIN words w ON w.number = i.status WHERE i.n = ?`);
  const alerts = alertReader(db);

  const hitsOf = (n: number, tenant: number, titleKey: string) => {
    const hits = new Map<number, Hit>();
    const common: RelatedIncidents['common'] = [];
    const hit = (other: number): Hit => {
      const known = hits.get(other) ?? { score: 0, sameTitle: false, shared: [] };
      hits.set(other, known);
      return known;
    };
    for (const { key, kind, value, isLocal } of entityKeys(alerts.evidenceFor(n, PIECES))) {
      const token = isLocal ? localTokenOf(key, tenant) : tokenOf(key);
      const rows = holding.all(`"${token}"`, COMMON + 1);
      if (rows.length > COMMON) {
        common.push({ kind, value });
        continue;
      }
      for (const other of rows) {
        const found = hit(other);
        found.score += 1 / rows.length;
        found.shared.push({ kind, value });
      }
    }
    for (const other of titled.all(titleKey, COMMON)) {
      const found = hit(other);
      found.sameTitle = true;
      found.score += TITLE_SCORE;
    }
    hits.delete(n);
    return { hits, common };
  };

  const described = ([n, { shared, sameTitle }]: readonly [number, Hit]): RelatedIncident[] => {
    const found = row.get(n);
    if (!found) return [];
    const { updatedAt, tenantId, incidentId, ...same } = found;
    return [
      {
        ...IncidentKey.parse({ tenantId, incidentId }),
        ...same,
        updatedAt: instant(updatedAt),
        shared: shared.slice(0, SHARED_SHOWN),
        sharedTotal: shared.length,
        sameTitle,
      },
    ];
  };

  return {
    /** The closest first. Null when the incident is not in the cache. */
    of: ({ tenantId, incidentId }: IncidentKey): RelatedIncidents | null =>
      guarded('cache.db', () => {
        const self = find.get(tenantId, incidentId);
        if (!self) return null;
        const { hits, common } = hitsOf(self.n, self.tenant, self.titleKey);
        const sorted = [...hits].sort(([one, a], [other, b]) => b.score - a.score || other - one);
        const here = sorted.filter(([n]) => tenantOf.get(n) === self.tenant);
        const elsewhere = sorted.filter(([n]) => tenantOf.get(n) !== self.tenant);
        const tenants = new Set(elsewhere.map(([n]) => tenantOf.get(n)));
        return {
          here: here.slice(0, LISTED).flatMap(described),
          hereTotal: here.length,
          elsewhere: elsewhere.slice(0, LISTED).flatMap(described),
          elsewhereTotal: elsewhere.length,
          tenantsElsewhere: tenants.size,
          common,
        };
      }),
  };
}
export type RelatedReader = ReturnType<typeof relatedReader>;
