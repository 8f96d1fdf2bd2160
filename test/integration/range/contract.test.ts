import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { checked, contractIsThere } from '#test/fakes/contract-check.ts';
import {
  askGraph,
  HOME,
  READ,
  RESPOND,
  refresh,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';

const there = contractIsThere();

let range: Range;
beforeAll(async () => {
  range = await startRange({ tenants: 60, incidents: 2_500, seed: 11, budget: 100_000 });
});
afterAll(() => range.stop());

/** Walks through everything the range can say, well-behaved calls only, and returns the recording. */
async function broadTraffic(): Promise<string> {
  const { cloud } = range;
  const control = rangeControl(range.control);
  await control.call('traffic.record', { on: true });
  const home = await signIn(cloud);
  const partner = await refresh(cloud, cloud.homeTenantId ?? '', home, HOME);
  for (const path of [
    '/me',
    '/me/transitiveMemberOf',
    '/organization',
    '/tenantRelationships/delegatedAdminCustomers?$top=3',
  ])
    await askGraph(cloud, partner, path);
  const relationships = await askGraph(
    cloud,
    partner,
    '/tenantRelationships/delegatedAdminRelationships?$top=300',
  );
  for (const { id } of relationships.body.value.slice(0, 3)) {
    await askGraph(cloud, partner, `/tenantRelationships/delegatedAdminRelationships/${id}`);
    await askGraph(
      cloud,
      partner,
      `/tenantRelationships/delegatedAdminRelationships/${id}/accessAssignments`,
    );
  }
  await control.call('clock.advance', { ms: 6 * 3_600_000 });
  for (const { id, domain } of cloud.tenants) {
    const reader = await refresh(cloud, id, home, READ);
    if (reader.error !== undefined) continue;
    const responder = await refresh(cloud, id, home, RESPOND);
    for (const path of [
      '/me',
      '/me/transitiveMemberOf',
      '/organization',
      `/tenantRelationships/findTenantInformationByTenantId(tenantId='${id}')`,
      `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`,
    ]) {
      await askGraph(cloud, reader, path);
    }
    const first = await askGraph(
      cloud,
      reader,
      '/security/incidents?$expand=alerts&$top=50&$count=true',
    );
    for (
      let next = first.body['@odata.nextLink'];
      next;
      next = (await askGraph(cloud, reader, next)).body['@odata.nextLink']
    );
    await askGraph(cloud, reader, '/security/incidents?$top=10', { prefer: false });
    await askGraph(
      cloud,
      reader,
      "/security/incidents?$filter=status eq 'awaitingAction' or severity eq 'high'&$top=5",
    );
    await askGraph(
      cloud,
      reader,
      '/security/incidents?$expand=alerts&$filter=lastUpdateDateTime ge 2020-01-01T00:00:00Z&$top=5',
    );
    await askGraph(cloud, reader, '/security/incidents/$count');
    const alerts = await askGraph(cloud, reader, '/security/alerts_v2?$top=20', { prefer: false });
    const [incident] = first.body.value;
    const [alert] = alerts.body.value;
    if (!incident || !alert || responder.error !== undefined) continue;
    await askGraph(cloud, reader, `/security/incidents/${incident.id}?$expand=alerts`);
    await askGraph(cloud, reader, `${cloud.graph}/beta/security/incidents?$top=20&$expand=alerts`);
    await askGraph(cloud, reader, `${cloud.graph}/beta/security/incidents/${incident.id}`);
    await askGraph(cloud, reader, `/security/incidents/${incident.id}/alerts`);
    await askGraph(cloud, reader, `/security/alerts_v2/${alert.id}`);
    await askGraph(cloud, responder, `/security/incidents/${incident.id}`, {
      method: 'PATCH',
      body: {
        status: 'resolved',
        classification: 'truePositive',
        determination: 'malware',
        customTags: ['A'],
        resolvingComment: 'Done',
      },
    });
    await askGraph(cloud, responder, `/security/incidents/${incident.id}/comments`, {
      method: 'POST',
      body: { '@odata.type': '#microsoft.graph.security.alertComment', comment: 'Seen' },
    });
    await askGraph(cloud, responder, `/security/alerts_v2/${alert.id}`, {
      method: 'PATCH',
      body: { status: 'inProgress', assignedTo: 'somebody' },
    });
    await askGraph(cloud, responder, `/security/alerts_v2/${alert.id}/comments`, {
      method: 'POST',
      body: { '@odata.type': '#microsoft.graph.security.alertComment', comment: 'Seen' },
    });
    await taskTraffic(reader, responder);
    const others = first.body.value.filter(({ status }) => status !== 'redirected').slice(1, 3);
    if (others.length === 2) {
      await askGraph(cloud, responder, '/security/incidents/mergeIncidents', {
        method: 'POST',
        body: {
          incidentIds: others.map(({ id: one }) => one),
          incidentComment: 'One campaign',
          mergeReasons: 'sameCampaign,sameActor',
        },
      });
    }
  }
  return control.traffic();
}

/** What the range says about the tasks of one tenant, refusals included. */
async function taskTraffic(reader: TokenAnswer, responder: TokenAnswer): Promise<void> {
  const { cloud } = range;
  const base = `${cloud.graph}/beta/security/incidentTasks`;
  const list = await askGraph(cloud, reader, `${base}?$top=4&$orderby=lastModifiedDateTime desc`);
  if (list.body['@odata.nextLink']) await askGraph(cloud, reader, list.body['@odata.nextLink']);
  await askGraph(cloud, reader, `${base}?$filter=status eq 'open'&$select=id,status,actionType`);
  await askGraph(cloud, reader, `${base}?$filter=incidentId eq '1'`);
  await askGraph(cloud, reader, base, { prefer: false });
  for (const { id } of list.body.value) {
    await askGraph(cloud, reader, `${base}/${id}`);
    await askGraph(cloud, reader, `${base}/${id}/incident`);
    const body = { status: 'completed' };
    await askGraph(cloud, responder, `${base}/${id}`, { method: 'PATCH', body });
    await askGraph(cloud, responder, `${base}/${id}/executeResponseAction`, { method: 'POST' });
  }
}

test.skipIf(!there)(
  'everything the range says is in the published contract, warnings counted',
  async () => {
    expect(await checked(await broadTraffic())).toMatch(/^\d{3,} exchanges, 0 violations$/);
  },
);

test.skipIf(!there)('what a newer Graph says is not, tasks included', async () => {
  const { cloud } = range;
  const control = rangeControl(range.control);
  const { tenants } = await control.call('totals', {});
  const home = await signIn(cloud);
  await control.call('tenants.future', { on: true });
  await control.call('traffic.record', { on: true });
  for (const { id, condition, experts } of tenants) {
    if (condition !== 'ok' || experts !== 'xdr') continue;
    await askGraph(
      cloud,
      await refresh(cloud, id, home, READ),
      `${cloud.graph}/beta/security/incidentTasks`,
    );
  }
  await control.call('tenants.future', { on: false });

  expect(await checked(await control.traffic())).toContain('revokePasskeys');
});
