import type { EvidenceKind } from '#shared/domain/incident.ts';

/**
 * How one type of evidence is shown. Paths name members (dots lead inside); of `label` and of each list
 * in `detail` the first that has a value is taken, and the parts of `detail` are joined.
 */
export interface EvidenceForm {
  readonly kind: EvidenceKind;
  readonly label: readonly string[];
  readonly detail: readonly (readonly string[])[];
}

function form(kind: EvidenceKind, label: string, ...detail: readonly string[]): EvidenceForm {
  return { kind, label: label.split(' '), detail: detail.map((paths) => paths.split(' ')) };
}

const ACCOUNT = 'userAccount.userPrincipalName userAccount.displayName userAccount.accountName';

/** Every subtype of `microsoft.graph.security.alertEvidence` in the v1.0 contract, without `Evidence`. */
export const EVIDENCE_FORMS: ReadonlyMap<string, EvidenceForm> = new Map([
  ['device', form('device', 'deviceDnsName hostName mdeDeviceId', 'osPlatform', 'lastIpAddress')],
  ['ioTDevice', form('device', 'deviceName ipAddress.ipAddress deviceId', 'deviceType', 'model')],
  ['nic', form('device', 'macAddress', 'ipAddress.ipAddress')],
  ['user', form('user', ACCOUNT, 'userAccount.displayName', 'userAccount.domainName')],
  [
    'hostLogonSession',
    form(
      'user',
      'account.userAccount.userPrincipalName account.userAccount.accountName sessionId',
      'host.deviceDnsName host.hostName',
    ),
  ],
  [
    'cloudLogonSession',
    form(
      'user',
      'account.userAccount.userPrincipalName account.userAccount.accountName sessionId',
      'deviceName',
      'browser userAgent',
    ),
  ],
  ['cloudLogonRequest', form('cloud', 'requestId')],
  ['gitHubUser', form('user', 'login name email', 'name', 'email')],
  ['mailbox', form('mailbox', 'primaryAddress upn displayName', 'displayName')],
  [
    'mailboxConfiguration',
    form(
      'mailbox',
      'mailboxPrimaryAddress upn displayName',
      'configurationType',
      'configurationId',
    ),
  ],
  [
    'file',
    form(
      'file',
      'fileDetails.fileName fileDetails.filePath',
      'fileDetails.filePath',
      'fileDetails.sha256 fileDetails.sha1',
    ),
  ],
  ['fileHash', form('file', 'value', 'algorithm')],
  ['malware', form('file', 'name', 'category')],
  [
    'process',
    form(
      'process',
      'imageFile.fileName processCommandLine processId',
      'processCommandLine imageFile.filePath',
    ),
  ],
  ['ip', form('ip', 'ipAddress', 'countryLetterCode', 'location.city')],
  [
    'networkConnection',
    form(
      'ip',
      'destinationAddress.ipAddress sourceAddress.ipAddress',
      'sourceAddress.ipAddress',
      'protocol',
    ),
  ],
  ['dns', form('url', 'domainName', 'dnsServerIp.ipAddress')],
  ['url', form('url', 'url')],
  [
    'analyzedMessage',
    form(
      'email',
      'subject networkMessageId',
      'p2Sender.emailAddress p1Sender.emailAddress',
      'recipientEmailAddress',
    ),
  ],
  ['mailCluster', form('email', 'clusterByValue clusterBy query', 'query')],
  ['submissionMail', form('email', 'subject networkMessageId', 'sender', 'recipient')],
  ['teamsMessage', form('email', 'subject messageId', 'senderFromAddress', 'sourceAppName')],
  ['registryKey', form('registry', 'registryKey', 'registryHive')],
  [
    'registryValue',
    form(
      'registry',
      'registryValueName registryKey',
      'registryHive',
      'registryKey',
      'registryValue',
    ),
  ],
  ['azureResource', form('cloud', 'resourceName resourceId', 'resourceType', 'resourceId')],
  [
    'amazonResource',
    form('cloud', 'resourceName amazonResourceId', 'resourceType', 'amazonAccountId'),
  ],
  [
    'googleCloudResource',
    form('cloud', 'resourceName fullResourceName', 'resourceType', 'projectId'),
  ],
  ['blob', form('cloud', 'name url', 'url')],
  ['blobContainer', form('cloud', 'name url', 'url')],
  ['sasToken', form('cloud', 'signatureHash', 'storageResource.resourceName', 'expiryDateTime')],
  ['container', form('cloud', 'name containerId', 'image.imageId', 'pod.name')],
  ['containerImage', form('cloud', 'imageId', 'registry.registry')],
  ['containerRegistry', form('cloud', 'registry')],
  ['kubernetesCluster', form('cloud', 'name', 'platform', 'version')],
  ['kubernetesController', form('cloud', 'name', 'type', 'namespace.name')],
  ['kubernetesNamespace', form('cloud', 'name', 'cluster.name')],
  ['kubernetesPod', form('cloud', 'name', 'namespace.name', 'podIp.ipAddress')],
  ['kubernetesSecret', form('cloud', 'name', 'secretType', 'namespace.name')],
  ['kubernetesService', form('cloud', 'name', 'serviceType', 'namespace.name')],
  ['kubernetesServiceAccount', form('cloud', 'name', 'namespace.name')],
  ['gitHubOrganization', form('cloud', 'displayName login orgId', 'company', 'webUrl')],
  ['gitHubRepo', form('cloud', 'repoId', 'owner', 'baseUrl')],
  [
    'cloudApplication',
    form('application', 'displayName instanceName appId', 'instanceName', 'appId'),
  ],
  ['oauthApplication', form('application', 'displayName appId', 'publisher', 'appId')],
  [
    'servicePrincipal',
    form(
      'application',
      'servicePrincipalName servicePrincipalObjectId',
      'servicePrincipalType',
      'appId',
    ),
  ],
  ['aiAgent', form('application', 'agentName agentId', 'hostingPlatformType')],
  [
    'securityGroup',
    form('group', 'displayName friendlyName distinguishedName sid', 'distinguishedName'),
  ],
  ['activeDirectoryDomain', form('other', 'activeDirectoryDomainName')],
]);
