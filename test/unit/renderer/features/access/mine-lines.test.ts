import { expect, test } from 'vitest';
import type { MyAccess, PackageRow } from '#shared/contract/my-access.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import {
  GROUPS,
  groupBeside,
  isOfUse,
  linesOf,
  whyNotAsk,
} from '#renderer/features/access/mine/mine-lines.ts';

const ZEBRA = TenantId.parse('11111111-2222-4333-8444-555555555551');
const ADA = TenantId.parse('11111111-2222-4333-8444-555555555552');
const TENANTS = new Map([
  [ZEBRA, { name: 'Zebra Ltd' }],
  [ADA, { name: 'Ada AG' }],
]);

function offered(tenantId: TenantId, name: string, change: Partial<PackageRow> = {}): PackageRow {
  return {
    tenantId,
    packageId: PackageId.parse(`package-${name.length}`),
    name,
    description: '',
    catalog: '',
    policies: 1,
    questions: 0,
    needsApproval: true,
    length: null,
    isHeld: false,
    isPending: false,
    ...change,
  };
}

const linesWith = (packages: PackageRow[]) => {
  const mine: MyAccess = { held: [], requests: [], packages, links: [] };
  return linesOf(mine, [], TENANTS).packages;
};

test('packages of one name stand by the names of their tenants, and names that say nothing come last', () => {
  const lines = linesWith([
    offered(ZEBRA, '(no title)'),
    offered(ZEBRA, 'Tier 1'),
    offered(ADA, '???'),
    offered(ADA, 'Tier 1'),
    offered(ADA, 'Tier 0'),
  ]);

  expect(lines.map(({ title, tenantId }) => [title, TENANTS.get(tenantId)?.name])).toEqual([
    ['Tier 0', 'Ada AG'],
    ['Tier 1', 'Ada AG'],
    ['Tier 1', 'Zebra Ltd'],
    ['???', 'Ada AG'],
    ['(no title)', 'Zebra Ltd'],
  ]);
});

test('what is had, asked for, or under no policy is not left to ask for; what is not read yet is shown', () => {
  const lines = linesWith([
    offered(ADA, 'Free'),
    offered(ADA, 'Had already', { isHeld: true }),
    offered(ADA, 'Unread', { policies: null }),
    offered(ADA, 'Asked', { isPending: true }),
    offered(ADA, 'Not for you', { policies: 0 }),
  ]);

  expect(lines.filter(isOfUse).map(({ title }) => title)).toEqual(['Free', 'Unread']);
  expect(whyNotAsk(offered(ADA, 'Free'))).toBeNull();
  expect(whyNotAsk(offered(ADA, 'Unread', { policies: null }))).toMatch(/not read yet/);
});

test('from group to group one comes round in a circle, either way', () => {
  for (const step of [1, -1] as const) {
    const seen = new Set(GROUPS.slice(0, 1));
    let group = groupBeside('held', step);
    while (group !== 'held') {
      expect(groupBeside(group, step === 1 ? -1 : 1)).toBe([...seen].at(-1));
      seen.add(group);
      group = groupBeside(group, step);
    }
    expect(seen.size).toBe(GROUPS.length);
  }
});
