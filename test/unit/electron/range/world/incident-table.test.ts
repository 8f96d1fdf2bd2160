import { expect, test } from 'vitest';
import { type IncidentHead, IncidentTable } from '#electron/range/world/incident-table.ts';
import { Draws } from '#electron/range/world/random.ts';

const HEAD: IncidentHead = {
  createdMs: 1,
  updatedMs: 1,
  status: 'active',
  severity: 'low',
  classification: null,
  determination: null,
  assignedTo: null,
  alerts: 1,
};

test('rows come newest change first, also after many changes and with ties', () => {
  const table = new IncidentTable();
  const expected: number[] = [];
  for (let row = 0; row < 500; row += 1) table.add({ ...HEAD, updatedMs: Math.floor(row / 2) });
  table.sortAll();
  for (let row = 499; row >= 0; row -= 1) expected.push(row);
  const draws = new Draws(1);
  for (let change = 0; change < 5_000; change += 1) {
    const row = draws.below(500);
    table.write(row, { ...table.head(row), updatedMs: 1_000 + change });
    table.touch(row);
    expected.splice(expected.indexOf(row), 1);
    expected.unshift(row);
  }

  expect([...table.newestFirst(null)]).toEqual(expected);
});

test('a bookmark goes on after its row although newer changes have come', () => {
  const table = new IncidentTable();
  for (let row = 0; row < 10; row += 1) table.add({ ...HEAD, updatedMs: row });
  table.sortAll();
  table.write(2, { ...table.head(2), updatedMs: 50 });
  table.touch(2);

  expect([...table.newestFirst({ updatedMs: 5, row: 5 })]).toEqual([4, 3, 1, 0]);
});

test('what is written to a row is read back whole', () => {
  const table = new IncidentTable();
  const head: IncidentHead = {
    createdMs: 5,
    updatedMs: 9.5,
    status: 'awaitingAction',
    severity: 'high',
    classification: 'truePositive',
    determination: 'malware',
    assignedTo: 'Ada',
    alerts: 65,
  };

  expect(table.head(table.add(head))).toEqual(head);
});
