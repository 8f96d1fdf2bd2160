import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readPolicy } from '#electron/core/graph/access/read-policy.ts';
import {
  readAssignment,
  readPackage,
  readRequest,
} from '#electron/core/graph/access/read-request.ts';
import { readDefinition, readReviewItem } from '#electron/core/graph/access/read-review.ts';
import { isMembers, type Members } from '#electron/core/graph/lenient.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { MUTATIONS } from '#test/fakes/mutations.ts';

const FOLDER = path.resolve('../shared/graph-samples');
const there = existsSync(FOLDER);
if (!there) process.stderr.write(`Skipped: the published samples are not in ${FOLDER}.\n`);

const TENANT = TenantId.parse('11111111-1111-4111-8111-111111111111');

/** How each kind is read, and members of it that say nothing an analyst needs. */
const KINDS = [
  {
    of: /^v1\.0-accesspackage-(get|filterbycurrentuser)/,
    read: (from: Members) => readPackage(from, TENANT),
    unread: /^(isHidden|(created|modified)DateTime)$/,
  },
  {
    of: /^v1\.0-(entitlementmanagement-list-assignmentrequests|accesspackageassignmentrequest-(get|filterbycurrentuser))/,
    read: (from: Members) => readRequest(from, TENANT),
    unread: /^$/,
  },
  {
    of: /^v1\.0-(entitlementmanagement-list-assignments|accesspackageassignment-(get|filterbycurrentuser))-/,
    read: (from: Members) => readAssignment(from, TENANT, true),
    unread: /^$/,
  },
  {
    of: /^v1\.0-accessreviewscheduledefinition-(get|filterbycurrentuser)/,
    read: readDefinition,
    unread:
      /^(created|lastModified)DateTime$|^(createdBy|scope|instanceEnumerationScope|reviewers|fallbackReviewers|instances)\.|^descriptionForAdmins$|^settings\.(?!justificationRequired|defaultDecision|autoApply)/,
  },
  {
    of: /^v1\.0-accessreviewinstancedecisionitem-(get|filterbycurrentuser)/,
    read: readReviewItem,
    unread: /^(accessReviewId|principalLink)$|^appliedBy\.|^reviewedBy\.id$|^target\./,
  },
  {
    of: /^v1\.0-(accesspackageassignmentpolicy-get|entitlementmanagement-list-assignmentpolicies)/,
    read: readPolicy,
    unread: /^(description|(created|modified)DateTime)$/,
  },
] as const;

const Sample = z.object({ response: z.object({ body: z.unknown() }) });
const List = z.object({ value: z.array(z.unknown()) });
const names = there ? readdirSync(FOLDER) : [];
const samples = KINDS.flatMap((kind) =>
  names
    .filter((name) => kind.of.test(name))
    .map((name) => {
      const text = readFileSync(path.join(FOLDER, name), 'utf8');
      return { name, body: Sample.parse(JSON.parse(text)).response.body, ...kind };
    }),
);

function itemsOf(body: unknown): Members[] {
  const list = List.safeParse(body);
  return (list.success ? list.data.value : [body]).filter(isMembers);
}

/** Every text in it that says something, with the way to it. */
function texts(value: unknown, way: readonly string[] = []): [string, string][] {
  if (typeof value === 'string') {
    const says = value !== '' && !way.some((name) => name.startsWith('@odata.'));
    return says ? [[way.join('.'), value]] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, [...way, name]));
}

/** Moments are kept to the millisecond, and words as the contract writes them. */
const kept = (text: string) =>
  (/^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).toISOString() : text).toLowerCase();

test.runIf(there)('there are samples that are read', () => {
  expect(samples.length).toBeGreaterThan(0);
});

describe.skipIf(!there).each(samples)('$name', ({ body, read, unread }) => {
  test('what it says is in what was read', () => {
    const items = itemsOf(body);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      const held = JSON.stringify(read(item)).toLowerCase();
      const lost = texts(item).filter(
        ([way, text]) => !unread.test(way) && !held.includes(kept(text)),
      );
      expect(lost).toEqual([]);
    }
  });

  test.each(Object.entries(MUTATIONS))('%s: each item is read under its id', (_, mutate) => {
    const items = itemsOf(JSON.parse(mutate(body)));
    expect(items.map((item) => JSON.stringify(read(item)))).toEqual(
      itemsOf(body).map(({ id }) => expect.stringContaining(String(id))),
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
