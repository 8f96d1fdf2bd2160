import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readGdapCustomers, readGdapRelationships } from '#electron/core/graph/gdap.ts';
import { readMyRoles } from '#electron/core/graph/me.ts';
import { findTenantByDomain } from '#electron/core/graph/tenant-information.ts';
import { answer, graphBench, graphServer } from '#test/fakes/graph-server.ts';

const SAMPLE = resolve(
  '../shared/graph-samples/v1.0-tenantrelationship-list-delegatedadmincustomers-1.json',
);
const there = existsSync(SAMPLE);
if (!there) process.stderr.write(`Skipped: the published sample is not at ${SAMPLE}.\n`);

const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';
const customer = (tenantId: string, displayName: string) => ({ tenantId, displayName });

test.skipIf(!there)('the published sample of GDAP customers is understood', async () => {
  const Sample = z.object({ response: z.object({ body: z.unknown() }) });
  const { response } = Sample.parse(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  await using server = await graphServer(answer(200, response.body));

  const names = await readGdapCustomers(graphBench(server.cloud).graph);

  expect([...names.values()]).toEqual(['Contoso Inc', 'Contoso subsidiary Inc']);
});

test('only relationships in force count, over all pages, resellers among them', async () => {
  const live = { status: 'active', endDateTime: '2027-01-31T00:00:00.1234567Z' };
  await using server = await graphServer(
    (response, request) =>
      answer(200, {
        value: [
          {
            id: 'a',
            displayName: 'SOC',
            autoExtendDuration: 'P180D',
            customer: customer(ONE, 'Contoso'),
            ...live,
          },
          { id: 'b', customer: customer(TWO, 'Old'), status: 'expired' },
          { id: 'c', customer: null, ...live },
        ],
        '@odata.nextLink': `http://${request.headers.host}/v1.0/tenantRelationships/x?$skiptoken=1`,
      })(response, request),
    answer(200, {
      value: [
        {
          '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship',
          id: 'd',
          customer: customer(TWO, 'Fab\u202erikam'),
          status: 'expiring',
          autoExtendDuration: 'PT0S',
          isPartnerConsentPending: false,
        },
      ],
    }),
  );
  const { graph, asked } = graphBench(server.cloud);

  expect(await readGdapRelationships(graph)).toEqual([
    {
      id: 'a',
      tenantId: ONE,
      name: 'SOC',
      customer: 'Contoso',
      status: 'active',
      endAt: '2027-01-31T00:00:00.123Z',
      extendsBy: 'P180D',
    },
    {
      id: 'd',
      tenantId: TWO,
      name: '',
      customer: 'Fab‹U+202E›rikam',
      status: 'expiring',
      endAt: null,
      extendsBy: null,
    },
  ]);
  expect(asked.map(({ bundle }) => bundle)).toEqual(['home', 'home']);
});

test('a list that goes in circles comes to an end', async () => {
  await using server = await graphServer((response, request) =>
    answer(200, {
      value: [],
      '@odata.nextLink': `http://${request.headers.host}/v1.0/tenantRelationships/x`,
    })(response, request),
  );

  await expect(readGdapCustomers(graphBench(server.cloud).graph)).rejects.toMatchObject({
    code: 'bad-answer',
  });
});

test('roles are told by their template, strongest first; others are left out', async () => {
  const role = (roleTemplateId: string | null) => ({ roleTemplateId, displayName: 'x' });
  await using server = await graphServer(
    answer(200, {
      value: [
        role('5D6B6BB7-de71-4623-b4af-96380a352509'),
        role('5f2222b1-57c3-48ba-8ad5-d4759f1fde6f'),
        role('00000000-0000-4000-8000-000000000000'),
        role(null),
      ],
    }),
  );

  expect(await readMyRoles(graphBench(server.cloud).graph)).toEqual([
    'Security Operator',
    'Security Reader',
  ]);
});

test('what a person wrote cannot leave the quotes it is put in', async () => {
  await using server = await graphServer(answer(200, { tenantId: ONE, displayName: 'Contoso' }));

  await findTenantByDomain(graphBench(server.cloud).graph, "x')/../me?$select=a#b");

  expect(server.received[0]?.url).toBe(
    "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='x'')%2F..%2Fme%3F%24select%3Da%23b')",
  );
});
