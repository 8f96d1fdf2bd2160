import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { alertsChangedSince, alertsCreatedBetween } from '#electron/core/graph/alerts.ts';
import { type GraphClient, pageOf } from '#electron/core/graph/client.ts';
import { readGdapCustomers, readGdapRelationships } from '#electron/core/graph/gdap.ts';
import {
  commentOnIncident,
  incidentsChangedSince,
  incidentsCreatedBetween,
  type ListQuery,
  readIncident,
  updateIncident,
} from '#electron/core/graph/incidents.ts';
import { readMe, readMyRoles } from '#electron/core/graph/me.ts';
import { fileRecorder, type Recorder } from '#electron/core/graph/recorder.ts';
import { findTenantByDomain, findTenantById } from '#electron/core/graph/tenant-information.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type RangeBench, rangeBench } from '#test/fakes/range-bench.ts';

const CHECKER = resolve('../shared/graph-contract/check.mjs');
const there = existsSync(CHECKER);
if (!there) process.stderr.write(`Skipped: the published contract is not at ${CHECKER}.\n`);

const Page = pageOf(z.object({ id: z.string() }));
const LONG_AGO = '2020-01-01T00:00:00.000Z';

let bench: RangeBench;
let folder: string;
let recorder: Recorder;
let guest: TenantId;
let partner: TenantId;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidewatch-graph-'));
  recorder = fileRecorder(join(folder, 'traffic.ndjson'));
  bench = await rangeBench({ tenants: 30, incidents: 900, budget: 100_000 });
  await bench.tokens.signIn();
  const { tenants } = await bench.control.call('totals', {});
  const open = tenants.filter(({ condition, role }) => condition === 'ok' && role === 'operator');
  const byAccess = (access: string) =>
    bench.tenants.find((id) => open.some((one) => one.id === id && one.access === access));
  const found = [byAccess('guest'), byAccess('gdap')];
  if (!found[0] || !found[1]) throw new Error('The range lacks a guest or a GDAP tenant.');
  [guest, partner] = [found[0], found[1]];
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const graphOf = (tenantId: TenantId) => bench.graphFor(tenantId, { record: recorder });

async function idsOf(graph: GraphClient, { path, query }: ListQuery): Promise<string[]> {
  let page = await graph.getParsed(path, Page, { query });
  const ids = page.value.map(({ id }) => id);
  while (page.next !== null) {
    page = await graph.followParsed(page.next, Page);
    ids.push(...page.value.map(({ id }) => id));
  }
  return ids;
}

test('every incident of a tenant comes in, page after page, with and without alerts', async () => {
  const graph = graphOf(guest);
  const { tenants } = await bench.control.call('totals', {});
  const expected = tenants.find(({ id }) => id === guest)?.incidents;

  const all = await idsOf(graph, incidentsChangedSince(LONG_AGO, { withAlerts: false }));
  const now = new Date(Date.now() + 60_000).toISOString();
  const withAlerts = await idsOf(
    graph,
    incidentsCreatedBetween(LONG_AGO, now, { withAlerts: true }),
  );

  expect(new Set(all).size).toBe(expected);
  expect(withAlerts.sort()).toEqual(all.sort());
});

test('alerts come by time of creation and of change', async () => {
  const graph = graphOf(guest);
  const now = new Date(Date.now() + 60_000).toISOString();

  const changed = await idsOf(graph, alertsChangedSince(LONG_AGO));
  expect((await idsOf(graph, alertsCreatedBetween(LONG_AGO, now))).sort()).toEqual(changed.sort());
});

test('a change and a comment arrive as they were meant', async () => {
  const graph = graphOf(guest);
  const [id = ''] = await idsOf(graph, incidentsChangedSince(LONG_AGO, { withAlerts: false }));
  const { username } = bench.tokens.account() ?? { username: '' };

  await updateIncident(graph, id, { assignedTo: username, status: 'inProgress' });
  await updateIncident(graph, id, {
    status: 'resolved',
    classification: 'truePositive',
    determination: 'phishing',
    customTags: ['tidewatch'],
  });
  await commentOnIncident(graph, id, 'Looked at it.');
  await updateIncident(graph, id, { assignedTo: null });

  const { body } = await readIncident(graph, id);
  expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
    status: 'resolved',
    determination: 'phishing',
    comments: expect.arrayContaining([expect.objectContaining({ comment: 'Looked at it.' })]),
  });
});

test('the tenant says who the person is there and what they may do', async () => {
  const graph = graphOf(guest);
  expect(await readMe(graph)).toMatchObject({ name: bench.tokens.account()?.name });
  expect(await readMyRoles(graph)).toEqual(['Security Operator']);
});

test('a partner without a user object is nobody there, and that is no failure', async () => {
  const graph = graphOf(partner);

  expect(await readMe(graph)).toBeNull();
  expect(await readMyRoles(graph)).toBeNull();
});

test('tenants are found by id and by domain', async () => {
  const graph = graphOf(bench.home);
  const known = bench.cloud.tenants[3];

  expect(await findTenantById(graph, known?.id ?? '')).toEqual(known);
  expect(await findTenantByDomain(graph, known?.domain ?? '')).toEqual(known);
  await expect(findTenantByDomain(graph, 'nobody.example')).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('GDAP customers come with the end of their relationship', async () => {
  const graph = graphOf(bench.home);

  const relationships = await readGdapRelationships(graph);
  const names = await readGdapCustomers(graph);

  expect(relationships.map(({ tenantId }) => tenantId)).toContain(partner);
  expect(relationships.every(({ endAt }) => endAt !== null)).toBe(true);
  expect(names.get(partner)).toBe(bench.cloud.tenants.find(({ id }) => id === partner)?.name);
});

test('what was sent passes the published contract, and no token is in the recording', async () => {
  await recorder.close();
  const file = join(folder, 'traffic.ndjson');
  const text = readFileSync(file, 'utf8');
  expect(text.trim().split('\n').length).toBeGreaterThan(15);
  expect(text).not.toMatch(/authorization|Bearer/i);
  if (!there) return;

  const { status, stdout } = spawnSync(process.execPath, [CHECKER, file], { encoding: 'utf8' });
  expect(stdout, stdout).toMatch(/\S/);
  expect(status, stdout).toBe(0);
});
