import { describe, expect, test } from 'vitest';
import {
  applyChange,
  type Changeable,
  ChangeStage,
  IncidentChange,
  isPending,
} from '#shared/domain/change.ts';
import { Classification, DETERMINATIONS_OF, Determination } from '#shared/domain/incident.ts';

const ME = 'ada@soc.example';

function incident(): Changeable {
  return Object.freeze({
    status: 'active',
    assignedTo: null,
    classification: null,
    determination: null,
    severity: 'low',
    title: 'Phish',
    resolvingComment: null,
    customTags: Object.freeze(['vip', 'old']),
    comments: Object.freeze([{ text: 'first', author: 'eve', createdAt: null }]),
  });
}

const WISHES: readonly (readonly [IncidentChange, Partial<Changeable>])[] = [
  [{ kind: 'assign', assignee: ME }, { assignedTo: ME }],
  [{ kind: 'assign', assignee: null }, { assignedTo: null }],
  [{ kind: 'status', status: 'inProgress' }, { status: 'inProgress' }],
  [{ kind: 'status', status: 'resolved' }, { status: 'resolved' }],
  [
    { kind: 'classify', classification: 'truePositive', determination: 'phishing' },
    { classification: 'truePositive', determination: 'phishing' },
  ],
  [
    { kind: 'comment', text: 'looked at it' },
    {
      comments: [
        { text: 'first', author: 'eve', createdAt: null },
        { text: 'looked at it', author: ME, createdAt: null },
      ],
    },
  ],
  [
    {
      kind: 'edit',
      set: {
        status: 'resolved',
        assignedTo: ME,
        verdict: { classification: 'falsePositive', determination: 'notMalicious' },
        severity: 'high',
        title: 'Known tool',
        resolvingComment: 'A test.',
      },
    },
    {
      status: 'resolved',
      assignedTo: ME,
      classification: 'falsePositive',
      determination: 'notMalicious',
      severity: 'high',
      title: 'Known tool',
      resolvingComment: 'A test.',
    },
  ],
  [{ kind: 'tags', add: ['new', 'vip'], remove: ['old'] }, { customTags: ['vip', 'new'] }],
];

describe('how an incident looks once a wish is carried out', () => {
  test.each(WISHES)('%j', (change, difference) => {
    const before = incident(); // frozen: touching it would throw
    expect(applyChange(before, change, ME)).toEqual({ ...before, ...difference });
    expect(before).toEqual(incident());
  });

  test('members a wish does not touch stay, also those this rule does not know', () => {
    const before = { ...incident(), description: 'Mail', extra: { a: 1 } };
    for (const [change] of WISHES) {
      expect(applyChange(before, change, ME)).toMatchObject({
        description: 'Mail',
        extra: { a: 1 },
      });
    }
  });
});

describe('several wishes, replayed in the order they were recorded', () => {
  const replay = (changes: readonly IncidentChange[]) =>
    changes.reduce((seen, change) => applyChange(seen, change, ME), incident());

  test('the last word wins, and every comment stays', () => {
    const seen = replay([
      { kind: 'assign', assignee: ME },
      { kind: 'comment', text: 'one' },
      { kind: 'status', status: 'inProgress' },
      { kind: 'assign', assignee: 'bob@soc.example' },
      { kind: 'comment', text: 'two' },
      { kind: 'status', status: 'resolved' },
    ]);
    expect(seen).toMatchObject({ assignedTo: 'bob@soc.example', status: 'resolved' });
    expect(seen.comments.map(({ text }) => text)).toEqual(['first', 'one', 'two']);
  });

  test('order matters', () => {
    const take: IncidentChange = { kind: 'assign', assignee: ME };
    const free: IncidentChange = { kind: 'assign', assignee: null };
    expect(replay([take, free]).assignedTo).toBeNull();
    expect(replay([free, take]).assignedTo).toBe(ME);
  });

  test('replaying over a fresh snapshot gives the same again', () => {
    const changes = WISHES.map(([change]) => change);
    expect(replay(changes)).toEqual(replay(changes));
  });
});

describe('what a wish may say', () => {
  test.each([
    { kind: 'assign', assignee: '' },
    { kind: 'assign', assignee: '   ' },
    { kind: 'assign', assignee: 'a'.repeat(321) },
    { kind: 'assign' },
    { kind: 'status', status: 'awaitingAction' },
    { kind: 'status', status: 'redirected' },
    { kind: 'status', status: 'Resolved' },
    { kind: 'classify', classification: 'truePositive' },
    { kind: 'classify', classification: 'unknown', determination: 'other' },
    { kind: 'classify', classification: 'truePositive', determination: 'clean' },
    { kind: 'comment', text: '' },
    { kind: 'comment', text: ' \n ' },
    { kind: 'comment', text: 'a'.repeat(1_001) },
    { kind: 'delete' },
    {},
  ])('%j is refused', (change) => {
    expect(IncidentChange.safeParse(change).success).toBe(false);
  });

  test('a wish comes back from storage as it went in', () => {
    for (const [change] of WISHES) {
      expect(IncidentChange.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
    }
  });
});

test('a wish is shown over the snapshot until it is settled', () => {
  const shown = ChangeStage.options.filter(isPending);
  expect(shown).toEqual(['recorded', 'sending', 'sent']);
});

test('every classification has determinations to choose from, each of them one Graph accepts', () => {
  for (const classification of Classification.options) {
    const choices = DETERMINATIONS_OF[classification];
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.every((one) => Determination.safeParse(one).success)).toBe(true);
  }
  const offered = new Set(Object.values(DETERMINATIONS_OF).flat());
  expect([...offered].toSorted()).toEqual([...Determination.options].toSorted());
});
