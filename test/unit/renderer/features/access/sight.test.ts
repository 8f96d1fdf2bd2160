import { describe, expect, test } from 'vitest';
import type { TenantAccessState } from '#shared/contract/access.ts';
import { Instant } from '#shared/time.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { oldestLook, sightOf } from '#renderer/features/access/sight.ts';

const seen: TenantAccessState = {
  tenantId: TenantId.parse('00000000-0000-4000-8000-000000000001'),
  reach: 'whole',
  readAt: Instant.parse('2026-11-21T08:00:00Z'),
  trouble: null,
};

describe('how a tenant is seen has one name', () => {
  test('it is how far the last look that ended well came', () => {
    expect(sightOf({ ...seen, reach: 'own' })).toBe('own');
  });

  test('looks that fail come first: what was seen before may not be so any more', () => {
    const trouble = {
      reason: 'No answer.',
      remedy: null,
      since: Instant.parse('2026-11-21T09:00:00Z'),
    };
    expect(sightOf({ ...seen, trouble })).toBe('trouble');
  });
});

test('what is shown is as old as its oldest look', () => {
  const older = { ...seen, readAt: Instant.parse('2026-11-21T07:00:00Z') };
  expect(oldestLook([seen, older, { ...seen, readAt: null }])).toBe(older.readAt);
  expect(oldestLook([{ ...seen, readAt: null }])).toBeNull();
});
