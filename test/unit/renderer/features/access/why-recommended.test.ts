import { expect, test } from 'vitest';
import { whyRecommended } from '#renderer/features/access/reviews/why-recommended.tsx';

test('a recommendation by sign-ins says what it means of the person, and for how long', () => {
  expect(whyRecommended('deny', 'P30D')).toBe(
    'They did not sign in within the 30 days before the round began.',
  );
  expect(whyRecommended('approve', 'P90D')).toContain('They signed in within the 90 days');
  expect(whyRecommended('noInfoAvailable', 'P30D')).toContain('knows too little');
});

test('where the rule is not known no reason is made up', () => {
  expect(whyRecommended('deny', null)).toBe('The service does not tell why.');
});
