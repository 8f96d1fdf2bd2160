import { expect, test } from 'vitest';
import { refusalOf } from '#electron/core/graph/refusal.ts';

const refused = { status: 403, headers: new Headers(), body: new TextEncoder().encode('{}') };

test.each([
  ['GET', 'Security Reader', 'Security Operator'],
  ['PATCH', 'Security Operator', 'Security Reader'],
  ['POST', 'Security Operator', 'Security Reader'],
] as const)('a %s that is refused names a role that may do it: %s', (method, role, other) => {
  const { remedy } = refusalOf(refused, method);
  expect(remedy).toContain(role);
  expect(remedy).not.toContain(other);
});
