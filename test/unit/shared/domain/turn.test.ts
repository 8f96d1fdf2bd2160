import { describe, expect, test } from 'vitest';
import { type Engagement, SharedArea, UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { STATUSES } from '#shared/domain/incident.ts';
import { matrixRow } from '#shared/domain/responsibility.ts';
import { colleagueOn, holderOf, Turn, type TurnFacts, whoseTurn } from '#shared/domain/turn.ts';

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

/** Tasks of the Experts for the customer's side: none known, some open, all of them ticked off. */
const TALLIES = [undefined, { open: 2, ticked: 1 }, { open: 0, ticked: 3 }] as const;

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
    ({ status, classification, tasks }) =>
      (tasks?.open ?? 0) > 0 &&
      !(
        status === 'resolved' &&
        ['falsePositive', 'informationalExpectedActivity'].includes(classification ?? '')
      ),
    { turn: 'us', area: 'Incident remediation', says: /2 tasks of Defender Experts wait for us/ },
  ],
  [
    ({ status, tasks }) => status === 'awaitingAction' && (tasks?.ticked ?? 0) > 0,
    { turn: 'us', area: 'Incident remediation', says: /ticked off, and resolving it waits for us/ },
  ],
  [
    ({ status }) => status === 'awaitingAction',
    { turn: 'us', area: 'Incident remediation', says: /handed it over: their actions wait/ },
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
  [
    ({ status, assignedTo }) => status === 'inProgress' || heldBy(assignedTo, 'ada@soc.example'),
    { turn: 'us', area: 'Incident investigation', says: /the investigation is ours/ },
  ],
  [() => true, { turn: 'us', area: 'Incident triage', says: /triage is ours/ }],
];

function heldBy(assignedTo: string | null, name: string): boolean {
  return assignedTo?.trim().toLowerCase() === name;
}

const ALL = STATUS_WORDS.flatMap((status) =>
  ASSIGNEES.flatMap((assignedTo) =>
    CLASSES.flatMap((classification) =>
      HUNTING.flatMap(({ name, ...marks }) =>
        TALLIES.map((tasks) => ({
          facts: { status, assignedTo, classification, ...marks, ...(tasks && { tasks }) },
          what: `${status}, assigned to ${String(assignedTo)}, ${String(classification)}, ${name}, ${String(tasks?.open)} tasks open`,
        })),
      ),
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

const OPEN: TurnFacts = {
  status: 'active',
  assignedTo: null,
  classification: null,
  title: 'Phish',
  systemTags: [],
  huntedByExperts: false,
};
const under = (engagement: Partial<Engagement>, facts: Partial<TurnFacts> = {}) =>
  whoseTurn({ ...OPEN, ...facts }, { ...UNKNOWN_ENGAGEMENT, ...engagement });

const SERVICES = ['unknown', 'none', 'hunting', 'xdr', 'servers'] as const;
const ROLES = ['unknown', 'reader', 'operator'] as const;

describe('an engagement moves the customer’s side between us and them, and nothing else', () => {
  test.each(SERVICES.flatMap((service) => ROLES.map((expertsRole) => ({ service, expertsRole }))))(
    '$service, $expertsRole',
    (given) => {
      for (const { facts, what } of ALL) {
        const plain = whoseTurn(facts);
        const ours = under(given, facts);
        const theirs = under({ ...given, customerAreas: SharedArea.options }, facts);
        expect(ours.turn, what).toBe(plain.turn);
        const side = plain.turn === 'us' ? 'customer' : plain.turn;
        expect(theirs.turn, what).toBe(side);
        for (const verdict of [ours, theirs]) {
          expect(matrixRow(verdict.service, verdict.area), what).not.toBeNull();
          expect(verdict.reason, what).toMatch(/^[A-Z\d].{15,}\.$/);
        }
      }
    },
  );
});

test('each area is given to the customer on its own', () => {
  const facts: Record<SharedArea, Partial<TurnFacts>> = {
    triage: {},
    investigation: {},
    remediation: { status: 'awaitingAction' },
    hunting: { huntedByExperts: true },
  };
  for (const area of ['triage', 'remediation', 'hunting'] as const) {
    for (const given of SharedArea.options) {
      const { turn } = under({ customerAreas: [given] }, facts[area]);
      expect(turn, `${given} given, ${area} asked`).toBe(given === area ? 'customer' : 'us');
    }
  }
});

test('what somebody of the customer’s own SOC has taken is theirs, until it is resolved', () => {
  const customerSoc = ['contoso.example', 'Desk One'];
  const turn = (assignedTo: string, status = 'active') =>
    under({ customerSoc }, { assignedTo, status }).turn;
  expect(turn('Bo@Contoso.example')).toBe('customer');
  expect(turn('desk one')).toBe('customer');
  expect(turn('bo@contoso.example', 'resolved')).toBe('nobody');
  expect(turn('bo@notcontoso.example')).toBe('us');
  expect(turn('contoso.example@evil.example')).toBe('us');
  expect(turn('ada_msp.example#EXT#@contoso.example')).toBe('us');
});

test('an open task says in one sentence whom it waits for, and what the Experts do beside it', () => {
  const held = { status: 'inProgress', assignedTo: 'Defender Experts' };
  const one = { tasks: { open: 1, ticked: 0 } };
  expect(under({}, { ...held, ...one })).toMatchObject({
    turn: 'us',
    service: 'XDR',
    area: 'Incident remediation',
    reason: '1 task of Defender Experts waits for us (they hold the incident meanwhile).',
  });
  expect(under({ customerAreas: ['remediation'] }, { ...held, ...one })).toMatchObject({
    turn: 'customer',
    reason: '1 task of Defender Experts waits for the customer (they hold the incident meanwhile).',
  });
  expect(under({ customerSoc: ['bo'] }, { assignedTo: 'Bo', ...one }).turn).toBe('customer');
  expect(under({ expertsRole: 'reader' }, { status: 'awaitingAction', ...one }).reason).toBe(
    '1 task of Defender Experts waits for us (they may only read here).',
  );
  expect(under({}, { status: 'resolved', classification: 'truePositive', ...one })).toMatchObject({
    turn: 'us',
    reason: 'Resolved, but 1 task of Defender Experts waits for us.',
  });
});

test('a task that is ticked off gives the turn back to whoever had it', () => {
  const held = { status: 'inProgress', assignedTo: 'Defender Experts' };
  expect(under({}, { ...held, tasks: { open: 1, ticked: 0 } }).turn).toBe('us');
  expect(under({}, { ...held, tasks: { open: 0, ticked: 1 } }).turn).toBe('microsoft');
});

test('a hand-over says which of the three causes left the action to us', () => {
  const facts = { status: 'awaitingAction', deviceGroups: ['Servers EU'] };
  expect(under({ expertsRole: 'reader' }, facts).reason).toContain('may only read');
  expect(under({ excludedGroups: ['servers eu'] }, facts).reason).toContain('Servers EU');
  expect(under({ expertsRole: 'operator' }, facts).reason).toContain('not one they can do');
  expect(under({}, facts).reason).toMatch(/wait for us\.$/);
});

test('an incident outside the agreed service says why it is not the Experts’', () => {
  expect(under({ service: 'none' }).reason).toContain('do not work in this tenant');
  expect(under({ service: 'hunting' }).reason).toContain('only hunt');
  expect(under({ excludedGroups: ['A'] }, { deviceGroups: ['a'] }).reason).toContain('group a is');
  const held = { assignedTo: 'Defender Experts' };
  expect(under({ service: 'none' }, held)).toMatchObject({ turn: 'microsoft' });
  expect(under({ service: 'none' }, held).reason).toContain('although');
});

test('what was taken or begun is not waiting for triage any more, and says who goes on', () => {
  const taken = { assignedTo: 'ada@soc.example' };
  expect(under({}, taken).reason).toBe('Taken on our side: the investigation is ours.');
  expect(under({}, { status: 'inProgress' }).reason).toBe(
    'In progress, not with Defender Experts: the investigation is ours.',
  );
  expect(under({ service: 'none' }, taken).reason).toBe(
    'Defender Experts do not work in this tenant: the investigation is ours.',
  );
  // Where the two areas are on different sides the turn stays as it was agreed for triage.
  const split = { customerAreas: ['investigation'] } as const;
  expect(under({ customerAreas: [...split.customerAreas] }, taken)).toMatchObject({
    turn: 'us',
    area: 'Incident triage',
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
  expect(whoseTurn(facts).area).toBe('Incident investigation');
});

test.each([
  ['bob@msp.example', 'active', 'bob@msp.example'],
  ['ADA@msp.example', 'active', null],
  ['bob@msp.example', 'resolved', null],
  ['Defender Experts', 'active', null],
  [' customer ', 'awaitingAction', null],
  ['Unassigned', 'active', null],
  [null, 'active', null],
])('of %j (%s) the colleague who works on it is %j', (assignedTo, status, colleague) => {
  expect(colleagueOn({ assignedTo, status }, 'ada@msp.example')).toBe(colleague);
});

test.each([
  ['a colleague', 'bob@soc.example', 'active', 'bob@soc.example'],
  [
    'Defender Experts, however they are written',
    ' defender experts ',
    'active',
    ' defender experts ',
  ],
  ['nobody once it is closed', 'Defender Experts', 'resolved', null],
  ['nobody once it is handed over', 'Defender Experts', 'awaitingAction', null],
  ['nobody when it is mine', 'Ada@soc.example', 'active', null],
  ['nobody when the customer has it', 'Customer', 'active', null],
  ['nobody when it is free', null, 'active', null],
])('who else works on it: %s', (_, assignedTo, status, holder) => {
  expect(holderOf({ assignedTo, status }, 'ada@soc.example')).toBe(holder);
});
