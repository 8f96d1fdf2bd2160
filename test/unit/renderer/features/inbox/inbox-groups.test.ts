import { expect, test } from 'vitest';
import { burstWords, groupsOf } from '#renderer/features/inbox/inbox-groups.ts';
import { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const tenants = fakeTenants(4);
const names = new Map(tenants.map(({ id }, place) => [id, `Tenant ${place + 1}`]));
const nameOf = (id: (typeof tenants)[number]['id']) => names.get(id) ?? '?';

function entry(id: number, severity: string | null, tenant = 0): InboxEntry {
  return InboxEntry.parse({
    id,
    burst: 'b',
    kind: severity === null ? 'blind' : 'new',
    tenantId: tenants[tenant]?.id,
    incidentId: severity === null ? null : String(id),
    title: 'Mail',
    severity,
    note: null,
    at: '2026-11-21T04:00:00.000Z',
    readAt: null,
  });
}

test('what came at once says how severe it is and where, the worst first', () => {
  const entries = [entry(1, 'medium', 1), entry(2, 'high'), entry(3, 'high'), entry(4, 'odd', 2)];
  expect(burstWords(entries, nameOf)).toEqual({
    what: '4 incidents: 2 high, 1 medium, 1 odd · Tenant 2, Tenant 1 +1',
    kinds: '4 new',
  });
});

test('what is of no incident is counted by its kind', () => {
  expect(burstWords([entry(1, null), entry(2, null, 1)], nameOf)).toEqual({
    what: '2 at once: 2 tenants went blind · Tenant 1, Tenant 2',
    kinds: null,
  });
});

test('a name that tries to hide what follows cannot', () => {
  const { what } = burstWords([entry(1, 'low'), entry(2, 'low')], () => 'a\u202Eb');
  expect(what).not.toContain('\u202E');
});

test('what came at once stands together with the worst first, and knows when the newest came', () => {
  const apart = { ...entry(9, 'low'), burst: 'later' };
  const together = [entry(8, 'low'), entry(7, null), entry(6, 'high'), entry(5, 'odd')];
  const groups = groupsOf([apart, ...together, entry(4, 'high', 1)]);
  expect(groups.map(({ entries }) => entries.map(({ id }) => id))).toEqual([[9], [6, 4, 7, 8, 5]]);
  expect(groups[1]).toMatchObject({ newest: { id: 8 }, firstId: 4 });
});

test('an extension that came to nothing stands by itself before what came with it', () => {
  const others = [entry(9, null), entry(7, null), entry(6, 'high'), entry(5, 'low')];
  const ours: InboxEntry = { ...entry(8, null), kind: 'unextended' };
  const [first, ...rest] = others;
  if (!first) throw new Error('There are others.');
  const groups = groupsOf([first, ours, ...rest]);
  expect(groups.map(({ entries }) => entries.map(({ id }) => id))).toEqual([[8], [6, 9, 7, 5]]);
});
