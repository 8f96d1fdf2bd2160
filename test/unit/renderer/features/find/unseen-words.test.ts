import { expect, test } from 'vitest';
import { unseenWords } from '#renderer/features/find/unseen-words.ts';
import { TenantRow } from '#shared/contract/tenants.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const [base] = fakeTenants(1);
const tenant = (group: 'fresh' | 'stale' | 'blind') =>
  TenantRow.parse({ ...base, state: { ...base?.state, group } });

test('a search that finds nothing says which tenants it cannot speak for', () => {
  expect(unseenWords([tenant('fresh')])).toBe('');
  expect(unseenWords([tenant('blind'), tenant('stale'), tenant('stale')])).toBe(
    '1 tenant blind, 2 tenants stale: there may be more than is known here.',
  );
});
