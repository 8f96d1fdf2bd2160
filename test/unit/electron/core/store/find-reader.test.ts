import { afterEach, beforeEach, expect, test } from 'vitest';
import { findReader } from '#electron/core/store/find-reader.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  FABRIKAM,
  graphAlert,
  graphIncident,
  NOW,
  temporaryCache,
} from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(() => {
  cache = temporaryCache();
});
afterEach(() => cache.remove());

const SHA = 'c0ffee0dc0ffee0dc0ffee0dc0ffee0dc0ffee0dc0ffee0dc0ffee0dc0ffee0d';
const keyOf = (id: string, tenantId = CONTOSO) => ({ tenantId, incidentId: IncidentId.parse(id) });
const comment = (text: string) => ({
  comment: text,
  createdByDisplayName: 'Ada',
  createdDateTime: '2026-11-20T10:00:00Z',
});
const save = (own: Record<string, unknown>, minutes = 0, tenantId = CONTOSO) =>
  cache.writer.saveIncidents({
    ...answer(tenantId, [
      graphIncident({
        lastUpdateDateTime: instant(Date.parse('2026-11-20T11:00:00Z') + minutes * 60_000),
        ...own,
      }),
    ]),
    receivedAt: instant(NOW + minutes * 60_000),
    expanded: own['alerts'] !== undefined,
  });
const find = () => findReader(cache.reader);
const ids = (text: string) =>
  find()
    .incidents(text)
    .incidents.map(({ incidentId }) => incidentId);
const file = (name: string) => ({
  '@odata.type': '#microsoft.graph.security.fileEvidence',
  fileDetails: { fileName: name, filePath: 'C:\\\\Temp', sha256: SHA },
});

test('incidents of all tenants are found, the latest change first', async () => {
  await save({ id: '1', displayName: 'Beacon on a host' }, 1);
  await save({ id: '2', displayName: 'Beacon elsewhere' }, 5, FABRIKAM);
  await save({ id: '3', displayName: 'Something else' }, 9);
  expect(ids('beac')).toEqual(['2', '1']);
  expect(find().incidents('beacon host')).toMatchObject({ total: 1, more: false });
  expect(ids('')).toEqual([]);
});

test('what people said is found, also when it was said later, and not when it is gone', async () => {
  await save({ id: '1', comments: [] });
  expect(ids('reimaged')).toEqual([]);
  await save({ id: '1', comments: [comment('The laptop was reimaged.')] }, 5);
  expect(ids('reimaged')).toEqual(['1']);
  expect(find().within(keyOf('1'), 'reimaged')).toMatchObject({
    comments: [{ text: 'The laptop was reimaged.', author: 'Ada' }],
    alerts: [],
  });
  await save({ id: '1', comments: [comment('Wrong ticket.')] }, 9);
  expect(ids('reimaged')).toEqual([]);
});

test('alerts and evidence are found inside their incident, each thing once', async () => {
  await save({
    id: '1',
    displayName: 'Multi-stage',
    alerts: [
      graphAlert({ id: 'a1', title: 'Beacon to evil.example', evidence: [file('payload.exe')] }),
      graphAlert({ id: 'a2', title: 'Other', evidence: [file('payload.exe')] }),
    ],
  });
  expect(ids('payload')).toEqual(['1']);
  expect(find().within(keyOf('1'), 'payload')).toMatchObject({
    alerts: [],
    entities: [{ kind: 'file', label: 'payload.exe' }],
  });
  expect(find().within(keyOf('1'), 'evil.exam')).toMatchObject({ alerts: [{ id: 'a1' }] });
  expect(find().within(keyOf('9'), 'payload')).toBeNull();
});

test('a hash is found beyond what the index holds in words, and shows the file it belongs to', async () => {
  const others = Array.from({ length: 30 }, (_, at) => ({
    '@odata.type': '#microsoft.graph.security.fileEvidence',
    fileDetails: {
      fileName: `${'x'.repeat(200)}${at}`,
      filePath: 'C:',
      sha256: `${at}`.repeat(32),
    },
  }));
  const evidence = [...others, file('payload.exe')];
  await save({ id: '1', alerts: [graphAlert({ evidence })] });
  expect(ids('payload')).toEqual([]);
  expect(ids(SHA.toUpperCase())).toEqual(['1']);
  expect(find().within(keyOf('1'), SHA)).toMatchObject({ entities: [{ label: 'payload.exe' }] });
});

test.each([
  '" OR rowid > 0 --',
  "'); DROP TABLE incidents;--",
  'NEAR(a b) text:* ^x AND NOT',
  '\u202e\u0000\ud800',
  '\ue001',
  'a"b"c* (((',
])('what is typed is never a question of its own: %j', async (typed) => {
  await save({ id: '1', displayName: 'Beacon' });
  expect(find().incidents(typed).incidents).toEqual([]);
  expect(find().within(keyOf('1'), typed)).toMatchObject({ alerts: [], entities: [] });
  expect(ids('beacon')).toEqual(['1']);
});

test('a long comment is cut around what was found', async () => {
  const text = `${'before '.repeat(200)}needle ${'after '.repeat(200)}`;
  await save({ id: '1', comments: [comment(text)] });
  const [said] = find().within(keyOf('1'), 'needle')?.comments ?? [];
  expect(said?.text).toContain('needle');
  expect(said?.text.length).toBeLessThan(330);
});

test('with its tenant everything that was said there leaves the index', async () => {
  await save({ id: '1', comments: [comment('The laptop was reimaged.')] });
  await cache.writer.purgeTenant(CONTOSO);
  expect(ids('reimaged')).toEqual([]);
});
