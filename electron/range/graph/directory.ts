import type { RangeTenant } from '../world/tenants.ts';
import { Draws } from '../world/random.ts';
import { nameInTenant, objectIdInTenant } from '../world/world.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, GraphError, notFound } from './graph-error.ts';
import { roleOf } from './role.ts';

/** Who the caller is in a tenant, what tenant it is, and which roles and groups go with it. */

const ROLES = {
  reader: { template: '5d6b6bb7-de71-4623-b4af-96380a352509', name: 'Security Reader' },
  operator: { template: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', name: 'Security Operator' },
} as const;

export function getMe(graph: GraphCall): object {
  const { person, tenant } = graph;
  const [givenName, surname] = person.name.split(' ');
  requireAccount(graph);
  return {
    '@odata.context': `${graph.base}/$metadata#users/$entity`,
    id: tenant ? objectIdInTenant(person, tenant) : person.objectId,
    displayName: person.name,
    givenName: givenName ?? null,
    surname: surname ?? null,
    userPrincipalName: tenant ? nameInTenant(person, tenant) : person.userPrincipalName,
    mail: person.userPrincipalName,
    jobTitle: tenant ? null : 'Security analyst',
    businessPhones: [],
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
  };
}

/** A partner who comes in through GDAP has no user object in the tenant. */
function requireAccount({ tenant, person }: GraphCall): void {
  if (tenant?.access !== 'gdap') return;
  throw new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${person.objectId}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** Groups and active directory roles of the caller; `cast` narrows them to one kind. */
export function memberships(graph: GraphCall, cast: string): object {
  requireAccount(graph);
  const { tenant } = graph;
  const role = roleOf(graph);
  const kind = cast.slice(cast.lastIndexOf('.') + 1);
  const ids = new Draws(graph.world.seed, 51, tenant?.index ?? -1);
  const groups = tenant
    ? ['External SOC analysts', 'Access package: SOC']
    : ['SOC analysts', 'All staff'];
  const items = [
    ...groups.map((displayName) => ({
      '@odata.type': '#microsoft.graph.group',
      id: ids.uuid(),
      displayName,
      description: null,
      groupTypes: [],
      mailEnabled: false,
      securityEnabled: true,
      isAssignableToRole: true,
    })),
    ...(role === 'none' || !tenant ? [] : [directoryRole(ids.uuid(), ROLES[role])]),
  ];
  const wanted =
    kind === '' ? items : items.filter((item) => item['@odata.type'].endsWith(`.${kind}`));
  return { '@odata.context': `${graph.base}/$metadata#directoryObjects`, value: wanted };
}

function directoryRole(id: string, { name, template }: (typeof ROLES)[keyof typeof ROLES]) {
  return {
    '@odata.type': '#microsoft.graph.directoryRole',
    id,
    displayName: name,
    description: name,
    roleTemplateId: template,
  };
}

export function organization(graph: GraphCall, id: string): object {
  const item = graph.tenant ? customer(graph.tenant) : provider(graph);
  const context = `${graph.base}/$metadata#organization`;
  if (id === '') return { '@odata.context': context, value: [item] };
  if (id !== item.id) throw notFound(`Organization '${id}'`);
  return { '@odata.context': `${context}/$entity`, ...item };
}

function customer(tenant: RangeTenant) {
  return {
    id: tenant.id,
    displayName: tenant.name,
    city: tenant.city,
    countryLetterCode: tenant.country,
    tenantType: 'AAD',
    technicalNotificationMails: [`it@${tenant.mailDomain}`],
    verifiedDomains: [domain(tenant.initialDomain, true), domain(tenant.mailDomain, false)],
  };
}

function provider({ world }: GraphCall) {
  return {
    id: world.home.id,
    displayName: world.home.name,
    city: 'Oslo',
    countryLetterCode: 'NO',
    tenantType: 'AAD',
    technicalNotificationMails: [`it@${world.home.domain}`],
    verifiedDomains: [domain(world.home.domain, true)],
  };
}

function domain(name: string, isInitial: boolean) {
  return {
    name,
    type: 'Managed',
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: isInitial,
    isInitial,
  };
}

/** Public facts of any tenant, by id or by one of its domains. `by` is the part of the path before the value. */
export function tenantInformation(graph: GraphCall, by: string, value: string): object {
  const wanted = value.toLowerCase();
  const { world } = graph;
  const known = [
    {
      tenantId: world.home.id,
      displayName: world.home.name,
      defaultDomainName: world.home.domain,
      domains: [world.home.domain],
    },
    ...world.tenants.map(({ id, name, initialDomain, mailDomain }) => ({
      tenantId: id,
      displayName: name,
      defaultDomainName: initialDomain,
      domains: [initialDomain, mailDomain],
    })),
  ];
  const byId = by.startsWith('TenantId');
  if (byId && !/^[0-9a-f-]{36}$/.test(wanted)) throw badRequest(`Invalid tenant id '${value}'.`);
  const found = known.find(({ tenantId, domains }) =>
    byId ? tenantId === wanted : domains.includes(wanted),
  );
  if (!found)
    throw new GraphError(
      404,
      'Directory_ObjectNotFound',
      `Unable to find a tenant for '${value}'.`,
    );
  const { tenantId, displayName, defaultDomainName } = found;
  return {
    '@odata.context': `${graph.base}/$metadata#microsoft.graph.tenantInformation`,
    tenantId,
    displayName,
    defaultDomainName,
    federationBrandName: null,
  };
}
