import { expect, test } from 'vitest';
import { gestureWords, linesOf, wishedWords } from '#renderer/features/outbox/outbox-lines.ts';
import { takenBackWords } from '#renderer/ui/taken-back.ts';
import { BatchId, ChangeId } from '#shared/domain/change.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { change } from '#test/unit/shared/contract/things.ts';

const batch = BatchId.parse('6f1c9f5e-2b1a-4c3d-8e7f-0a1b2c3d4e5f');

function entry(number: number, together: boolean) {
  return {
    ...change,
    title: 'A wave of mail',
    nextTryAt: null,
    unapproved: false,
    undoable: false,
    id: ChangeId.parse(`6f1c9f5e-2b1a-4c3d-8e7f-00000000000${number}`),
    incidentId: IncidentId.parse(String(number)),
    batch: together ? batch : null,
  };
}

test('the changes of one gesture are one line, where the first of them stood', () => {
  const all = [entry(1, false), entry(2, true), entry(3, false), entry(4, true)];
  const lines = linesOf(all);
  expect(lines.map(({ kind }) => kind)).toEqual(['one', 'gesture', 'one']);
  expect(lines[1]).toEqual({ kind: 'gesture', batch, entries: [all[1], all[3]] });
  expect(gestureWords([entry(2, true), entry(4, true)])).toBe('2 incidents in 1 tenant, 2 changes');
});

test('a gesture that has one change left here is a plain line', () => {
  expect(linesOf([entry(2, true)]).map(({ kind }) => kind)).toEqual(['one']);
});

test('what was asked for is named once, and what differs for each incident is counted', () => {
  const texts = ['a', 'b', 'c', 'd', 'a'];
  const all = texts.map((text) => ({
    ...entry(1, true),
    change: { kind: 'comment', text } as const,
  }));
  expect(wishedWords(all)).toBe('Comment “a”; Comment “b”; Comment “c”; and 1 more');
});

test('taking back says what came back and what did not', () => {
  expect(takenBackWords({ takenBack: 3, onTheWay: 0 })).toBe('3 changes taken back.');
  expect(takenBackWords({ takenBack: 1, onTheWay: 2 })).toBe(
    '1 change taken back. 2 changes were on their way already and stay.',
  );
  expect(takenBackWords({ takenBack: 0, onTheWay: 1 })).toBe(
    'Nothing was taken back. 1 change was on its way already and stays.',
  );
});
