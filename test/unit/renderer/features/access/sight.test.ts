import { describe, expect, test } from 'vitest';
import type { TenantAccessState } from '#shared/contract/access.ts';
import type { UnreadPart } from '#shared/domain/access/access-seen.ts';
import { Instant } from '#shared/time.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import {
  isSeen,
  oldestLook,
  shutWords,
  sightOf,
  unreadWords,
  whyNoOthers,
} from '#renderer/features/access/sight.ts';

const seen: TenantAccessState = {
  tenantId: TenantId.parse('00000000-0000-4000-8000-000000000001'),
  reach: 'whole',
  readAt: Instant.parse('2026-11-21T08:00:00Z'),
  trouble: null,
  unread: [],
  seesAll: true,
};

describe('how a tenant is seen has one name', () => {
  test('it is how far the last look that ended well came', () => {
    expect(sightOf({ ...seen, reach: 'own' })).toBe('own');
  });

  test('an account that is gone is another thing than one that never was', () => {
    expect(sightOf({ ...seen, reach: 'no-guest' })).toBe('lost');
    expect(sightOf({ ...seen, reach: 'no-guest', readAt: null })).toBe('no-guest');
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

const reviews: UnreadPart = {
  part: 'reviews',
  reason: 'The tenant does not let your account read this.',
  remedy: null,
  since: Instant.parse('2026-11-21T09:00:00Z'),
};

describe('a tenant of which a part could not be read', () => {
  test('is not counted as seen whole', () => {
    expect(sightOf({ ...seen, unread: [reviews] })).toBe('part');
  });

  test('makes an empty list uncertain where it is of that part, and no other', () => {
    const state = { ...seen, unread: [reviews] };
    expect(isSeen(state, ['reviews'], false)).toBe(false);
    expect(isSeen(state, ['approvals'], false)).toBe(true);
    expect(isSeen({ ...seen, reach: 'own' }, ['approvals'], false)).toBe(false);
    expect(isSeen({ ...seen, reach: 'own' }, ['requests'], true)).toBe(true);
  });

  test('says which part and why', () => {
    expect(unreadWords(reviews)).toBe(
      'Access reviews: The tenant does not let your account read this.',
    );
  });
});

test('what others have is not seen where only one’s own may be read, which is no trouble', () => {
  const state = { ...seen, seesAll: false };
  expect(isSeen(state, ['assignments', 'others'], false)).toBe(false);
  expect(isSeen(state, ['assignments', 'reviews'], false)).toBe(true);
  expect(sightOf(state)).toBe('whole');
  expect(whyNoOthers(state)).toContain('Security Reader');
  for (const other of [
    seen,
    { ...state, reach: 'own' as const }, // the permission to read them was not approved
    { ...state, trouble: { reason: 'No answer.', remedy: null, since: reviews.since } },
  ])
    expect(whyNoOthers(other)).toBeNull();
});

test('what is shown is as old as its oldest look', () => {
  const older = { ...seen, readAt: Instant.parse('2026-11-21T07:00:00Z') };
  expect(oldestLook([seen, older, { ...seen, readAt: null }])).toBe(older.readAt);
  expect(oldestLook([{ ...seen, readAt: null }])).toBeNull();
});

test('what was read before a tenant was shut says why it is as it was seen last', () => {
  expect(shutWords({ ...seen, reach: 'no-guest' })).toBe('Account gone');
  expect(shutWords({ ...seen, reach: 'closed' })).toBe('Closed to guests');
  expect(shutWords({ ...seen, reach: 'needs-consent' })).toBe('Not approved any more');
  expect(shutWords(seen)).toBeNull();
  expect(shutWords({ ...seen, reach: 'closed', readAt: null })).toBeNull();
});
