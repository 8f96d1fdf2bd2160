import { expect, test } from 'vitest';
import { clockFacts } from '#shared/domain/clock/clock-facts.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import type { Incident } from '#shared/domain/incident.ts';
import type { HistoryField } from '#shared/domain/incident-history.ts';
import { instant, millis, MINUTE_MS } from '#shared/time.ts';
import { incident as thing } from '../../contract/things.ts';

const START = Date.parse('2026-11-23T04:00:00Z');
const after = (minutes: number) => START + minutes * MINUTE_MS;
const change = (minutes: number, field: HistoryField, from: string | null, to: string | null) => ({
  updatedAt: instant(after(minutes)),
  changes: [{ field, from, to }],
});
const facts = (now: Partial<Incident>, history: ReturnType<typeof change>[] = []) =>
  clockFacts({
    incident: {
      ...thing,
      title: 'Phish',
      severity: 'high',
      status: 'active',
      assignedTo: null,
      classification: null,
      createdAt: instant(START),
      updatedAt: instant(after(500)),
      systemTags: [],
      ...now,
    },
    huntedByExperts: false,
    history,
    engagement: UNKNOWN_ENGAGEMENT,
  });

test('an incident nobody has touched is ours since its creation', () => {
  expect(facts({})).toEqual({
    severity: 'high',
    spans: [{ fromMs: START, turn: 'us' }],
    acknowledgedMs: null,
    endedMs: null,
    isMerged: false,
  });
});

test('the way through Experts, us and the end is walked back from what our looks found', () => {
  const found = facts({ status: 'resolved', assignedTo: 'ada@msp.example' }, [
    change(10, 'assignedTo', null, 'Defender Experts'),
    change(70, 'status', 'active', 'awaitingAction'),
    change(80, 'assignedTo', 'Defender Experts', 'ada@msp.example'),
    change(95, 'status', 'awaitingAction', 'resolved'),
  ]);
  expect(found).toEqual({
    severity: 'high',
    spans: [
      { fromMs: START, turn: 'us' },
      { fromMs: after(10), turn: 'microsoft' },
      { fromMs: after(70), turn: 'us' },
      { fromMs: after(95), turn: 'nobody' },
    ],
    acknowledgedMs: after(80),
    endedMs: after(95),
    isMerged: false,
  });
});

test('an incident that the Experts hand over to nobody in particular is taken up by nobody', () => {
  const handed = { status: 'awaitingAction', assignedTo: 'Customer' };
  expect(facts(handed, [change(10, 'assignedTo', 'Defender Experts', 'Customer')])).toMatchObject({
    acknowledgedMs: null,
  });
});

test('what was taken up or closed at the first look already is said so', () => {
  expect(facts({ assignedTo: 'ada@msp.example' }).acknowledgedMs).toBe('before');
  const closed = facts({ status: 'resolved' });
  expect(closed.endedMs).toBe(millis(instant(after(500))));
  expect(closed.acknowledgedMs).toBe('before');
});

test('an incident that was opened again has not ended, and ends anew', () => {
  const again = [
    change(10, 'status', 'active', 'resolved'),
    change(50, 'status', 'resolved', 'active'),
  ];
  expect(facts({ status: 'active' }, again)).toMatchObject({
    acknowledgedMs: after(10),
    endedMs: null,
    isMerged: false,
  });
  const more = [...again, change(60, 'status', 'active', 'resolved')];
  expect(facts({ status: 'resolved' }, more).endedMs).toBe(after(60));
});

test('the time until an incident was opened again counts as if it had never been closed', () => {
  const taken = change(10, 'assignedTo', null, 'ada@msp.example');
  const resolvedByUs = [
    taken,
    change(60, 'status', 'active', 'resolved'),
    change(90, 'status', 'resolved', 'active'),
  ];
  const assignedTo = 'ada@msp.example';
  expect(facts({ assignedTo }, resolvedByUs)).toEqual(facts({ assignedTo }, [taken]));
  const byExperts = [
    change(30, 'assignedTo', 'Defender Experts', 'Customer'),
    change(30, 'status', 'inProgress', 'resolved'),
    change(90, 'status', 'resolved', 'active'),
  ];
  expect(facts({ status: 'active', assignedTo: 'Customer' }, byExperts).spans).toEqual([
    { fromMs: START, turn: 'microsoft' },
    { fromMs: after(90), turn: 'us' },
  ]);
});

test('of two changes of one moment the one found later is the later one', () => {
  const found = facts({ assignedTo: 'ada@msp.example' }, [
    change(10, 'assignedTo', 'bob@msp.example', 'ada@msp.example'),
    change(10, 'assignedTo', null, 'bob@msp.example'),
  ]);
  expect(found.acknowledgedMs).toBe(after(10));
});

test('a task of the Experts makes it our turn while it is open, and theirs again once it is ticked off', () => {
  const held = { status: 'inProgress', assignedTo: 'Defender Experts' };
  const found = clockFacts({
    incident: {
      ...thing,
      ...held,
      classification: null,
      title: 'Phish',
      systemTags: [],
      createdAt: instant(START),
      updatedAt: instant(after(10)),
    },
    huntedByExperts: false,
    history: [change(10, 'assignedTo', null, 'Defender Experts')],
    engagement: UNKNOWN_ENGAGEMENT,
    tasks: [
      { fromMs: after(30), toMs: after(50) },
      { fromMs: after(40), toMs: after(90) },
    ],
  });
  expect(found.spans).toEqual([
    { fromMs: START, turn: 'us' },
    { fromMs: after(10), turn: 'microsoft' },
    { fromMs: after(30), turn: 'us' },
    { fromMs: after(90), turn: 'microsoft' },
  ]);
});
