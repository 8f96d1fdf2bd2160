import { expect, test } from 'vitest';
import { progressOf, receiptWords } from '#renderer/features/outbox/many-progress.ts';
import { BatchId, type ChangeStage } from '#shared/domain/change.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { change } from '#test/unit/shared/contract/things.ts';

const batch = BatchId.parse('6f1c9f5e-2b1a-4c3d-8e7f-0a1b2c3d4e5f');
const { tenantId } = change;
const entry = (incident: string, stage: ChangeStage) => ({
  ...change,
  incidentId: IncidentId.parse(incident),
  stage,
  batch,
  reason: stage === 'refused' ? 'Not allowed.' : null,
  title: 'A wave of mail',
  nextTryAt: null,
  unapproved: false,
  undoable: false,
});
const left = (reason: string, ...ids: string[]) => ({
  tenantId,
  reason,
  incidentIds: ids.map((id) => IncidentId.parse(id)),
});

test('incidents are counted, not changes: one is confirmed when all of its changes are', () => {
  const all = [
    entry('1', 'confirmed'),
    entry('1', 'confirmed'),
    entry('2', 'confirmed'),
    entry('2', 'sending'),
    entry('3', 'refused'),
    entry('3', 'confirmed'),
  ];
  expect([...progressOf(all, batch).values()]).toEqual([
    { confirmed: 1, waiting: 1, refused: 1, reason: 'Not allowed.', unapproved: false },
  ]);
});

test('the receipt says how many of how many, how far they are, and why the others were left out', () => {
  const receipt = {
    batch,
    incidents: 2,
    recorded: 4,
    already: [],
    refused: [left('No name there.', '7', '8')],
  };
  const all = [entry('1', 'confirmed'), entry('2', 'recorded')];
  expect(receiptWords(all, receipt)).toBe(
    '2 of 4 incidents: 1 confirmed, 1 waiting. 2 left out: No name there. They stay picked.',
  );
  const sent = [entry('1', 'confirmed'), entry('2', 'confirmed')];
  expect(receiptWords(sent, { ...receipt, refused: [] })).toBe('2 incidents: 2 confirmed.');
});

test('several reasons are told below, and nothing recorded is said as that', () => {
  const refused = [left('No name there.', '7'), left('Only a reader.', '8', '9')];
  expect(receiptWords([], { batch, incidents: 1, recorded: 2, already: [], refused })).toBe(
    '1 of 4 incidents: 1 waiting. 3 left out, for the reasons below. They stay picked.',
  );
  expect(receiptWords([], { batch: null, incidents: 0, recorded: 0, already: [], refused })).toBe(
    '0 of 3 incidents. 3 left out, for the reasons below. They stay picked.',
  );
});

test('what was so already is said as that, and not as changed', () => {
  const already = [{ tenantId, incidents: 2 }];
  const receipt = { batch, incidents: 1, recorded: 1, already, refused: [] };
  expect(receiptWords([entry('1', 'confirmed')], receipt)).toBe(
    '1 of 3 incidents: 1 confirmed. 2 already so: nothing is sent for them.',
  );
  expect(receiptWords([], { ...receipt, batch: null, incidents: 0, recorded: 0 })).toBe(
    'All 2 incidents are already so: nothing is sent.',
  );
});

test('what cannot be sent before it is approved is said', () => {
  const entries = [entry('1', 'confirmed'), { ...entry('2', 'recorded'), unapproved: true }];
  const receipt = { batch, recorded: 2, incidents: 2, already: [], refused: [] };
  expect(receiptWords(entries, receipt)).toBe(
    '2 incidents: 1 confirmed, 1 waiting. An administrator of 1 tenant has to approve changes first.',
  );
  expect(progressOf(entries, batch).get(tenantId)).toMatchObject({ unapproved: true });
});
