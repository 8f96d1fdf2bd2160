import { EvidenceKind } from './incident.ts';

/**
 * How one type of evidence is shown. Paths name members (dots lead inside); of `label` and of each list
 * in `detail` the first that has a value is taken, and the parts of `detail` are joined.
 */
export interface EvidenceForm {
  readonly kind: EvidenceKind;
  readonly label: readonly string[];
  readonly detail: readonly (readonly string[])[];
  /** The members worth showing, in this order; everything else stands behind them. */
  readonly facts: readonly string[];
}

const paths = (text: string): string[] => text.split(' ').filter((path) => path !== '');

/**
 * Every subtype of `microsoft.graph.security.alertEvidence` in the v1.0 contract, without `Evidence`:
 * type | kind | label | detail; detail | facts
 */
export const EVIDENCE_FORMS: ReadonlyMap<string, EvidenceForm> = new Map(
  `
device | device | deviceDnsName hostName mdeDeviceId | osPlatform; lastIpAddress | osPlatform osBuild version lastIpAddress lastExternalIpAddress healthStatus riskScore onboardingStatus defenderAvStatus rbacGroupName loggedOnUsers ntDomain dnsDomain firstSeenDateTime mdeDeviceId azureAdDeviceId
ioTDevice | device | deviceName ipAddress.ipAddress deviceId | deviceType; model | deviceType deviceSubType manufacturer model operatingSystem ipAddress.ipAddress macAddress serialNumber importance isAuthorized isProgramming isScanner purdueLayer site zone sensor owners protocols source deviceId
nic | device | macAddress | ipAddress.ipAddress | macAddress ipAddress.ipAddress vlans
user | user | userAccount.userPrincipalName userAccount.displayName userAccount.accountName | userAccount.displayName; userAccount.domainName | userAccount.displayName userAccount.userPrincipalName userAccount.accountName userAccount.domainName userAccount.azureAdUserId userAccount.userSid userAccount.tenantId
hostLogonSession | user | account.userAccount.userPrincipalName account.userAccount.accountName sessionId | host.deviceDnsName host.hostName | account.userAccount.userPrincipalName account.userAccount.accountName account.userAccount.domainName host.deviceDnsName host.hostName host.osPlatform host.lastIpAddress startUtcDateTime endUtcDateTime sessionId
cloudLogonSession | user | account.userAccount.userPrincipalName account.userAccount.accountName sessionId | deviceName; browser userAgent | account.userAccount.userPrincipalName account.userAccount.displayName deviceName operatingSystem browser userAgent protocol startUtcDateTime previousLogonDateTime sessionId
cloudLogonRequest | cloud | requestId |  | requestId
gitHubUser | user | login name email | name; email | login name email userId webUrl
mailbox | mailbox | primaryAddress upn displayName | displayName | primaryAddress displayName upn userAccount.userPrincipalName userAccount.azureAdUserId
mailboxConfiguration | mailbox | mailboxPrimaryAddress upn displayName | configurationType; configurationId | configurationType configurationId mailboxPrimaryAddress displayName upn externalDirectoryObjectId
file | file | fileDetails.fileName fileDetails.filePath | fileDetails.filePath; fileDetails.sha256 fileDetails.sha1 | fileDetails.filePath fileDetails.fileSize fileDetails.sha256 fileDetails.sha1 fileDetails.md5 fileDetails.signer fileDetails.issuer fileDetails.filePublisher detectionStatus mdeDeviceId
fileHash | file | value | algorithm | algorithm value
malware | file | name | category | name category files processes
process | process | imageFile.fileName processCommandLine processId | processCommandLine imageFile.filePath | processCommandLine processId processCreationDateTime imageFile.filePath imageFile.sha256 imageFile.sha1 imageFile.signer userAccount.accountName userAccount.domainName userAccount.userPrincipalName parentProcessId parentProcessImageFile.fileName parentProcessImageFile.filePath parentProcessCreationDateTime detectionStatus mdeDeviceId
ip | ip | ipAddress | countryLetterCode; location.city | ipAddress countryLetterCode location.countryName location.state location.city
networkConnection | ip | destinationAddress.ipAddress sourceAddress.ipAddress | sourceAddress.ipAddress; protocol | sourceAddress.ipAddress sourcePort destinationAddress.ipAddress destinationPort protocol
dns | url | domainName | dnsServerIp.ipAddress | domainName ipAddresses dnsServerIp.ipAddress hostIpAddress.ipAddress
url | url | url |  | url
analyzedMessage | email | subject networkMessageId | p2Sender.emailAddress p1Sender.emailAddress; recipientEmailAddress | subject p2Sender.emailAddress p2Sender.displayName p1Sender.emailAddress senderIp recipientEmailAddress receivedDateTime deliveryAction deliveryLocation threats threatDetectionMethods urls urlCount attachmentsCount antiSpamDirection language internetMessageId networkMessageId
mailCluster | email | clusterByValue clusterBy query | query | clusterBy clusterByValue emailCount query networkMessageIds
submissionMail | email | subject networkMessageId | sender; recipient | subject sender senderIp recipient submitter reportType submissionDateTime networkMessageId
teamsMessage | email | subject messageId | senderFromAddress; sourceAppName | subject senderFromAddress senderIP recipients suspiciousRecipients isExternal messageDirection deliveryAction deliveryLocation receivedDateTime urls files sourceAppName messageId
registryKey | registry | registryKey | registryHive | registryHive registryKey
registryValue | registry | registryValueName registryKey | registryHive; registryKey; registryValue | registryHive registryKey registryValueName registryValueType registryValue mdeDeviceId
azureResource | cloud | resourceName resourceId | resourceType; resourceId | resourceName resourceType resourceId
amazonResource | cloud | resourceName amazonResourceId | resourceType; amazonAccountId | resourceName resourceType amazonAccountId amazonResourceId
googleCloudResource | cloud | resourceName fullResourceName | resourceType; projectId | resourceName resourceType projectId projectNumber location locationType fullResourceName
blob | cloud | name url | url | name url blobContainer.name fileHashes etag
blobContainer | cloud | name url | url | name url storageResource.resourceName storageResource.resourceId
sasToken | cloud | signatureHash | storageResource.resourceName; expiryDateTime | signatureHash signedWith permissions allowedServices allowedResourceTypes allowedIpAddresses protocol startDateTime expiryDateTime storageResource.resourceName
container | cloud | name containerId | image.imageId; pod.name | name containerId image.imageId pod.name isPrivileged command args
containerImage | cloud | imageId | registry.registry | imageId registry.registry digestImage.imageId
containerRegistry | cloud | registry |  | registry
kubernetesCluster | cloud | name | platform; version | name platform distribution version
kubernetesController | cloud | name | type; namespace.name | name type namespace.name
kubernetesNamespace | cloud | name | cluster.name | name cluster.name
kubernetesPod | cloud | name | namespace.name; podIp.ipAddress | name namespace.name podIp.ipAddress controller.name serviceAccount.name
kubernetesSecret | cloud | name | secretType; namespace.name | name secretType namespace.name
kubernetesService | cloud | name | serviceType; namespace.name | name serviceType namespace.name clusterIP.ipAddress externalIPs servicePorts
kubernetesServiceAccount | cloud | name | namespace.name | name namespace.name
gitHubOrganization | cloud | displayName login orgId | company; webUrl | displayName login company orgId email webUrl
gitHubRepo | cloud | repoId | owner; baseUrl | baseUrl login owner ownerType repoId
cloudApplication | application | displayName instanceName appId | instanceName; appId | displayName appId instanceName instanceId saasAppId
oauthApplication | application | displayName appId | publisher; appId | displayName appId objectId publisher
servicePrincipal | application | servicePrincipalName servicePrincipalObjectId | servicePrincipalType; appId | servicePrincipalName servicePrincipalType servicePrincipalObjectId appId appOwnerTenantId tenantId
aiAgent | application | agentName agentId | hostingPlatformType | agentName agentId hostingPlatformType instructions
securityGroup | group | displayName friendlyName distinguishedName sid | distinguishedName | displayName friendlyName distinguishedName sid securityGroupId
activeDirectoryDomain | other | activeDirectoryDomainName |  | activeDirectoryDomainName trustedDomains
`
    .trim()
    .split('\n')
    .map((line): readonly [string, EvidenceForm] => {
      const [type = '', kind, label = '', detail = '', facts = ''] = line
        .split('|')
        .map((part) => part.trim());
      const lists = detail
        .split(';')
        .map(paths)
        .filter((list) => list.length > 0);
      return [
        type,
        { kind: EvidenceKind.parse(kind), label: paths(label), detail: lists, facts: paths(facts) },
      ];
    }),
);

/** `deviceEvidence` → the form of `device`; undefined for a type this version does not know. */
export function evidenceForm(type: string): EvidenceForm | undefined {
  return EVIDENCE_FORMS.get(type.replace(/Evidence$/, ''));
}
