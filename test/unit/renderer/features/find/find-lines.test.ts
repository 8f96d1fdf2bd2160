import { expect, test } from 'vitest';
import { foundLines } from '#renderer/features/find/find-lines.ts';
import type { FoundWithin } from '#shared/contract/find.ts';
import { askedWords } from '#shared/domain/find/asked-words.ts';
import { AlertId, IncidentId } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';

const key = (id: string, tenantId = CONTOSO) => ({ tenantId, incidentId: IncidentId.parse(id) });
const incident = (id: string, title: string) => ({
  ...key(id),
  title,
  severity: 'high',
  status: 'active',
  updatedAt: instant(0),
});
const within = (id: string, own: Partial<FoundWithin>, tenantId = CONTOSO): FoundWithin => ({
  ...key(id, tenantId),
  title: `Incident ${id}`,
  alerts: [],
  entities: [],
  comments: [],
  notes: [],
  ...own,
});
const lines = (typed: string, own: Partial<Parameters<typeof foundLines>[0]>) =>
  foundLines({
    asked: askedWords(typed),
    incidents: [],
    total: 0,
    within: [],
    tenants: [],
    unfolded: new Set(),
    ...own,
  });

test('results stand by kind, each leading to the part that shows it', () => {
  const found = lines('beacon', {
    incidents: [incident('1', 'Beacon')],
    within: [
      within('1', {
        alerts: [{ id: AlertId.parse('a'), title: 'Beacon seen' }],
        entities: [{ kind: 'file', label: 'beacon.exe', detail: null }],
        comments: [{ text: 'the beacon is gone', author: 'Ada' }],
        notes: [{ text: 'ask about the beacon' }],
      }),
    ],
    tenants: [{ id: FABRIKAM, name: 'Beacon Bank', domain: 'beacon.example' }],
  });
  expect(
    found.map(({ kind, place }) => [kind, place.kind === 'incident' ? place.tab : '-']),
  ).toEqual([
    ['Incidents', null],
    ['Alerts', 'alerts'],
    ['Evidence', 'evidence'],
    ['Comments', 'activity'],
    ['Notes', 'summary'],
    ['Tenants', '-'],
  ]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
});

test('a thing seen in many incidents stands once for each tenant', () => {
  const entities = [{ kind: 'ip', label: '203.0.113.9', detail: null } as const];
  const found = lines('203.0.113.9', {
    within: [
      within('1', { entities }),
      within('2', { entities }),
      within('1', { entities }, FABRIKAM),
    ],
  });
  expect(found.map(({ tenantId }) => tenantId)).toEqual([CONTOSO, FABRIKAM]);
});

test('no kind hides the next, and the board is one line away', () => {
  const many = Array.from({ length: 30 }, (_, at) => incident(String(at), `Beacon ${at}`));
  const comments = [{ text: 'beacon', author: null }];
  const found = lines('Beacon', {
    incidents: many,
    total: 1_234,
    within: [within('1', { comments })],
  });
  expect(found.slice(7).map(({ text }) => text.text)).toEqual([
    'Beacon 7',
    'Show 22 more',
    'Search the board for these words',
    'beacon',
  ]);
  expect(found[9]?.place).toEqual({ kind: 'board', text: 'beacon', phrases: [] });
});

test('the rest of a kind is a line away, and stands where that line stood', () => {
  const entities = Array.from({ length: 4 }, (_, at) => at).map(
    (at) => ({ kind: 'file', label: `beacon-${at}.exe`, detail: null }) as const,
  );
  const many = ['1', '2', '3'].map((id) =>
    within(id, { entities: entities.map((one) => ({ ...one, label: `${id} ${one.label}` })) }),
  );
  const folded = lines('beacon', { within: many });
  expect(folded).toHaveLength(9);
  expect(folded[8]).toMatchObject({
    kind: 'Evidence',
    text: { text: 'Show 4 more' },
    place: { kind: 'more', of: 'Evidence' },
  });
  const whole = lines('beacon', { within: many, unfolded: new Set(['Evidence'] as const) });
  expect(whole).toHaveLength(12);
  expect(whole.slice(0, 8)).toEqual(folded.slice(0, 8));
  expect(whole.every(({ place }) => place.kind === 'incident')).toBe(true);
});

test('the board is asked for what belongs together as it stood, and for single words as beginnings', () => {
  const found = lines('10.0.0.1 beac powershell.exe', { incidents: [], total: 9 });
  expect(found[0]?.place).toEqual({
    kind: 'board',
    text: 'beac',
    phrases: ['10 0 0 1', 'powershell exe'],
  });
});

test('what is marked is what is seen, also in a hostile title', () => {
  const [line] = lines('cod', { incidents: [incident('1', `evil\u202ecod.exe`)] });
  const { text, places } = line ?? { text: { characters: [] }, places: new Set() };
  expect(text.characters.filter((_, at) => places.has(at)).join('')).toBe('cod');
  expect(text.characters.join('')).toContain('‹U+202E›');
});
