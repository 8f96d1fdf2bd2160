import { expect, test } from 'vitest';
import { filterWithoutTenant, tenantsNamedIn } from '#shared/domain/query/without-tenant.ts';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const tenants = fakeTenants(3);
const [gone, kept] = tenants;
if (!gone || !kept) throw new Error('Two tenants are needed.');
const [A, B] = [gone.domain, kept.domain];

/** What is left of a search line once the first tenant is removed; null: nothing that says the same. */
function left(line: string): string | null {
  const { filter, problems } = parseBoardQuery(line, tenants);
  expect(problems).toEqual([]);
  const rest = filterWithoutTenant(filter, gone?.id ?? filter.tenants[0] ?? never());
  expect(rest === null ? [] : tenantsNamedIn(rest)).not.toContain(gone?.id);
  return rest && formatBoardQuery(rest, tenants);
}
const said = (line: string) => formatBoardQuery(parseBoardQuery(line, tenants).filter, tenants);
const never = (): never => {
  throw new Error('There is a tenant.');
};

test.each([
  ['severity:high beacon', 'severity:high beacon'],
  [`tenant:${A},${B} severity:high`, `tenant:${B} severity:high`],
  [`-tenant:${A} severity:high`, 'severity:high'],
  [`(tenant:${A} or tag:vip) turn:us`, 'tag:vip turn:us'],
  [`(tenant:${A} tag:vip) or alerts>10`, 'alerts>10'],
  [`-tenant:${A},${B} age>1h30m`, `-tenant:${B} age>1h30m`],
])('a removed tenant leaves "%s" as "%s"', (line, rest) => {
  expect(left(line)).toBe(said(rest));
});

test.each([`tenant:${A}`, `tenant:${A} severity:high`, `tenant:${A} (tag:a or age>1h30m)`])(
  'what asked for the removed tenant alone asks for nothing now: %s',
  (line) => expect(left(line)).toBeNull(),
);
