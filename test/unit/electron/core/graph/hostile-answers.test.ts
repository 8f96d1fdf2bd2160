import { expect, test } from 'vitest';
import { readIncidents } from '#electron/core/graph/incident-page.ts';
import { evidenceEntities } from '#shared/domain/evidence-entity.ts';
import { Alert, Evidence, Incident } from '#shared/domain/incident.ts';
import { bytes, CONTOSO, graphAlert, graphIncident, RECEIVED } from '#test/fakes/answers.ts';
import { deepJson, HOSTILE_NAMES, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';

const context = { tenantId: CONTOSO, receivedAt: RECEIVED };
const MOST_BYTES = 1_500_000;

/** An answer with the text in every place that takes one, and under names that clash. */
function answerWith(text: string) {
  const members = Object.fromEntries(HOSTILE_NAMES.map((name) => [name, text]));
  const piece = {
    ...members,
    fileDetails: { ...members, fileName: text, filePath: text },
    mdeDeviceId: text,
    userAccount: { userPrincipalName: text, azureAdUserId: text, accountName: text },
    url: text,
    lists: [text, { [text]: text }],
  };
  const types = ['fileEvidence', 'urlEvidence', 'deviceEvidence', '', text];
  const evidence = types.map((type) => ({ ...piece, '@odata.type': type }));
  const incident = graphIncident({
    ...members,
    displayName: text,
    severity: text,
    status: text,
    assignedTo: text,
    description: text,
    customTags: [text],
    comments: [{ comment: text, createdByDisplayName: text }],
    somethingNew: { [text]: [text] },
    alerts: [graphAlert({ title: text, category: text, mitreTechniques: [text], evidence })],
  });
  return readIncidents(bytes({ value: [incident] }), context);
}

test.each(HOSTILE_TEXTS)('an answer full of $name is read, bounded and well formed', ({ text }) => {
  const [read] = answerWith(text).items;
  const [alert] = read?.alerts ?? [];
  expect(Incident.parse(read?.incident)).toEqual(read?.incident);
  expect(Alert.parse(alert?.alert)).toEqual(alert?.alert);
  const evidence = alert?.evidence.map((piece) => Evidence.parse(piece)) ?? [];
  expect(evidence).toHaveLength(5);
  expect(evidenceEntities(evidence).length).toBeGreaterThan(0);

  const kept = JSON.stringify(read);
  expect(kept.length).toBeLessThan(MOST_BYTES);
  expect(kept).not.toMatch(/\\ud[89a-f][0-9a-f]{2}/i); // half characters do not survive storing
});

test('an answer too deep to walk down is bounded or refused, and stops nobody', () => {
  const deep = `{"id":"7","displayName":"x","new":${deepJson()},"alerts":[{"id":"a","evidence":[{"b":${deepJson()}}]}]}`;
  const [read] = readIncidents(new TextEncoder().encode(`{"value":[${deep}]}`), context).items;
  expect(Incident.parse(read?.incident).title).toBe('x');
  expect(JSON.stringify(read).length).toBeLessThan(5_000);
});
