import { DAY_MS } from '#shared/time.ts';
import { Draws } from '../world/random.ts';
import { graphTime } from '../world/stamp.ts';
import type { RangeTenant } from '../world/tenants.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, GraphError, notFound } from './graph-error.ts';
import { allowOptions } from './paging.ts';

/** Granular delegated admin privileges, read in the provider's own tenant. */

const LIMIT = 300;
const OPTIONS = new Set(['$top', '$skiptoken', '$count']);
const READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const OPERATOR = '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f';

export function relationships(graph: GraphCall, id: string): object {
  const items = partners(graph).map((tenant) => relationship(graph, tenant));
  return listOrOne(graph, 'delegatedAdminRelationships', items, id);
}

export function customers(graph: GraphCall, id: string): object {
  const items = partners(graph).map((tenant) => ({
    '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
    '@odata.etag': etag(graph, tenant),
    id: tenant.id,
    tenantId: tenant.id,
    displayName: tenant.name,
  }));
  return listOrOne(graph, 'delegatedAdminCustomers', items, id);
}

export function accessAssignments(graph: GraphCall, relationshipId: string, id: string): object {
  const tenant = partners(graph).find((one) => idsOf(graph, one).relationship === relationshipId);
  if (!tenant) throw notFound(`Relationship '${relationshipId}'`);
  const { createdMs, assignment, group } = idsOf(graph, tenant);
  const items = [
    {
      '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment',
      '@odata.etag': etag(graph, tenant),
      id: assignment,
      status: 'active',
      createdDateTime: graphTime(createdMs),
      lastModifiedDateTime: graphTime(createdMs),
      accessContainer: { accessContainerId: group, accessContainerType: 'securityGroup' },
      accessDetails: {
        unifiedRoles: [{ roleDefinitionId: tenant.role === 'reader' ? READER : OPERATOR }],
      },
    },
  ];
  return listOrOne(
    graph,
    `delegatedAdminRelationships('${relationshipId}')/accessAssignments`,
    items,
    id,
  );
}

/** @throws GraphError 403 outside the provider's own tenant. */
function partners({ tenant, world }: GraphCall): readonly RangeTenant[] {
  if (tenant)
    throw new GraphError(
      403,
      'Forbidden',
      'Delegated admin relationships are read in the partner tenant.',
    );
  return world.tenants.filter(({ access }) => access === 'gdap');
}

function idsOf({ world }: GraphCall, tenant: RangeTenant) {
  const draws = new Draws(world.seed, 52, tenant.index);
  const createdMs = world.epochMs - draws.between(10, 700) * DAY_MS;
  return {
    relationship: `${draws.uuid()}-${draws.uuid()}`,
    assignment: draws.uuid(),
    group: new Draws(world.seed, 53).uuid(),
    createdMs,
  };
}

function etag(graph: GraphCall, tenant: RangeTenant): string {
  return `W/"${Buffer.from(idsOf(graph, tenant).assignment).toString('base64')}"`;
}

function relationship(graph: GraphCall, tenant: RangeTenant) {
  const { createdMs, relationship: id } = idsOf(graph, tenant);
  const endMs = createdMs + 730 * DAY_MS;
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etag(graph, tenant),
    id,
    displayName: `SOC for ${tenant.name}`.slice(0, 50),
    duration: 'P730D',
    autoExtendDuration: 'P180D',
    status: endMs - graph.nowMs < 30 * DAY_MS ? 'expiring' : 'active',
    customer: { tenantId: tenant.id, displayName: tenant.name },
    accessDetails: { unifiedRoles: [{ roleDefinitionId: READER }, { roleDefinitionId: OPERATOR }] },
    createdDateTime: graphTime(createdMs),
    lastModifiedDateTime: graphTime(createdMs),
    activatedDateTime: graphTime(createdMs + DAY_MS),
    endDateTime: graphTime(endMs),
  };
}

/** A page of a short list, or the one item that `id` names. Pages hold at most 300. */
function listOrOne(
  graph: GraphCall,
  name: string,
  items: readonly { id: string }[],
  id: string,
): object {
  const context = `${graph.base}/$metadata#tenantRelationships/${name}`;
  if (id !== '') {
    const found = items.find((item) => item.id === id);
    if (!found) throw notFound(`'${id}'`);
    return { '@odata.context': `${context}/$entity`, ...found };
  }
  allowOptions(graph, OPTIONS);
  const { query } = graph.call;
  const top = Number(query.get('$top') ?? LIMIT);
  const from = Number(query.get('$skiptoken') ?? 0);
  if (!Number.isInteger(top) || top < 1 || top > LIMIT || !Number.isInteger(from))
    throw badRequest(`'$top' must be from 1 to ${LIMIT}.`);
  const next =
    from + top < items.length
      ? `${graph.base}/${graph.parts.join('/')}?$top=${top}&$skiptoken=${from + top}`
      : null;
  return {
    '@odata.context': context,
    ...(query.get('$count') === 'true' && { '@odata.count': items.length }),
    ...(next !== null && { '@odata.nextLink': next }),
    value: items.slice(from, from + top),
  };
}
