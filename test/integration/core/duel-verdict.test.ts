import { expect, test } from 'vitest';
import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import { ChangeId, type ChangeStage, type IncidentChange } from '#shared/domain/change.ts';
import { IncidentId, keyText } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import type { Bout } from '#test/duel/bout.ts';
import type { DeskCall } from '#test/duel/desk.ts';
import { emptyVerdict, judge, type Told } from '#test/duel/verdict.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const key = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
const at = instant(Date.UTC(2026, 10, 20, 8));
const PEOPLE = new Map([
  ['one', 'ada@msp.example'],
  ['two', 'mina@msp.example'],
]);

function wish(change: IncidentChange, own: Partial<OutboxEntry> = {}): OutboxEntry {
  const stage: ChangeStage = 'confirmed';
  const base = {
    updatedAt: at,
    status: 'active',
    assignedTo: null,
    classification: null,
    determination: null,
    comments: 0,
    severity: 'high',
    title: 'x',
    nextTryAt: null,
    resolvingComment: null,
    tags: [],
    task: null,
  };
  const id = ChangeId.parse('8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6');
  const times = { recordedAt: at, sentAt: at, settledAt: at };
  const said = { reason: null, remedy: null, found: null, batch: null };
  return {
    ...key,
    id,
    change,
    stage,
    accountId: 'a',
    attempts: 1,
    base,
    title: 'x',
    nextTryAt: null,
    unapproved: false,
    undoable: false,
    ...times,
    ...said,
    ...own,
  };
}

function write(
  desk: 'one' | 'two',
  requestId: string,
  body: unknown,
  own: Partial<ReceivedWrite> = {},
): ReceivedWrite {
  const path = '/v1.0/security/incidents/7';
  const person = PEOPLE.get(desk) ?? '';
  const answered = { status: 200, done: true, at };
  return {
    tenantId: CONTOSO,
    method: 'PATCH',
    path,
    call: 'incident-update',
    clientRequestId: requestId,
    body,
    person,
    ...answered,
    ...own,
  };
}

function call(desk: string, method: string, requestId: string | null, leftAt: number): DeskCall {
  return { desk, method, incidentId: '7', requestId, leftAt, cameAt: leftAt + 1 };
}

const told: Told = {
  id: '7',
  displayName: 'x',
  status: 'active',
  assignedTo: null,
  customTags: [],
  comments: [],
};

function judged(parts: {
  wishes?: Record<string, OutboxEntry[]>;
  writes?: ReceivedWrite[];
  basedOn?: Bout['basedOn'];
  calls?: DeskCall[];
  told?: Partial<Told>;
}) {
  const verdict = emptyVerdict();
  judge(
    {
      keys: [key],
      wishes: new Map(Object.entries(parts.wishes ?? {})),
      basedOn: parts.basedOn ?? new Map(),
      writes: parts.writes ?? [],
      course: { calls: parts.calls ?? [], next: 0 },
      told: new Map([[keyText(key), { ...told, ...parts.told }]]),
      people: PEOPLE,
    },
    verdict,
  );
  return Object.entries(verdict).flatMap(([name, found]) => (found.length > 0 ? [name] : []));
}

const assign = (assignee: string) => ({ kind: 'assign', assignee }) as const;
const bothTake = {
  wishes: { one: [wish(assign('a'))], two: [wish(assign('b'))] },
  writes: [write('one', 'r1', { assignedTo: 'a' }), write('two', 'r2', { assignedTo: 'b' })],
};

test('who overwrites what a look has shown has lost it; between look and write it is the gap', () => {
  const first = call('one', 'PATCH', 'r1', 10);
  const second = call('two', 'PATCH', 'r2', 30);
  expect(judged({ ...bothTake, calls: [first, call('two', 'GET', null, 20), second] })).toEqual([
    'lost',
  ]);
  expect(judged({ ...bothTake, calls: [first, call('two', 'GET', null, 5), second] })).toEqual([
    'inTheGap',
  ]);
});

test('who has seen the other may overwrite it', () => {
  const seen = wish(assign('b'));
  const wishes = {
    one: [wish(assign('a'))],
    two: [{ ...seen, base: seen.base && { ...seen.base, assignedTo: 'a' } }],
  };
  expect(judged({ ...bothTake, wishes })).toEqual([]);
  // Insisting gives a wish another base: what it was based on before counts as well.
  const basedOn = new Map([[seen.id, ['a']]]);
  expect(judged({ ...bothTake, basedOn })).toEqual([]);
});

test('a tag that another list left out is lost after a look', () => {
  const writes = [
    write('one', 'r1', { customTags: ['mine'] }),
    write('two', 'r2', { customTags: ['theirs'] }),
  ];
  const calls = [
    call('one', 'PATCH', 'r1', 10),
    call('two', 'GET', null, 20),
    call('two', 'PATCH', 'r2', 30),
  ];
  expect(judged({ writes, calls, told: { customTags: ['theirs'] } })).toEqual(['lost']);
  expect(judged({ writes, calls, told: { customTags: ['mine', 'theirs'] } })).toEqual([]);
});

test('a comment that stands twice, one that never came, and a confirmation of nothing are found', () => {
  const one = [wish({ kind: 'comment', text: 'hello' })];
  const comments = [{ comment: 'hello' }, { comment: 'hello' }];
  expect(judged({ wishes: { one }, told: { comments } })).toEqual(['doubled']);
  expect(judged({ wishes: { one }, told: { comments: comments.slice(1) } })).toEqual([]);
  expect(judged({ wishes: { one } })).toEqual(['untrue']);
  expect(judged({ wishes: { one: [wish(assign('a'))] } })).toEqual(['untrue']);
});

test('a refusal without a reason, a wish that never settles, and another person are found', () => {
  const change = { kind: 'status', status: 'resolved' } as const;
  expect(judged({ wishes: { one: [wish(change, { stage: 'refused' })] } })).toEqual([
    'unexplained',
  ]);
  expect(judged({ wishes: { one: [wish(change, { stage: 'refused', reason: 'No.' })] } })).toEqual(
    [],
  );
  expect(judged({ wishes: { one: [wish(change, { stage: 'sending' })] } })).toEqual([
    'unexplained',
  ]);
  const calls = [call('one', 'PATCH', 'r1', 1)];
  expect(judged({ writes: [write('two', 'r1', {})], calls })).toEqual(['wrongPerson']);
});
