import { expect, test } from 'vitest';
import type { IncidentChange, SeenIncident } from '#shared/domain/change.ts';
import { compensationOf } from '#shared/domain/compensation.ts';
import { IncidentTaskId } from '#shared/domain/incident-task.ts';
import { instant } from '#shared/time.ts';

const BASE: SeenIncident = {
  updatedAt: instant(0),
  status: 'active',
  assignedTo: null,
  classification: null,
  determination: null,
  comments: 0,
  severity: 'high',
  title: 'Mail',
  resolvingComment: null,
  tags: ['vip'],
  task: null,
};
const verdict = { classification: 'falsePositive', determination: 'notMalicious' } as const;
const take = { kind: 'assign', assignee: 'ada@msp.example' } as const;
const resolve = {
  kind: 'edit',
  set: { status: 'resolved', verdict, resolvingComment: 'Known tool.' },
} as const;
const tags: IncidentChange = { kind: 'tags', add: ['wave', 'vip'], remove: ['old'] };
const task: IncidentChange = {
  kind: 'task',
  taskId: IncidentTaskId.parse('t1'),
  title: 'Isolate',
  from: 'open',
  status: 'completed',
};
const UNSET = { classification: 'unknown', determination: 'unknown' } as const;

/** Of one change that was sent, based on `base`, with the incident as it is now. */
const undone = (
  change: IncidentChange,
  now: Partial<SeenIncident>,
  base: Partial<SeenIncident> = {},
) => compensationOf([{ change, base: { ...BASE, ...base }, sent: true }], { ...BASE, ...now });

test.each<{
  what: string;
  change: IncidentChange;
  base?: Partial<SeenIncident>;
  now: Partial<SeenIncident>;
  back: readonly IncidentChange[];
  left?: readonly string[];
  stays?: readonly string[];
}>([
  {
    what: 'what was taken goes back to nobody',
    change: take,
    now: { assignedTo: 'ADA@msp.example' },
    back: [{ kind: 'edit', set: { assignedTo: null } }],
  },
  {
    what: 'what was taken from a colleague goes back to them',
    change: take,
    base: { assignedTo: 'bo@msp.example' },
    now: { assignedTo: 'ada@msp.example' },
    back: [{ kind: 'edit', set: { assignedTo: 'bo@msp.example' } }],
  },
  {
    what: 'what somebody else was given since stays with them',
    change: take,
    now: { assignedTo: 'eve@msp.example' },
    back: [],
    left: ['assignedTo: eve@msp.example'],
  },
  {
    what: 'what is back already is no news',
    change: take,
    now: {},
    back: [],
  },
  {
    what: 'what the change did not alter is not touched',
    change: { kind: 'status', status: 'active' },
    now: {},
    back: [],
  },
  {
    what: 'a resolve goes back without its resolving comment',
    change: resolve,
    now: { ...resolve.set, ...verdict },
    back: [{ kind: 'edit', set: { status: 'active', verdict: UNSET } }],
    stays: ['resolvingComment: null'],
  },
  {
    what: 'an earlier resolving comment takes its place again',
    change: resolve,
    base: { status: 'inProgress', ...verdict, resolvingComment: 'Before.' },
    now: { status: 'resolved', ...verdict, resolvingComment: 'Known tool.' },
    back: [{ kind: 'edit', set: { status: 'inProgress', resolvingComment: 'Before.' } }],
  },
  {
    what: 'of a resolve only what still is as it was sent goes back',
    change: resolve,
    now: { status: 'inProgress', ...verdict, resolvingComment: null },
    back: [{ kind: 'edit', set: { verdict: UNSET } }],
    left: ['status: inProgress'],
  },
  {
    what: 'a verdict that the service itself calls unknown is not set',
    change: { kind: 'classify', ...verdict },
    base: UNSET,
    now: verdict,
    back: [{ kind: 'edit', set: { verdict: UNSET } }],
  },
  {
    what: 'half a verdict is changed since as a whole',
    change: { kind: 'classify', ...verdict },
    now: { classification: 'falsePositive', determination: 'other' },
    back: [],
    left: ['verdict: falsePositive/other'],
  },
  {
    what: 'a status that only Defender Experts may set cannot be put back',
    change: { kind: 'status', status: 'resolved' },
    base: { status: 'awaitingAction' },
    now: { status: 'resolved' },
    back: [],
    stays: ['status: awaitingAction'],
  },
  {
    what: 'words that no write may carry cannot be put back',
    change: { kind: 'edit', set: { verdict, severity: 'low', title: 'Renamed' } },
    base: { classification: 'tomorrow', severity: 'severe', title: '' },
    now: { ...verdict, severity: 'low', title: 'Renamed' },
    back: [],
    stays: ['severity: severe', 'title: ', 'verdict: tomorrow/'],
  },
  {
    what: 'tags go off and on again, what was there before or came since stays',
    change: tags,
    base: { tags: ['vip', 'old'] },
    now: { tags: ['vip', 'wave', 'theirs'] },
    back: [{ kind: 'tags', add: ['old'], remove: ['wave'] }],
  },
  {
    what: 'tags that others took off or put back are as they were',
    change: tags,
    base: { tags: ['vip', 'old'] },
    now: { tags: ['vip', 'old'] },
    back: [],
  },
  {
    what: 'a comment stays',
    change: { kind: 'comment', text: 'Seen.' },
    now: { comments: 1 },
    back: [],
    stays: ['comment: null'],
  },
  {
    what: 'a task is opened again',
    change: task,
    now: { task: 'completed' },
    back: [{ ...task, from: 'completed', status: 'open' }],
  },
  {
    what: 'a task that the Experts moved on is theirs',
    change: task,
    now: { task: 'failed' },
    back: [],
    left: ['task: failed'],
  },
])('$what', ({ change, base, now, back, left = [], stays = [] }) => {
  const found = undone(change, now, base);
  const lines = (all: typeof found.left) => all.map(({ field, value }) => `${field}: ${value}`);
  expect(found.changes).toEqual(back);
  expect(lines(found.left)).toEqual(left);
  expect(lines(found.stays).toSorted()).toEqual(stays);
});

test('what one gesture changed in several steps goes back in one write of members and one of tags', () => {
  const taken = { ...BASE, assignedTo: take.assignee };
  const resolved = { ...taken, ...resolve.set, ...verdict };
  const done = [
    { change: take, base: BASE, sent: true },
    { change: resolve, base: taken, sent: true },
    { change: tags, base: resolved, sent: true },
  ];
  const { changes } = compensationOf(done, { ...resolved, tags: ['vip', 'wave'] });
  expect(changes).toEqual([
    { kind: 'edit', set: { status: 'active', verdict: UNSET, assignedTo: null } },
    { kind: 'tags', add: [], remove: ['wave'] },
  ]);
});

test('two changes of one member go back to what was there before the first', () => {
  const middle = { ...BASE, status: 'inProgress' };
  const done = [
    { change: { kind: 'status', status: 'inProgress' }, base: BASE, sent: true },
    { change: { kind: 'status', status: 'resolved' }, base: middle, sent: true },
  ] as const;
  const { changes, back } = compensationOf(done, { ...BASE, status: 'resolved' });
  expect(changes).toEqual([{ kind: 'edit', set: { status: 'active' } }]);
  expect(back).toEqual([{ field: 'status', value: 'active' }]);
});

test('a later step that was not sent is not in the way, and needs no opposite', () => {
  const middle = { ...BASE, status: 'inProgress' };
  const done = [
    { change: { kind: 'status', status: 'inProgress' }, base: BASE, sent: true },
    { change: { kind: 'status', status: 'resolved' }, base: middle, sent: false },
    { change: { kind: 'comment', text: 'Later.' }, base: middle, sent: false },
  ] as const;
  const { changes, stays } = compensationOf(done, { ...BASE, status: 'resolved' });
  expect(changes).toEqual([{ kind: 'edit', set: { status: 'active' } }]);
  expect(stays).toEqual([]);
});
