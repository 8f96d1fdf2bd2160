import { expect, test } from 'vitest';
import {
  BLIND_FIRST,
  contractNames,
  fitting,
  ordered,
  pressed,
  type TenantOrder,
} from '#renderer/features/tenants/tenant-order.ts';
import { ContractId, USUAL_CONTRACT, USUAL_TERMS } from '#shared/domain/clock/contract.ts';
import { TenantRow } from '#shared/contract/tenants.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const [base] = fakeTenants(1);

function tenant(name: string, group: 'fresh' | 'stale' | 'blind', part: object = {}): TenantRow {
  const stateName = { fresh: 'fresh', stale: 'stale', blind: 'no-role' }[group];
  const state = { ...base?.state, group, name: stateName, support: null, ...part };
  return TenantRow.parse({ ...base, name, state, domain: `${name}.example`, tags: [], ...part });
}

const GOLD = ContractId.parse('11111111-2222-4333-8444-555555555555');
const contractOf = contractNames([{ ...USUAL_CONTRACT, id: GOLD, name: 'Gold' }]);
const gold = { terms: { ...USUAL_TERMS, contract: GOLD } };

const names = (tenants: readonly TenantRow[], order: TenantOrder) =>
  ordered(tenants, order, contractOf).map(({ name }) => name);

test('where we are blind stands first, then what is stale, then what nobody looked at, then fresh', () => {
  const tenants = [
    tenant('Fresh A', 'fresh'),
    tenant('Unread', 'stale', { since: null }),
    tenant('Stale', 'stale'),
    tenant('Blind B', 'blind'),
    tenant('Blind A', 'blind'),
  ];
  const expected = ['Blind A', 'Blind B', 'Stale', 'Unread', 'Fresh A'];
  expect(names(tenants, BLIND_FIRST)).toEqual(expected);
});

test('a heading orders by its column, pressed again the other way round; incidents from the most', () => {
  const tenants = [
    tenant('B', 'fresh', { incidents: 3 }),
    tenant('A', 'blind', { incidents: 1 }),
    tenant('C', 'fresh', { incidents: 2 }),
  ];
  const byName = pressed(BLIND_FIRST, 'name');
  expect(names(tenants, byName)).toEqual(['A', 'B', 'C']);
  expect(names(tenants, pressed(byName, 'name'))).toEqual(['C', 'B', 'A']);
  expect(names(tenants, pressed(byName, 'incidents'))).toEqual(['B', 'C', 'A']);
});

test('what is open and what is over its time order from the most', () => {
  const tenants = [
    tenant('A', 'fresh', { open: 9, over: 1 }),
    tenant('B', 'blind', { open: 3, over: 3 }),
  ];
  expect(names(tenants, pressed(BLIND_FIRST, 'open'))).toEqual(['A', 'B']);
  expect(names(tenants, pressed(BLIND_FIRST, 'over'))).toEqual(['B', 'A']);
});

test('the one that was never read is the oldest', () => {
  const tenants = [tenant('Read', 'fresh'), tenant('Never', 'blind', { completeAt: null })];
  expect(names(tenants, { by: 'read', descending: false })).toEqual(['Never', 'Read']);
});

test('contracts order by their name; one that is gone counts as the usual targets', () => {
  const gone = { terms: { ...gold.terms, contract: ContractId.parse(GOLD.replace('1', '9')) } };
  const tenants = [tenant('A', 'fresh', gone), tenant('B', 'fresh', gold), tenant('C', 'fresh')];
  expect(names(tenants, { by: 'contract', descending: false })).toEqual(['B', 'A', 'C']);
});

test.each([
  ['gold', ['Pellworm']],
  ['usual', ['Silverbeck']],
  ['Silver', ['Silverbeck']],
  ['silverbeck.example', ['Silverbeck']],
  ['no role', ['Pellworm']],
  ['BLIND', ['Pellworm']],
  ['water', ['Silverbeck']],
  ['', ['Silverbeck', 'Pellworm']],
])('the filter %j finds name, domain, state, contract and tag', (text, expected) => {
  const tenants = [
    tenant('Silverbeck', 'fresh', { tags: ['water'] }),
    tenant('Pellworm', 'blind', gold),
  ];
  expect(fitting(tenants, text, contractOf).map(({ name }) => name)).toEqual(expected);
});
