import { expect, test } from 'vitest';
import { emptyWords } from '#renderer/features/board/board-empty-words.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { TenantState } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const FRESH = { name: 'fresh', group: 'fresh', reason: 'Up to date' } as const;
const [first, second, third] = fakeTenants(3).map((tenant, place): TenantRow => {
  const state = TenantState.parse({ ...tenant.state, ...FRESH });
  return { ...tenant, name: `Tenant ${place + 1}`, completeAt: instant(0), state };
});
if (!first || !second || !third) throw new Error('The fake needs three tenants.');
const all = [first, second, third];
const words = (filter: Partial<BoardFilter>, tenants = all) =>
  emptyWords({
    isFiltered: Object.keys(filter).length > 0,
    filter: { ...EVERYTHING_OPEN, ...filter },
    tenants,
    held: 300,
  });
const inState = (tenant: TenantRow, state: object): TenantRow => ({
  ...tenant,
  state: TenantState.parse({ ...tenant.state, ...state }),
});
const blind = { name: 'needs-consent', group: 'blind', reason: 'Nobody approved Tidewatch there.' };

test('a tenant without an open incident is named, and so are several', () => {
  expect(words({ tenants: [first.id] })).toEqual({
    title: 'No open incident of Tenant 1',
    about: 'Nothing open there, among 300 incidents of all tenants.',
    unseen: '',
  });
  expect(words({ tenants: [first.id, second.id], scope: 'all' })).toEqual({
    title: 'No incident of 2 tenants',
    about: 'None of the 300 incidents here is theirs.',
    unseen: '',
  });
  expect(words({ tenants: [first.id], text: 'mail' }).title).toBe('No incident fits this filter');
});

test('a tenant that was never approved is said to be so, and only where it was asked for', () => {
  const tenants = [first, { ...inState(second, blind), completeAt: null }, third];
  expect(words({ tenants: [second.id] }, tenants).unseen).toBe(
    'Tenant 2: Nobody approved Tidewatch there. There may be more than is known here.',
  );
  expect(words({ tenants: [first.id] }, tenants).unseen).toBe('');
});

test('of several tenants that are not seen it is told apart why', () => {
  const stale = { name: 'stale', group: 'stale', reason: 'No complete answer lately' };
  const tenants = [
    inState(first, blind),
    inState(second, stale),
    { ...inState(third, stale), completeAt: null },
  ];
  expect(words({}, tenants)).toEqual({
    title: 'No open incident',
    about: 'All 3 tenants together have no open incident that has been read.',
    unseen:
      '3 tenants not seen now: 1 cannot be read, 1 never read completely, 1 without an answer lately. There may be more than is known here.',
  });
});
