/**
 * Names of evidence members in the published contract (v1.0). Stored evidence carries a name's place in
 * this list instead of the name, which halves it: only ever add at the end.
 */
export const EVIDENCE_NAMES: readonly string[] = `
  detailedRoles remediationStatusDetails tags activeDirectoryDomainName trustedDomains agentId
  agentName hostingPlatformType instructions amazonAccountId amazonResourceId resourceName
  resourceType antiSpamDirection attachmentsCount deliveryAction deliveryLocation
  internetMessageId language networkMessageId p1Sender.displayName p1Sender.domainName
  p1Sender.emailAddress p2Sender.displayName p2Sender.domainName p2Sender.emailAddress
  receivedDateTime recipientEmailAddress senderIp subject threatDetectionMethods threats
  urlCount urls urn resourceId name url etag fileHashes appId displayName instanceId
  instanceName saasAppId stream.name requestId browser deviceName operatingSystem
  previousLogonDateTime protocol sessionId startUtcDateTime userAgent args command containerId
  isPrivileged imageId registry azureAdDeviceId defenderAvStatus deviceDnsName dnsDomain
  firstSeenDateTime healthStatus hostName ipInterfaces lastExternalIpAddress lastIpAddress
  loggedOnUsers mdeDeviceId ntDomain onboardingStatus osBuild osPlatform rbacGroupId
  rbacGroupName resourceAccessEvents riskScore version vmMetadata.cloudProvider
  vmMetadata.resourceId vmMetadata.subscriptionId vmMetadata.vmId domainName ipAddresses
  detectionStatus fileDetails.fileName fileDetails.filePath fileDetails.filePublisher
  fileDetails.fileSize fileDetails.issuer fileDetails.md5 fileDetails.sha1 fileDetails.sha256
  fileDetails.sha256Ac fileDetails.signer algorithm value company email login orgId webUrl
  baseUrl owner ownerType repoId userId fullResourceName location locationType projectId
  projectNumber endUtcDateTime host.azureAdDeviceId host.defenderAvStatus host.deviceDnsName
  host.dnsDomain host.firstSeenDateTime host.healthStatus host.hostName host.ipInterfaces
  host.lastExternalIpAddress host.lastIpAddress host.loggedOnUsers host.mdeDeviceId
  host.ntDomain host.onboardingStatus host.osBuild host.osPlatform host.rbacGroupId
  host.rbacGroupName host.resourceAccessEvents host.riskScore host.version deviceId
  devicePageLink deviceSubType deviceType importance ioTSecurityAgentId
  ipAddress.countryLetterCode ipAddress.ipAddress isAuthorized isProgramming isScanner
  macAddress manufacturer model nics owners protocols purdueLayer sensor serialNumber site
  source zone countryLetterCode ipAddress location.city location.countryName location.latitude
  location.longitude location.state distribution platform type containers ephemeralContainers
  initContainers secretType externalIPs servicePorts serviceType clusterBy clusterByValue
  emailCount networkMessageIds query configurationId configurationType
  externalDirectoryObjectId mailboxPrimaryAddress upn primaryAddress userAccount.accountName
  userAccount.activeDirectoryObjectGuid userAccount.azureAdUserId userAccount.displayName
  userAccount.domainName userAccount.resourceAccessEvents userAccount.tenantId
  userAccount.userPrincipalName userAccount.userSid category files processes
  destinationAddress.countryLetterCode destinationAddress.ipAddress destinationPort
  sourceAddress.countryLetterCode sourceAddress.ipAddress sourcePort vlans objectId publisher
  parentProcessCreationDateTime parentProcessId parentProcessImageFile.fileName
  parentProcessImageFile.filePath parentProcessImageFile.filePublisher
  parentProcessImageFile.fileSize parentProcessImageFile.issuer parentProcessImageFile.md5
  parentProcessImageFile.sha1 parentProcessImageFile.sha256 parentProcessImageFile.sha256Ac
  parentProcessImageFile.signer processCommandLine processCreationDateTime processId
  registryHive registryKey registryValue registryValueName registryValueType
  allowedIpAddresses allowedResourceTypes allowedServices expiryDateTime permissions
  signatureHash signedWith startDateTime activeDirectoryObjectGuid distinguishedName
  friendlyName securityGroupId sid appOwnerTenantId servicePrincipalName
  servicePrincipalObjectId servicePrincipalType tenantId recipient reportType sender
  submissionDateTime submissionId submitter campaignId channelId groupId isExternal isOwned
  lastModifiedDateTime messageDirection messageId owningTenantId parentMessageId recipients
  senderFromAddress senderIP sourceAppName sourceId suspiciousRecipients threadId threadType
  imageFile.fileName imageFile.filePath imageFile.filePublisher imageFile.fileSize imageFile.issuer
  imageFile.md5 imageFile.sha1 imageFile.sha256 imageFile.sha256Ac imageFile.signer
  account.createdDateTime account.verdict account.remediationStatus
  account.remediationStatusDetails account.roles account.detailedRoles account.tags
  account.userAccount.accountName account.userAccount.activeDirectoryObjectGuid
  account.userAccount.azureAdUserId account.userAccount.displayName
  account.userAccount.domainName account.userAccount.resourceAccessEvents
  account.userAccount.tenantId account.userAccount.userPrincipalName account.userAccount.userSid
  destinationAddress.createdDateTime destinationAddress.verdict
  destinationAddress.remediationStatus destinationAddress.remediationStatusDetails
  destinationAddress.roles destinationAddress.location.city
  destinationAddress.location.countryName destinationAddress.location.latitude
  destinationAddress.location.longitude destinationAddress.location.state
  namespace.createdDateTime namespace.verdict namespace.remediationStatus
  namespace.remediationStatusDetails namespace.roles namespace.name host.createdDateTime
  host.verdict host.remediationStatus host.remediationStatusDetails host.roles
`
  .trim()
  .split(/\s+/);

/** Place of each name in the list. */
export const EVIDENCE_NAME_PLACES: ReadonlyMap<string, number> = new Map(
  EVIDENCE_NAMES.map((name, place) => [name, place]),
);
