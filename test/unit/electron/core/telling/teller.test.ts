import { afterEach, beforeEach, expect, test } from 'vitest';
import { IncidentId } from '#shared/domain/incident.ts';
import { DEFAULT_TELLING, type TellingSettings } from '#shared/domain/telling/quiet.ts';
import { HOUR_MS, instant } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { BURST_MS, CONTOSO_TENANT, LATE_MS, many, tellingDesk } from '#test/fakes/telling-desk.ts';

let open: ReturnType<typeof tellingDesk> | null = null;
const begin = async (settings: Partial<TellingSettings> = {}) => {
  open = tellingDesk(settings);
  await open.start();
  return open;
};
beforeEach(() => {
  open = null;
});
afterEach(() => open?.stop());

test('a line is in the inbox at once, its notification comes when the burst is over', async () => {
  const desk = await begin();
  await desk.happens(many(1));
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'new', title: 'Incident 1' }]);
  expect(desk.toasts).toEqual([]);
  await desk.pass(BURST_MS);
  expect(desk.toasts).toMatchObject([{ title: 'High · New incident · Contoso' }]);
  expect(desk.left()).toBe(0);
});

test('what comes within a few seconds is one burst and one notification', async () => {
  const desk = await begin();
  await desk.happens(many(3));
  await desk.pass(BURST_MS / 2);
  await desk.happens(many(5).slice(3));
  await desk.pass(BURST_MS / 2);
  expect(desk.toasts).toMatchObject([{ title: '5 in your inbox, 5 High: 5 new' }]);
  expect(new Set(desk.inbox.list(null, null, 10).map(({ burst }) => burst)).size).toBe(1);
});

test('an extension that came to nothing has a line and a notification of its own beside what comes with it', async () => {
  const desk = await begin();
  const note = 'Extension denied. Your access still ends 21 Dec 2026, 13:00.';
  const access = { list: 'mine', id: 'r', title: 'Tier 1' } as const;
  const at = instant(0);
  await desk.happens([
    ...many(2),
    {
      kinds: ['answered'],
      tenant: CONTOSO_TENANT,
      incident: null,
      at,
      note,
      access,
      isUnextended: true,
    },
    ...many(4).slice(2),
  ]);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10).filter(({ kind }) => kind === 'unextended')).toMatchObject(
    [{ title: 'Tier 1', note, accessList: 'mine', accessId: 'r', ruleId: 'answered' }],
  );
  expect(desk.toasts).toMatchObject([
    { title: 'Not extended · Contoso', body: `Tier 1 · ${note}` },
    { title: '4 in your inbox, 4 High: 4 new' },
  ]);
});

test('what was told and not forgotten, because the program ended, is not told twice', async () => {
  const desk = await begin();
  await desk.happens(many(2));
  await desk.pass(BURST_MS);
  await desk.happens(many(2));
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(2);
  expect(desk.toasts).toHaveLength(1);
});

test('in quiet hours the inbox takes everything and nothing is shown', async () => {
  const desk = await begin({ undisturbedUntil: instant(Date.UTC(2026, 10, 20, 9)) });
  await desk.happens(many(1));
  await desk.pass(BURST_MS);
  expect(desk.toasts).toEqual([]);
  expect(desk.inbox.unread(null)).toBe(1);
  await desk.pass(HOUR_MS);
  await desk.happens(many(2).slice(1));
  await desk.pass(BURST_MS);
  expect(desk.toasts).toHaveLength(1);
});

test('a desk that was away gets one line, not a thousand', async () => {
  const desk = await begin();
  await desk.happens(many(1_000), true);
  expect(desk.inbox.unread(null)).toBe(0);
  await desk.pass(LATE_MS);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([
    { kind: 'caught-up', title: '1000 new. The board shows them all.', tenantId: null },
  ]);
  expect(desk.toasts).toHaveLength(1);
  expect(desk.left()).toBe(0);
});

test('what was assigned to a person while a desk was away is a line of their own', async () => {
  const desk = await begin();
  const own = many(12).map((event) => ({
    ...event,
    kinds: ['assigned'] as const,
    assignee: 'ada',
  }));
  await desk.happens([...many(3), ...own.slice(3)], true);
  await desk.pass(LATE_MS);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([
    { title: expect.stringMatching(/^3 new/) },
  ]);
  expect(desk.inbox.list('ada', null, 10)).toMatchObject([
    { title: expect.stringMatching(/^9 assigned/) },
    { title: expect.stringMatching(/^3 new/) },
  ]);
});

test('the little that happened over lunch is told one by one', async () => {
  const desk = await begin();
  await desk.happens(many(4), true);
  await desk.pass(LATE_MS);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(4);
  expect(desk.toasts).toHaveLength(1);
});

test('what an earlier run caught up with and did not tell is told by the next one', async () => {
  const desk = await begin();
  await desk.happens(many(30), true);
  await desk.restart();
  await desk.pass(LATE_MS);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'caught-up' }]);
});

const SEVEN = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };

test('a reminder comes at its time and once, also when the clock is put back', async () => {
  const desk = await begin();
  const dueAt = instant(desk.clock.now() + HOUR_MS);
  desk.reminders.set({ ...SEVEN, dueAt, note: 'Ask the customer', title: 'Malware' });
  await desk.look();
  for (let minute = 0; minute < 59; minute += 1) await desk.pass(60_000);
  expect(desk.inbox.unread(null)).toBe(0);
  await desk.pass(60_000);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([
    { kind: 'reminder', title: 'Malware', note: 'Ask the customer', incidentId: '7' },
  ]);
  desk.clock.set(desk.clock.now() - 3 * HOUR_MS);
  await desk.look();
  await desk.pass(3 * HOUR_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(1);
});

test('a reminder that fell due while the program was closed comes with its start', async () => {
  const desk = await begin();
  const dueAt = instant(desk.clock.now() + HOUR_MS);
  desk.reminders.set({ ...SEVEN, dueAt, note: '', title: 'Malware' });
  desk.clock.set(desk.clock.now() + 5 * HOUR_MS);
  await desk.restart();
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'reminder', note: null }]);
  await desk.restart();
  expect(desk.inbox.list(null, null, 10)).toHaveLength(1);
});

test('a reminder is in the inbox even where no rule asks for reminders', async () => {
  const desk = await begin({ rules: [] });
  desk.reminders.set({ ...SEVEN, dueAt: instant(desk.clock.now()), note: '', title: 'Malware' });
  await desk.look();
  await desk.pass(BURST_MS);
  expect(desk.inbox.unread(null)).toBe(1);
  expect(desk.toasts).toEqual([]);
});

test('kinds that no rule asks for are not even written down', async () => {
  const desk = await begin({
    rules: DEFAULT_TELLING.rules.map((rule) => ({ ...rule, on: rule.id === 'assigned' })),
  });
  expect(desk.wanted()).toEqual(['assigned']);
});

test('what is for one person alone is not shown to a colleague who sat down meanwhile', async () => {
  const desk = await begin();
  const about = { tenant: CONTOSO_TENANT, incident: null, at: instant(0), note: null } as const;
  const access = { list: 'approvals', id: 'r', title: 'Grace: Tier 1' } as const;
  await desk.tell({ ...about, kinds: ['uncounted'], access, accountId: 'ada' });
  await desk.happens(many(1));
  desk.sitDown('ben');
  await desk.pass(BURST_MS);
  expect(desk.toasts).toMatchObject([{ title: 'High · New incident · Contoso' }]);
  expect([desk.inbox.unread('ada'), desk.inbox.unread('ben')]).toEqual([2, 1]);
});
