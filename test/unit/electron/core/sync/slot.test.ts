import { expect, test } from 'vitest';
import { newSlot, nextDueAt } from '#electron/core/sync/slot.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

const id = TenantId.parse('5f3d9a52-1c1e-4a52-8b1e-000000000001');
const slot = { ...newSlot(id, undefined), dueAt: 600, accessDueAt: 60 };

test('a tenant is looked at for what moves in its access before everything of it is due', () => {
  expect(nextDueAt(slot)).toBe(60);
  expect(nextDueAt({ ...slot, dueAt: 30 })).toBe(30);
  expect(nextDueAt({ ...slot, accessDueAt: null })).toBe(600);
});

test('neither without a way to the service nor while it wants to be left alone', () => {
  expect(nextDueAt({ ...slot, lost: true })).toBe(600);
  const trouble = {
    state: 'throttled',
    reason: 'Busy.',
    remedy: null,
    support: null,
    since: instant(0),
    until: instant(900),
  } as const;
  expect(nextDueAt({ ...slot, sync: { ...slot.sync, trouble } })).toBe(600);
});
