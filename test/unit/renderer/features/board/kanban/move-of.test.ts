import { expect, test } from 'vitest';
import {
  columnsOf,
  moveToStatus,
  moveToTurn,
  standingColumns,
  whyItStays,
} from '#renderer/features/board/kanban/move-of.ts';

const card = { status: 'active', turn: 'us', assignedTo: null, mine: false } as const;

test.each(['inProgress', 'resolved'] as const)('a card moved to %s gets that status', (status) => {
  expect(moveToStatus(card, status)).toMatchObject({ change: { kind: 'status', status } });
});

test.each([
  ['active', card, 'It is there already.'],
  ['awaitingAction', card, 'Only Defender Experts hand an incident over.'],
  ['redirected', card, 'An incident is redirected when it is merged.'],
  ['aWordOfTomorrow', card, 'Tidewatch does not know this status and does not set it.'],
  ['active', { ...card, status: 'redirected' }, 'It was merged into another incident'],
  ['resolved', { ...card, assignedTo: 'Defender Experts' }, 'Defender Experts hold it.'],
])('to %s is refused with the reason (%#)', (status, from, reason) => {
  expect(moveToStatus(from, status)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining(reason),
  });
});

test('to our turn means to take it', () => {
  const customers = { ...card, turn: 'customer', assignedTo: 'soc@customer.example' } as const;
  expect(moveToTurn(customers, 'us')).toMatchObject({ kind: 'take' });
});

test.each([
  ['us', { ...card, turn: 'microsoft', assignedTo: 'Defender Experts' }, 'Defender Experts hold'],
  ['us', { ...card, turn: 'customer', status: 'awaitingAction' }, 'It waits for the customer'],
  ['us', { ...card, turn: 'nobody', status: 'resolved' }, 'It is closed.'],
  ['us', { ...card, turn: 'customer', mine: true }, 'You have it already'],
  ['us', card, 'It is there already.'],
  ['customer', card, 'The customer takes it'],
  ['microsoft', card, 'Defender Experts take incidents themselves.'],
  ['nobody', card, 'once it is resolved'],
] as const)('to the turn of %s is refused with the reason (%#)', (turn, from, reason) => {
  expect(moveToTurn(from, turn)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining(reason),
  });
});

test('open work stands in the open columns, and resolved is there to drop on', () => {
  expect(standingColumns('status', 'open', [])).toEqual([
    'active',
    'inProgress',
    'awaitingAction',
    'resolved',
  ]);
  expect(standingColumns('turn', 'open', [])).toEqual(['us', 'customer', 'microsoft']);
  expect(standingColumns('status', 'open', ['active'])).toEqual(['active']);
});

test('a status nobody knows has a column of its own before what is closed', () => {
  const columns = columnsOf(standingColumns('status', 'all', []), ['active', 'onHold'], 'status');
  expect(columns).toEqual([
    'active',
    'inProgress',
    'awaitingAction',
    'onHold',
    'resolved',
    'redirected',
  ]);
});

test.each([
  ['turn', card, 'Whose turn it is follows from the incident'],
  ['turn', { ...card, turn: 'customer', mine: true }, 'You have it already'],
  ['status', { ...card, assignedTo: 'Defender Experts' }, 'Defender Experts hold it.'],
] as const)('by %s, a card that no column takes says why (%#)', (by, from, reason) => {
  expect(whyItStays(from, by, standingColumns(by, 'open', []))).toContain(reason);
});

test('a card that some column takes can be picked up, unless that column is not shown', () => {
  const customers = { ...card, turn: 'customer' } as const;
  expect(whyItStays(card, 'status', ['active', 'inProgress'])).toBeNull();
  expect(whyItStays(customers, 'turn', ['us', 'customer'])).toBeNull();
  expect(whyItStays(customers, 'turn', ['customer'])).toBe('No column that is shown takes it.');
});
