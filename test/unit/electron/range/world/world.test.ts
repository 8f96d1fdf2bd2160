import { expect, test } from 'vitest';
import { OLDEST_DAYS } from '#electron/range/world/incident-draw.ts';
import type { IncidentHead } from '#electron/range/world/incident-table.ts';
import { renderIncident } from '#electron/range/world/render-incident.ts';
import { makeWorld } from '#electron/range/world/world.ts';
import { DAY_MS } from '#shared/time.ts';

const EPOCH = Date.UTC(2026, 5, 1, 8);
const SIZE = { tenants: 150, incidents: 45_000, seed: 7, epochMs: EPOCH };
const SEEING = { newMembers: true, withAlerts: true };

/** The light part of every incident of the reference world. */
function allHeads(): IncidentHead[] {
  const world = makeWorld(SIZE);
  return world.tenants.flatMap((tenant) => {
    const { table } = world.inside(tenant);
    return Array.from({ length: table.size }, (_, row) => table.head(row));
  });
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter(is).length / items.length;
}

test('the same seed gives the same world, another seed another one', () => {
  const picture = (seed: number) => {
    const world = makeWorld({ ...SIZE, seed, tenants: 5, incidents: 40 });
    return JSON.stringify(
      world.tenants.map((tenant) => [tenant, renderIncident(world.inside(tenant), 0, SEEING)]),
    );
  };

  expect(picture(1)).toBe(picture(1));
  expect(picture(1)).not.toBe(picture(2));
});

test.each([
  [1, 1],
  [3, 10],
  [19, 77],
  [20, 1_000],
  [150, 45_000],
  [500, 12_345],
])(
  '%i tenants share exactly %i incidents, and those that cannot be reached hold none',
  (tenants, incidents) => {
    const world = makeWorld({ ...SIZE, tenants, incidents });
    const blind = world.tenants.filter(({ condition }) => condition !== 'ok');

    expect(world.tenants.reduce((sum, tenant) => sum + world.inside(tenant).table.size, 0)).toBe(
      incidents,
    );
    expect(blind).toHaveLength(tenants < 20 ? 0 : Math.floor(tenants / 20));
    expect(blind.every((tenant) => tenant.incidents === 0)).toBe(true);
  },
);

test('tenants have names, domains and ids of their own', () => {
  const { tenants } = makeWorld({ ...SIZE, tenants: 500 });

  for (const key of ['id', 'name', 'mailDomain', 'initialDomain'] as const) {
    expect(new Set(tenants.map((tenant) => tenant[key])).size).toBe(500);
  }
});

test('a tenth of the tenants has sixty percent of the incidents, a fifth has Experts, and reasons differ', () => {
  const { tenants } = makeWorld(SIZE);
  const busiest = tenants.map(({ incidents }) => incidents).toSorted((a, b) => b - a);
  const blind = tenants.map(({ condition }) => condition).filter((condition) => condition !== 'ok');

  expect(busiest.slice(0, 15).reduce((sum, one) => sum + one, 0) / 45_000).toBeGreaterThan(0.55);
  expect(busiest.slice(0, 15).reduce((sum, one) => sum + one, 0) / 45_000).toBeLessThan(0.66);
  expect(tenants.filter(({ experts }) => experts === 'xdr')).toHaveLength(30);
  expect(tenants.filter(({ experts }) => experts === 'hunting')).toHaveLength(15);
  expect(new Set(blind).size).toBe(7);
});

test('severity, classification, status and age are spread as at the reference provider', () => {
  const heads = allHeads();
  const closed = heads.filter(({ status }) => status === 'resolved');
  const open = share(heads, ({ status }) => status !== 'resolved' && status !== 'redirected');

  expect(share(heads, ({ severity }) => severity === 'high')).toBeCloseTo(0.08, 2);
  expect(share(heads, ({ severity }) => severity === 'medium')).toBeCloseTo(0.27, 1);
  expect(share(heads, ({ severity }) => severity === 'informational')).toBeCloseTo(0.2, 1);
  expect(share(closed, ({ classification }) => classification === 'truePositive')).toBeCloseTo(
    0.36,
    1,
  );
  expect(open).toBeGreaterThan(0.04);
  expect(open).toBeLessThan(0.06);
  expect(share(heads, ({ status }) => status === 'redirected')).toBeLessThan(0.02);
  expect(
    heads.every(
      ({ createdMs, updatedMs }) =>
        createdMs > EPOCH - OLDEST_DAYS * DAY_MS && createdMs <= updatedMs && updatedMs <= EPOCH,
    ),
  ).toBe(true);
});

test('an incident has 1.6 alerts and ten pieces of evidence on average, and a few have very many', () => {
  const world = makeWorld(SIZE);
  const heads = allHeads();
  const [busiest] = world.tenants.toSorted((a, b) => b.incidents - a.incidents);
  if (!busiest) throw new Error('no tenant');
  const inside = world.inside(busiest);
  const evidence = Array.from({ length: 1_500 }, (_, row) => {
    const { alerts } = renderIncident(inside, row, SEEING);
    return Array.isArray(alerts)
      ? alerts.reduce((sum: number, alert) => sum + alert.evidence.length, 0)
      : 0;
  });

  const mean = heads.reduce((sum, { alerts }) => sum + alerts, 0) / heads.length;
  expect(mean).toBeGreaterThan(1.5);
  expect(mean).toBeLessThan(1.7);
  expect(Math.max(...heads.map(({ alerts }) => alerts))).toBeGreaterThan(60);
  const pieces = evidence.reduce((sum, count) => sum + count, 0) / evidence.length;
  expect(pieces).toBeGreaterThan(8);
  expect(pieces).toBeLessThan(12.5);
});

test('merged incidents lead to one that is not merged, which shows their alerts', () => {
  const world = makeWorld(SIZE);
  const [busiest] = world.tenants.toSorted((a, b) => b.incidents - a.incidents);
  if (!busiest) throw new Error('no tenant');
  const inside = world.inside(busiest);

  expect(inside.redirects.size).toBeGreaterThan(5);
  for (const row of inside.redirects.keys()) {
    const holder = inside.holderOf(row);
    expect(inside.table.status(holder)).not.toBe('redirected');
    expect(inside.alertsOf(holder)).toContainEqual({ row, part: 0 });
    expect(inside.alertsOf(row)).toEqual([]);
  }
});

test('the world carries what attackers write: markup, foreign links, formulas, hidden signs, very long texts', () => {
  const world = makeWorld(SIZE);
  const texts = world.tenants.flatMap((tenant) => {
    const inside = world.inside(tenant);
    return Array.from({ length: Math.min(600, inside.table.size) }, (_, row) =>
      renderIncident(inside, row, { newMembers: true, withAlerts: false }),
    );
  });
  const titles = texts.map(({ displayName }) => String(displayName));
  const links = texts.map(({ incidentWebUrl }) => String(incidentWebUrl));

  for (const sign of [
    '<script>',
    'onerror=',
    '\u202E',
    '\u200B',
    '\u0000',
    '=HYPERLINK',
    'תוכנה',
    'تم حظر',
    '端末',
    '🔥',
  ]) {
    expect(
      titles.some((title) => title.includes(sign)),
      sign,
    ).toBe(true);
  }
  expect(links.some((link) => link.startsWith('javascript:'))).toBe(true);
  expect(links.some((link) => link.includes('evil.example'))).toBe(true);
  expect(
    texts.some(
      ({ incidentWebUrl, tenantId }) =>
        String(incidentWebUrl).startsWith('https://security.microsoft.com/') &&
        !String(incidentWebUrl).endsWith(String(tenantId)),
    ),
  ).toBe(true);
  expect(Math.max(...texts.map(({ description }) => String(description).length))).toBeGreaterThan(
    100_000,
  );
});
