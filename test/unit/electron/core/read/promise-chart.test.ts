import { expect, test } from 'vitest';
import { promiseRows } from '#electron/core/read/promise-chart.ts';
import { promiseReport } from '#electron/core/read/promise-report.ts';
import { SlaAttainment } from '#shared/contract/sla.ts';
import { TenantRow } from '#shared/contract/tenants.ts';
import { shareKept } from '#shared/domain/charts/promises.ts';
import { EndedPromises, longestParty } from '#shared/domain/clock/clock-end.ts';
import { ContractId, USUAL_CONTRACT, USUAL_TERMS } from '#shared/domain/clock/contract.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const GOLD = ContractId.parse('11111111-2222-4333-8444-555555555555');
const GONE = ContractId.parse('91111111-2222-4333-8444-555555555555');
const [base] = fakeTenants(1);
const tenant = (part: object) => TenantRow.parse({ ...base, tags: [], open: 0, ...part });
const withContract = (contract: ContractId) => ({ terms: { ...USUAL_TERMS, contract } });
const known = {
  tenants: [
    tenant({ id: CONTOSO, name: '=Contoso', tags: ['vip'], ...withContract(GOLD) }),
    tenant({ id: FABRIKAM, name: 'Fabrikam, Inc.', ...withContract(GONE) }),
  ],
  contracts: [{ ...USUAL_CONTRACT, id: GOLD, name: 'Gold' }],
};
const ALL = { tenants: [], notTenants: [], tenantTags: [], severities: [] };
const ended = (part: object) =>
  EndedPromises.parse({
    tenantId: CONTOSO,
    severity: 'high',
    promise: 'resolve',
    party: 'us',
    within: 1,
    ended: 1,
    ...part,
  });
const SOME = [
  ended({ severity: 'low', within: 3, ended: 4 }),
  ended({ severity: 'aWordOfTomorrow' }),
  ended({ tenantId: FABRIKAM, within: 0, ended: 9, party: 'microsoft' }),
  ended({ promise: 'acknowledge', within: 2, ended: 2, party: 'customer' }),
];
const NONE = { within: 0, ended: 0 };

test('by severity, the most severe first, a word of tomorrow last', () => {
  expect(promiseRows(SOME, 'severity', ALL, known)).toEqual([
    {
      key: 'high',
      name: '',
      acknowledge: { within: 2, ended: 2 },
      resolve: { within: 0, ended: 9 },
      now: null,
    },
    { key: 'low', name: '', acknowledge: NONE, resolve: { within: 3, ended: 4 }, now: null },
    {
      key: 'aWordOfTomorrow',
      name: '',
      acknowledge: NONE,
      resolve: { within: 1, ended: 1 },
      now: null,
    },
  ]);
});

test('by tenant and by contract, the smallest share kept first; a contract that is gone is none', () => {
  const keys = (by: 'tenant' | 'contract') =>
    promiseRows(SOME, by, ALL, known).map(({ key, name }) => [key, name]);
  expect(keys('tenant')).toEqual([
    [FABRIKAM, ''],
    [CONTOSO, ''],
  ]);
  expect(keys('contract')).toEqual([
    ['', ''],
    [GOLD, 'Gold'],
  ]);
  const many = [
    ended({ within: 90, ended: 100 }),
    ended({ tenantId: FABRIKAM, within: 0, ended: 1 }),
  ];
  expect(promiseRows(many, 'tenant', ALL, known)[0]?.key).toBe(FABRIKAM);
});

test('a tenant with open work stands among them also where no clock ended, over time before kept', () => {
  const third = tenant({ id: GOLD, name: 'Third', open: 4, over: 2 });
  const rows = promiseRows(
    [ended({ within: 2, ended: 2 }), ended({ tenantId: FABRIKAM, within: 1, ended: 2 })],
    'tenant',
    ALL,
    { ...known, tenants: [...known.tenants, third] },
  );
  expect(rows.map(({ key }) => key)).toEqual([FABRIKAM, GOLD, CONTOSO]);
  expect(rows[1]).toMatchObject({ resolve: NONE, now: { open: 4, over: 2 } });
});

test('by whose turn it was longest, in the order of the parties', () => {
  expect(promiseRows(SOME, 'party', ALL, known).map(({ key }) => key)).toEqual([
    'us',
    'customer',
    'microsoft',
  ]);
  expect(longestParty({ usMs: 1, customerMs: 1, microsoftMs: 1 })).toBe('us');
  expect(longestParty({ usMs: 1, customerMs: 2, microsoftMs: 2 })).toBe('customer');
  expect(longestParty({ usMs: 1, customerMs: 2, microsoftMs: 3 })).toBe('microsoft');
});

test('tenants, their tags and severities of the filter hold; a tag no tenant has finds nothing', () => {
  const count = (asked: object) =>
    promiseRows(SOME, 'party', { ...ALL, ...asked }, known).reduce(
      (sum, { acknowledge, resolve }) => sum + acknowledge.ended + resolve.ended,
      0,
    );
  expect(count({ tenants: [FABRIKAM] })).toBe(9);
  expect(count({ notTenants: [FABRIKAM] })).toBe(7);
  expect(count({ tenantTags: ['vip'] })).toBe(7);
  expect(count({ severities: ['low'] })).toBe(4);
  expect(count({ tenantTags: ['nobody'] })).toBe(0);
});

test.each([
  [0, 0, null],
  [499, 500, 99],
  [1, 500, 1],
  [500, 500, 100],
  [0, 3, 0],
  [2, 3, 67],
])('%d of %d kept is said as %s percent', (within, all, share) => {
  expect(shareKept({ within, ended: all })).toBe(share);
});

const report = (rows: readonly SlaAttainment[], part: object = {}) =>
  promiseReport(rows, {
    ...ALL,
    span: '24h',
    timeZone: 'Europe/Oslo',
    fromMs: Date.parse('2026-11-20T10:00:00Z'),
    toMs: Date.parse('2026-11-21T11:00:00Z'),
    nowMs: Date.parse('2026-11-21T10:30:00Z'),
    known,
    notFollowed: [],
    ...part,
  });
const attained = SlaAttainment.parse({
  tenantId: CONTOSO,
  severity: 'high',
  party: 'us',
  promise: 'resolve',
  within: 3,
  over: 1,
  medianMinutes: 42,
  minutesOf: { us: 100, customer: 0, microsoft: 7 },
});

test('the file says its time, zone and tenants; a name that is a formula stays a name', () => {
  const text = report([attained]);
  expect(text).toContain('Time,"2026-11-20 11:00 to 2026-11-21 11:30",Europe/Oslo\r\n');
  expect(text).toContain('Time,"2026-11-20 10:00 to 2026-11-21 10:30",UTC\r\n');
  expect(text).toContain('Tenants,"2 of 2"\r\n');
  expect(text).toContain(`\r\n'=Contoso,${CONTOSO},Gold,high,us,Resolved,3,1,4,75,42,100,0,7\r\n`);
});

test('the file names the tenants we could not see, with the reason', () => {
  const { state } = known.tenants[0] ?? base ?? {};
  const blind = tenant({
    id: FABRIKAM,
    name: 'Fabrikam',
    completeAt: null,
    state: { ...state, group: 'blind', name: 'no-role', reason: 'You have no role there.' },
  });
  const text = report([], { known: { ...known, tenants: [blind] } });
  expect(text).toContain(
    `"Not seen now",Fabrikam,${FABRIKAM},"blind: no-role","You have no role there.","never read completely"`,
  );
  expect(text).toContain('"No clock ended in this time."\r\n');
  expect(report([attained], { tenants: [FABRIKAM] })).toContain('No clock ended in this time.');
});

test('the file holds no tenant that was excluded, and names what of the filter it does not follow', () => {
  const text = report([attained], { notTenants: [CONTOSO], notFollowed: ['turn:us', '=zzz'] });
  expect(text).toContain('No clock ended in this time.');
  expect(text).toContain(`Tenants,"1 of 2"\r\n`);
  expect(text).toMatch(/"Not followed of the board’s filter","turn:us · =zzz"/);
});
