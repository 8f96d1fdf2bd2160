import { expect, test } from 'vitest';
import { challengeOf } from '#electron/core/graph/challenge.ts';

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1701"}}}';
const encoded = Buffer.from(CLAIMS).toString('base64');
const asked = (status: number, ...values: string[]) => {
  const headers = new Headers();
  for (const value of values) headers.append('www-authenticate', value);
  return challengeOf(status, headers);
};

test('claims are found wherever they stand in the header', () => {
  expect(asked(401, `Bearer realm="", error="insufficient_claims", claims="${encoded}"`)).toBe(
    CLAIMS,
  );
  expect(asked(401, `Bearer claims="${encoded}", error="insufficient_claims"`)).toBe(CLAIMS);
  expect(asked(403, `Bearer error="insufficient_claims",claims="${encoded}"`)).toBe(CLAIMS);
});

test('claims are found among several headers', () => {
  expect(
    asked(401, 'Basic realm="x"', `Bearer error="insufficient_claims", claims="${encoded}"`, 'PoP'),
  ).toBe(CLAIMS);
});

test.each([
  ['another error', 401, `Bearer error="invalid_token", claims="${encoded}"`],
  ['another status', 400, `Bearer error="insufficient_claims", claims="${encoded}"`],
  ['claims that are no JSON', 401, 'Bearer error="insufficient_claims", claims="bm9wZQ=="'],
  ['claims that are a list', 401, 'Bearer error="insufficient_claims", claims="W10="'],
  ['no claims', 401, 'Bearer error="insufficient_claims"'],
  ['nothing', 401, ''],
])('%s is no challenge', (_, status, header) => {
  expect(asked(status, header)).toBeNull();
});
