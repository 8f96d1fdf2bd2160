import { expect, test } from 'vitest';
import { guestNews } from '#electron/core/telling/guest-news.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { Instant } from '#shared/time.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';

const tenant = { id: CONTOSO, name: 'Contoso', tags: [] };
const readAt = Instant.parse('2026-11-21T08:00:00Z');
const ask = { tenantId: CONTOSO, packageId: PackageId.parse('p'), name: 'Tier 1', saidAt: readAt };

test('an account that works after it did not is told, and what was asked for in the browser with it', () => {
  const told = guestNews(tenant, { reach: 'no-guest' }, { reach: 'own', readAt }, [ask]);
  expect(told).toMatchObject({ kinds: ['guest'], tenant, at: readAt });
  expect(told?.note).toContain('“Tier 1”');
  const closed = guestNews(tenant, { reach: 'closed' }, { reach: 'whole', readAt }, []);
  expect(closed).toMatchObject({
    note: null,
    title: 'You can ask for access there from here now.',
  });
  const others = guestNews(tenant, { reach: 'no-guest' }, { reach: 'own', readAt }, [
    { ...ask, tenantId: FABRIKAM },
  ]);
  expect(others?.note).toBeNull();
});

test.for([
  ['unread', 'whole'],
  ['whole', 'whole'],
  ['needs-consent', 'own'],
  ['no-guest', 'closed'],
  ['whole', 'no-guest'],
] as const)('from %s to %s is no news of an account', ([before, after]) => {
  expect(guestNews(tenant, { reach: before }, { reach: after, readAt }, [ask])).toBeNull();
});
