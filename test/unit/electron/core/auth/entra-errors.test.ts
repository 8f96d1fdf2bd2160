import { expect, test } from 'vitest';
import { failureOf, isSpent } from '#electron/core/auth/entra-errors.ts';
import { ENTRA_ROWS } from '#electron/core/auth/entra-table.ts';
import type { EntraRefusal } from '#electron/core/auth/refusal.ts';

const NOW = Date.UTC(2026, 10, 20, 8);

function refusal(changes: Partial<EntraRefusal>): EntraRefusal {
  return {
    status: 400,
    error: 'invalid_grant',
    suberror: null,
    number: null,
    claims: null,
    correlationId: 'corr-1',
    traceId: 'trace-1',
    at: '2026-11-20 08:00:00Z',
    retryAfterMs: null,
    ...changes,
  };
}

const meaning = (changes: Partial<EntraRefusal>) => failureOf(refusal(changes), () => NOW);

test.each([
  [50020, 'not-a-member'],
  [50057, 'not-a-member'],
  [51004, 'not-a-member'],
  [50034, 'not-a-member'],
  [16003, 'not-a-member'],
  [50014, 'not-a-member'],
  [90072, 'not-a-member'],
  [50076, 'needs-sign-in'],
  [50074, 'needs-sign-in'],
  [50079, 'needs-sign-in'],
  [50072, 'needs-sign-in'],
  [50078, 'needs-sign-in'],
  [50097, 'blocked-by-policy'],
  [53000, 'blocked-by-policy'],
  [53001, 'blocked-by-policy'],
  [53003, 'blocked-by-policy'],
  [53002, 'blocked-by-policy'],
  [530035, 'blocked-by-policy'],
  [500212, 'blocked-by-policy'],
  [500213, 'blocked-by-policy'],
  [53011, 'blocked-by-policy'],
  [530034, 'blocked-by-policy'],
  [65001, 'needs-consent'],
  [65004, 'needs-consent'],
  [650056, 'needs-consent'],
  [90094, 'needs-consent'],
  [90095, 'needs-consent'],
  [90099, 'needs-consent'],
  [700016, 'needs-consent'],
  [700011, 'needs-consent'],
  [7000112, 'needs-consent'],
  [7000218, 'misconfigured'],
  [90002, 'misconfigured'],
  [50105, 'no-role'],
  [70043, 'needs-sign-in'],
  [700082, 'needs-sign-in'],
  [70008, 'needs-sign-in'],
  [50173, 'needs-sign-in'],
  [50089, 'needs-sign-in'],
  [70000, 'needs-sign-in'],
  [50196, 'throttled'],
])(
  'AADSTS%i puts the tenant into %s, with a sentence, an action and its number',
  (number, code) => {
    const failure = meaning({ number });

    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/\.$/);
    expect(failure.remedy).toMatch(/\.$/);
    expect(failure.support).toContain(`AADSTS${number}`);
    expect(failure.support).toContain('corr-1');
    expect(failure.support).toContain('trace-1');
    expect(failure.support).toContain('2026-11-20 08:00:00Z');
  },
);

test('no number stands in two rows', () => {
  const numbers = ENTRA_ROWS.flatMap(({ numbers }) => numbers);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('an invalid_grant nobody has heard of asks for sign-in', () => {
  expect(meaning({ number: 999999 }).code).toBe('needs-sign-in');
  expect(meaning({ number: null, suberror: 'new_word' }).code).toBe('needs-sign-in');
});

test('AADSTS70043 as a plain invalid_grant asks for sign-in and marks its token as spent', () => {
  const answer = refusal({ number: 70043, suberror: 'token_expired' });
  expect(failureOf(answer, () => NOW).code).toBe('needs-sign-in');
  expect(isSpent(answer)).toBe(true);
});

test('error words decide where the number is unknown', () => {
  expect(meaning({ error: 'interaction_required' }).code).toBe('needs-sign-in');
  expect(meaning({ suberror: 'consent_required' }).code).toBe('needs-consent');
  expect(meaning({ error: 'unauthorized_client' }).code).toBe('needs-consent');
  expect(meaning({ error: 'invalid_client' }).code).toBe('misconfigured');
  expect(meaning({ error: 'temporarily_unavailable' }).code).toBe('service-error');
});

test('a refusal that asks for more keeps the claims for the sign-in', () => {
  expect(meaning({ number: 50076, claims: '{"a":1}' }).claims).toBe('{"a":1}');
});

test('throttling says when to come back', () => {
  const told = meaning({ status: 429, number: 90055, retryAfterMs: 30_000 });
  expect(told).toMatchObject({ code: 'throttled', retryAt: '2026-11-20T08:00:30.000Z' });
  expect(meaning({ status: 429 }).retryAt).toBe('2026-11-20T08:01:00.000Z');
  expect(meaning({ number: 50196 }).retryAt).toBe('2026-11-20T08:05:00.000Z');
});

test('a service that fails is no reason to sign in', () => {
  expect(meaning({ status: 503, error: '', number: null })).toMatchObject({
    code: 'service-error',
    retryAt: null,
  });
});

test('words of the service cannot hide anything in the support text', () => {
  const { support } = meaning({ suberror: 'a\u202eb' });
  expect(support).not.toContain('\u202e');
});
