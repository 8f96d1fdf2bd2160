import { afterEach, beforeEach, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { incidentReader } from '#electron/core/store/incident-reader.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { DAY_MS, type Instant, instant, MINUTE_MS } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  graphAlert,
  graphIncident,
  NOW,
  RECEIVED,
  temporaryCache,
} from '#test/fakes/answers.ts';

const SEVEN = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
const IN_TEN_YEARS = instant(NOW + 3650 * DAY_MS);
const LATER = NOW + 10 * MINUTE_MS;

let cache: ReturnType<typeof temporaryCache>;
beforeEach(async () => {
  cache = temporaryCache();
  await save({ title: 'Wrongly dated', at: IN_TEN_YEARS });
});
afterEach(() => cache.remove());

const save = (
  { title, at, ...more }: { title: string; at: string; status?: string },
  readAt = NOW,
) => {
  const value = [graphIncident({ displayName: title, lastUpdateDateTime: at, ...more })];
  const receivedAt = instant(readAt);
  return cache.writer.saveIncidents({ ...answer(CONTOSO, value), receivedAt, expanded: false });
};
const row = () => boardReader(cache.reader).rows([SEVEN])[0];
const detail = () => incidentReader(cache.reader).detail(SEVEN);

test('an incident that was dated years ahead takes in what changes later', async () => {
  await save({ title: 'Changed since', at: instant(LATER) }, LATER + MINUTE_MS);
  expect(row()).toMatchObject({ title: 'Changed since', updatedAt: instant(LATER) });
});

test('also where its date is put right to a moment before it was read', async () => {
  await save({ title: 'Put right', at: '2026-11-20T11:00:00Z' }, LATER);
  expect(row()).toMatchObject({ title: 'Put right' });
});

test('it stands on the board as changed when it was seen, and says its own date in the details', () => {
  expect(row()).toMatchObject({ updatedAt: RECEIVED });
  expect(detail()?.incident).toMatchObject({ updatedAt: IN_TEN_YEARS });
});

test('what it changed is known as of the look that found it', async () => {
  await save({ title: 'Wrongly dated', at: IN_TEN_YEARS, status: 'resolved' }, LATER);
  expect(incidentReader(cache.reader).history(SEVEN)).toMatchObject([
    { updatedAt: instant(LATER), changes: [{ field: 'status', to: 'resolved' }] },
  ]);
});

test('a clock that is some hours off is no reason: an older state still changes nothing', async () => {
  await save({ title: 'Newest', at: instant(LATER + 5 * 60 * MINUTE_MS) }, LATER);
  await save({ title: 'Overtaken', at: instant(LATER) }, LATER + MINUTE_MS);
  expect(row()).toMatchObject({ title: 'Newest' });
});

test('an alert that was dated years ahead takes in what changes later', async () => {
  const alert = (title: string, at: string, receivedAt: Instant) => {
    const value = [graphAlert({ title, lastUpdateDateTime: at })];
    return cache.writer.saveAlerts({ ...answer(CONTOSO, value), receivedAt });
  };
  await alert('Wrongly dated', IN_TEN_YEARS, RECEIVED);
  await alert('Changed since', instant(LATER), instant(LATER + MINUTE_MS));
  expect(incidentReader(cache.reader).alertLines(SEVEN)).toMatchObject([
    { title: 'Changed since' },
  ]);
});
