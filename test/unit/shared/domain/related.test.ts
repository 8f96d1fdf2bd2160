import { expect, test } from 'vitest';
import { relatedAsText } from '#shared/domain/related.ts';
import { related } from '#test/unit/shared/contract/things.ts';

test('a copy names this tenant’s incidents, defanged, and other tenants’ as a number alone', () => {
  const [one] = related.here;
  if (!one) throw new Error('The example has none.');
  const elsewhere = [{ ...one, tenantName: 'Fabrikam', title: 'Secret title' }];
  const text = relatedAsText({ ...related, elsewhere });
  expect(text).toBe(
    'Incident 924565: Phish \u202e (same title, hxxps[://]evil[.]example/a)\n3 related incidents in other tenants',
  );
  expect(text).not.toContain('Fabrikam');
});

test('nothing related is said so', () => {
  expect(relatedAsText({ ...related, here: [], hereTotal: 0, elsewhereTotal: 0 })).toBe(
    'No related incident is known.',
  );
});
