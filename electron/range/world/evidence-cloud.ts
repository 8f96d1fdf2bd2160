import { HOUR_MS } from '#shared/time.ts';
import { lureHost } from './entities.ts';
import { type EvidenceContext, earlier, evidenceBase, type Json } from './evidence-context.ts';

/** Evidence of clouds, containers, directories and applications. */

function azureResourceId(context: EvidenceContext, kind: string, name: string): string {
  return `/subscriptions/${context.draws.uuid()}/resourceGroups/rg-${context.tenant.city.toLowerCase()}/providers/${kind}/${name}`;
}

function namespaceOf(context: EvidenceContext): Json {
  return {
    ...evidenceBase(context, 'kubernetesNamespace'),
    name: 'payments',
    cluster: null,
    labels: null,
  };
}

export const CLOUD_EVIDENCE: Record<string, (context: EvidenceContext) => Json> = {
  azureResource: (context) => ({
    ...evidenceBase(context, 'azureResource'),
    resourceId: azureResourceId(context, 'Microsoft.Storage/storageAccounts', 'stfiles01'),
    resourceName: 'stfiles01',
    resourceType: 'Storage account',
  }),
  amazonResource: (context) => ({
    ...evidenceBase(context, 'amazonResource'),
    amazonAccountId: String(100_000_000_000 + context.draws.bits()),
    amazonResourceId: `arn:aws:s3:::backup-${context.draws.hex(6)}`,
    resourceName: 'backup',
    resourceType: 'S3 bucket',
  }),
  googleCloudResource: (context) => ({
    ...evidenceBase(context, 'googleCloudResource'),
    fullResourceName: `//compute.googleapis.com/projects/lab/zones/europe-west1-b/instances/${context.draws.hex(6)}`,
    location: 'europe-west1-b',
    locationType: 'zonal',
    projectId: 'lab',
    projectNumber: context.draws.bits(),
    resourceName: 'instance',
    resourceType: 'Virtual machine',
  }),
  gitHubOrganization: (context) => ({
    ...evidenceBase(context, 'gitHubOrganization'),
    orgId: String(context.draws.bits()),
    login: context.tenant.initialDomain.split('.')[0] ?? 'org',
    displayName: context.tenant.name,
    company: context.tenant.name,
    email: `it@${context.tenant.mailDomain}`,
    webUrl: 'https://github.com/org.example',
  }),
  gitHubRepo: (context) => ({
    ...evidenceBase(context, 'gitHubRepo'),
    repoId: String(context.draws.bits()),
    baseUrl: 'https://github.com',
    login: 'billing-service',
    owner: context.user.accountName,
    ownerType: 'Organization',
  }),
  gitHubUser: (context) => ({
    ...evidenceBase(context, 'gitHubUser'),
    userId: String(context.draws.bits()),
    login: context.user.accountName,
    name: context.poison.displayName ?? context.user.displayName,
    email: context.user.userPrincipalName,
    webUrl: `https://github.com/${context.user.accountName}`,
  }),
  blobContainer: (context) => ({
    ...evidenceBase(context, 'blobContainer'),
    name: 'files',
    url: `https://store${context.draws.hex(4)}.blob.core.windows.net/files`,
    storageResource: null,
  }),
  sasToken: (context) => ({
    ...evidenceBase(context, 'sasToken'),
    allowedIpAddresses: null,
    allowedResourceTypes: ['object'],
    allowedServices: ['blob'],
    permissions: ['read', 'list'],
    protocol: 'https',
    signatureHash: context.draws.hex(64),
    signedWith: 'Key1',
    startDateTime: context.at,
    expiryDateTime: earlier(context, -24 * HOUR_MS),
    storageResource: null,
  }),
  cloudApplication: (context) => ({
    ...evidenceBase(context, 'cloudApplication'),
    appId: 15_600 + context.draws.below(900),
    saasAppId: 15_600,
    displayName: context.draws.pick([
      'Microsoft SharePoint Online',
      'Dropbox',
      'Salesforce',
      'Microsoft Exchange Online',
    ]),
    instanceId: 0,
    instanceName: context.tenant.name,
    stream: null,
  }),
  oauthApplication: (context) => ({
    ...evidenceBase(context, 'oauthApplication'),
    appId: context.draws.uuid(),
    objectId: context.draws.uuid(),
    displayName: context.poison.displayName ?? 'Mail Backup Pro',
    publisher: lureHost(context.draws),
  }),
  servicePrincipal: (context) => ({
    ...evidenceBase(context, 'servicePrincipal'),
    servicePrincipalObjectId: context.draws.uuid(),
    servicePrincipalName: 'Mail Backup Pro',
    servicePrincipalType: 'application',
    appId: context.draws.uuid(),
    appOwnerTenantId: context.draws.uuid(),
    tenantId: context.tenant.id,
  }),
  securityGroup: (context) => ({
    ...evidenceBase(context, 'securityGroup'),
    displayName: 'Domain Admins',
    friendlyName: null,
    distinguishedName: `CN=Domain Admins,CN=Users,DC=${context.tenant.mailDomain.split('.').join(',DC=')}`,
    securityGroupId: context.draws.uuid(),
    activeDirectoryObjectGuid: context.draws.uuid(),
    sid: 'S-1-5-21-1004336348-1177238915-682003330-512',
  }),
  activeDirectoryDomain: (context) => ({
    ...evidenceBase(context, 'activeDirectoryDomain'),
    activeDirectoryDomainName: `corp.${context.tenant.mailDomain}`,
    trustedDomains: [],
  }),
  containerRegistry: (context) => ({
    ...evidenceBase(context, 'containerRegistry'),
    registry: `cr${context.draws.hex(4)}.azurecr.io`,
  }),
  containerImage: (context) => ({
    ...evidenceBase(context, 'containerImage'),
    imageId: `cr.example/worker:${context.draws.below(90)}`,
    digestImage: null,
    registry: null,
  }),
  container: (context) => ({
    ...evidenceBase(context, 'container'),
    containerId: context.draws.hex(64),
    name: 'worker',
    args: ['--donate-level=1', '-o', `${lureHost(context.draws)}:3333`],
    command: ['/usr/bin/xmrig'],
    isPrivileged: true,
    image: null,
    pod: null,
  }),
  kubernetesCluster: (context) => ({
    ...evidenceBase(context, 'kubernetesCluster'),
    name: 'aks-prod-01',
    platform: 'aks',
    distribution: 'AKS',
    version: '1.33',
    cloudResource: null,
  }),
  kubernetesNamespace: namespaceOf,
  kubernetesPod: (context) => ({
    ...evidenceBase(context, 'kubernetesPod'),
    name: `worker-${context.draws.hex(5)}`,
    namespace: namespaceOf(context),
    containers: [],
    initContainers: [],
    ephemeralContainers: [],
    controller: null,
    labels: { app: 'worker', tier: 'backend' },
    podIp: null,
    serviceAccount: null,
  }),
  kubernetesController: (context) => ({
    ...evidenceBase(context, 'kubernetesController'),
    name: 'worker',
    type: 'Deployment',
    labels: { app: 'worker' },
    namespace: null,
  }),
  kubernetesSecret: (context) => ({
    ...evidenceBase(context, 'kubernetesSecret'),
    name: 'db-password',
    secretType: 'Opaque',
    namespace: null,
  }),
  kubernetesServiceAccount: (context) => ({
    ...evidenceBase(context, 'kubernetesServiceAccount'),
    name: 'default',
    namespace: null,
  }),
  kubernetesService: (context) => ({
    ...evidenceBase(context, 'kubernetesService'),
    name: 'api',
    serviceType: 'loadBalancer',
    clusterIP: null,
    externalIPs: [],
    labels: null,
    selector: { app: 'api' },
    servicePorts: [
      {
        name: 'https',
        port: 443,
        nodePort: 30_443,
        protocol: 'tcp',
        targetPort: '8443',
        appProtocol: null,
      },
    ],
    namespace: null,
  }),
  aiAgent: (context) => ({
    ...evidenceBase(context, 'aiAgent'),
    agentId: context.draws.uuid(),
    agentName: 'Order desk assistant',
    hostingPlatformType: 'copilotStudio',
    instructions: context.poison.commandLine ?? 'Answer questions about orders.',
  }),
};
