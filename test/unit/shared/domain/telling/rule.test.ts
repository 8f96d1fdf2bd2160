import { describe, expect, test } from 'vitest';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import {
  DEFAULT_RULES,
  TellingRule,
  tellingOf,
  withoutTenant,
} from '#shared/domain/telling/rule.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const FABRIKAM = TenantId.parse('22222222-2222-4222-8222-222222222222');

const INCIDENT = {
  id: IncidentId.parse('7'),
  title: 'Malware',
  severity: 'high',
  turn: 'us',
  mine: false,
} as const;
const EVENT: TellingEvent = {
  kinds: ['new'],
  tenant: { id: CONTOSO, name: 'Contoso', tags: ['Finance'] },
  incident: INCIDENT,
  at: instant(0),
  note: null,
};
const BLIND: TellingEvent = { ...EVENT, kinds: ['blind'], incident: null };
const RULE: TellingRule = {
  id: 'r',
  name: 'Rule',
  on: true,
  kinds: ['new', 'blind'],
  severities: [],
  turns: [],
  tenants: [],
  tags: [],
  mine: false,
  withinMinutes: 15,
  does: 'toast',
};
const DUE: TellingEvent = {
  ...EVENT,
  kinds: ['due'],
  clock: { promise: 'resolve', leftMs: 10 * 60_000 },
};

describe('a rule', () => {
  test.each<[string, Partial<TellingRule>, TellingEvent, boolean]>([
    ['of no condition asks for all of its kinds', {}, EVENT, true],
    ['that is off asks for nothing', { on: false }, EVENT, false],
    ['of another kind does not ask', { kinds: ['assigned'] }, EVENT, false],
    ['of the severity asks', { severities: ['high', 'medium'] }, EVENT, true],
    ['of another severity does not', { severities: ['low'] }, EVENT, false],
    ['of the turn asks', { turns: ['us'] }, EVENT, true],
    ['of another turn does not', { turns: ['microsoft'] }, EVENT, false],
    ['of the tenant asks', { tenants: [FABRIKAM, CONTOSO] }, EVENT, true],
    ['of another tenant does not', { tenants: [FABRIKAM] }, EVENT, false],
    ['of a tag of the tenant asks, whatever its case', { tags: ['finance'] }, EVENT, true],
    ['of another tag does not', { tags: ['retail'] }, EVENT, false],
    ['for what is mine leaves others out', { mine: true }, EVENT, false],
    ['asks for what is due within its minutes', { kinds: ['due'] }, DUE, true],
    ['leaves what has longer out', { kinds: ['due'], withinMinutes: 9 }, DUE, false],
    ['asks of a tenant only what a tenant has', { severities: ['low'], mine: true }, BLIND, true],
    ['of another tenant leaves a blind one out', { tenants: [FABRIKAM] }, BLIND, false],
  ])('%s', (_name, change, event, asks) => {
    expect(tellingOf([{ ...RULE, ...change }], event) !== null).toBe(asks);
  });

  test('that is louder decides, and the most telling kind is named', () => {
    const rules: TellingRule[] = [
      { ...RULE, does: 'inbox' },
      { ...RULE, id: 'mine', kinds: ['assigned'], does: 'sound' },
      { ...RULE, kinds: ['assigned'], does: 'toast' },
    ];
    const event: TellingEvent = { ...EVENT, kinds: ['assigned', 'new'] };
    expect(tellingOf(rules, event)).toEqual({
      kind: 'assigned',
      way: 'sound',
      rule: 'mine',
    });
    const quiet: TellingRule = { ...RULE, id: 'quiet', kinds: ['assigned'], does: 'inbox' };
    expect(tellingOf([RULE, quiet], event)).toEqual({
      kind: 'assigned',
      way: 'toast',
      rule: 'quiet',
    });
  });
});

describe('a fresh profile', () => {
  test.each<[string, TellingEvent, string | null]>([
    ['shows a new High that is ours', EVENT, 'toast'],
    [
      'says nothing of a new Medium',
      { ...EVENT, incident: { ...INCIDENT, severity: 'medium' } },
      null,
    ],
    [
      'says nothing of a High of Microsoft’s',
      { ...EVENT, incident: { ...INCIDENT, turn: 'microsoft' } },
      null,
    ],
    ['shows what was assigned to me', { ...EVENT, kinds: ['assigned'] }, 'toast'],
    ['shows what was handed over', { ...EVENT, kinds: ['handed-over'] }, 'toast'],
    ['shows a tenant that went blind', BLIND, 'toast'],
    ['only notes one that is seen again', { ...BLIND, kinds: ['sees'] }, 'inbox'],
    ['shows a reminder', { ...EVENT, kinds: ['reminder'] }, 'toast'],
  ])('%s', (_name, event, way) => {
    expect(tellingOf(DEFAULT_RULES, event)?.way ?? null).toBe(way);
  });

  test('has rules that can be stored', () => {
    for (const rule of DEFAULT_RULES) expect(TellingRule.parse(rule)).toEqual(rule);
  });
});

test('a removed tenant leaves the rules, and never widens one that was for it alone', () => {
  const rules = [
    { ...RULE, id: 'both', tenants: [CONTOSO, FABRIKAM] },
    { ...RULE, id: 'alone', tenants: [CONTOSO] },
    { ...RULE, id: 'any' },
  ];
  expect(withoutTenant(rules, CONTOSO)).toMatchObject([
    { id: 'both', tenants: [FABRIKAM], on: true },
    { id: 'alone', tenants: [], on: false },
    { id: 'any', tenants: [], on: true },
  ]);
});
