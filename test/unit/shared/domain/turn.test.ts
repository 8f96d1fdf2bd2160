import { describe, expect, test } from 'vitest';
import { STATUSES } from '#shared/domain/incident.ts';
import { Turn, type TurnFacts, whoseTurn } from '#shared/domain/turn.ts';

const STATUS_WORDS = [...STATUSES, 'unknownFutureValue', 'aWordOfTomorrow'];
const ASSIGNEES = [
  null,
  '',
  'Defender Experts',
  ' defender experts ',
  'Customer',
  'ada@soc.example',
];
const CLASSES = [null, 'truePositive', 'falsePositive', 'informationalExpectedActivity', 'unknown'];
const HUNTING = [
  { name: 'no hunting', title: 'Phish', systemTags: [], huntedByExperts: false },
  { name: 'an alert of the Experts', title: 'Phish', systemTags: [], huntedByExperts: true },
  {
    name: 'the title of the Experts',
    title: 'Defender Experts: new C2',
    systemTags: [],
    huntedByExperts: false,
  },
  {
    name: 'the tag of the Experts',
    title: 'Phish',
    systemTags: ['Other', 'Defender Experts'],
    huntedByExperts: false,
  },
] as const;

interface Wanted {
  readonly turn: Turn;
  readonly area: string;
  readonly says: RegExp;
}

/** The table of Microsoft's responsibilities as conditions on the facts; the first that holds decides. */
const TABLE: readonly (readonly [when: (facts: TurnFacts) => boolean, wanted: Wanted])[] = [
  [
    ({ status }) => status === 'redirected',
    { turn: 'nobody', area: 'Incident triage', says: /merged/i },
  ],
  [
    ({ status }) => status === 'awaitingAction',
    { turn: 'us', area: 'Incident remediation', says: /handed it over/ },
  ],
  [
    ({ status, assignedTo }) => status !== 'resolved' && heldBy(assignedTo, 'defender experts'),
    { turn: 'microsoft', area: 'Incident investigation', says: /investigating/ },
  ],
  [
    ({ status, assignedTo, classification }) =>
      status === 'resolved' && heldBy(assignedTo, 'customer') && classification === 'truePositive',
    { turn: 'us', area: 'Incident remediation', says: /review/ },
  ],
  [
    ({ status }) => status === 'resolved',
    { turn: 'nobody', area: 'Incident investigation', says: /nothing is left/ },
  ],
  [
    ({ title, systemTags, huntedByExperts }) =>
      huntedByExperts ||
      title.startsWith('Defender Experts') ||
      systemTags.includes('Defender Experts'),
    { turn: 'us', area: 'Hunting', says: /hunting/ },
  ],
  [() => true, { turn: 'us', area: 'Incident triage', says: /triage is ours/ }],
];

function heldBy(assignedTo: string | null, name: string): boolean {
  return assignedTo?.trim().toLowerCase() === name;
}

const ALL = STATUS_WORDS.flatMap((status) =>
  ASSIGNEES.flatMap((assignedTo) =>
    CLASSES.flatMap((classification) =>
      HUNTING.map(({ name, ...marks }) => ({
        facts: { status, assignedTo, classification, ...marks },
        what: `${status}, assigned to ${String(assignedTo)}, ${String(classification)}, ${name}`,
      })),
    ),
  ),
);

describe('every incident has exactly one answer to whose turn it is, and it is the one of the table', () => {
  test.each(ALL)('$what', ({ facts }) => {
    const wanted = TABLE.find(([when]) => when(facts))?.[1];
    const verdict = whoseTurn(facts);
    expect(verdict).toMatchObject({ turn: wanted?.turn, area: wanted?.area });
    expect(verdict.reason).toMatch(wanted?.says ?? /$^/);
    expect(Turn.safeParse(verdict.turn).success).toBe(true);
  });
});

test('each line of the table decides for some incident', () => {
  const decided = new Set(ALL.map(({ facts }) => TABLE.findIndex(([when]) => when(facts))));
  expect(decided.size).toBe(TABLE.length);
});

test('the same facts always give the same answer and are left as they are', () => {
  const facts: TurnFacts = Object.freeze({
    status: 'active',
    assignedTo: null,
    classification: null,
    title: 'Phish',
    systemTags: Object.freeze(['Defender Experts']),
    huntedByExperts: false,
  });
  expect(whoseTurn(facts)).toEqual(whoseTurn(facts));
});

test('a word of the Experts inside a sentence is no mark of theirs', () => {
  const facts = {
    status: 'active',
    assignedTo: 'Defender Experts Ltd',
    classification: null,
    title: 'Mail about Defender Experts',
    systemTags: ['Not Defender Experts'],
    huntedByExperts: false,
  };
  expect(whoseTurn(facts).area).toBe('Incident triage');
});
