import { expect, test } from 'vitest';
import { mayHaveTasks } from '#shared/domain/incident-task.ts';

const OURS = { status: 'active', assignedTo: 'ada@msp.example' };

test('tasks are asked for where the Experts handed over, resolved or hold an incident', () => {
  const handedOver = { ...OURS, status: 'awaitingAction' };
  const resolved = { status: 'resolved', assignedTo: 'Customer' };
  const held = { status: 'inProgress', assignedTo: ' defender experts ' };

  expect(mayHaveTasks(handedOver, 'Incident triage')).toBe(true);
  expect(mayHaveTasks(OURS, 'Incident remediation')).toBe(true);
  expect(mayHaveTasks(resolved, 'Incident investigation')).toBe(true);
  expect(mayHaveTasks(held, 'Incident investigation')).toBe(true);
});

test('no other incident costs a question', () => {
  expect(mayHaveTasks(OURS, 'Incident triage')).toBe(false);
  expect(mayHaveTasks({ ...OURS, assignedTo: null }, 'Hunting')).toBe(false);
});
