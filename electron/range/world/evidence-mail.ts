import { MINUTE_MS } from '#shared/time.ts';
import { lureHost, outsideAddress } from './entities.ts';
import {
  anotherUser,
  type EvidenceContext,
  earlier,
  evidenceBase,
  type Json,
} from './evidence-context.ts';
import { fileDetails, userAccount } from './evidence-endpoint.ts';

/** Evidence of mail, chat and sign-in. */

function lureUrl({ draws, poison }: EvidenceContext): string {
  return poison.url ?? `https://${lureHost(draws)}/${draws.hex(8)}/login?id=${draws.hex(6)}`;
}

function subject({ draws, poison, tenant }: EvidenceContext): string {
  const lines = [
    'Your mailbox is full',
    'Payment advice 20771',
    'Shared document',
    `Voice message for ${tenant.name}`,
    'Re: contract',
  ];
  return poison.subject ?? draws.pick(lines);
}

export const MAIL_EVIDENCE: Record<string, (context: EvidenceContext) => Json> = {
  analyzedMessage: (context) => {
    const { draws, user } = context;
    const host = lureHost(draws);
    const sender = { emailAddress: `billing@${host}`, displayName: 'Billing', domainName: host };
    const url = lureUrl(context);
    return {
      ...evidenceBase(context, 'analyzedMessage'),
      networkMessageId: draws.uuid(),
      internetMessageId: `<${draws.hex(16)}@${host}>`,
      subject: subject(context),
      language: 'en',
      senderIp: outsideAddress(draws),
      recipientEmailAddress: user.userPrincipalName,
      antiSpamDirection: 'Inbound',
      deliveryAction: draws.pick(['Delivered', 'DeliveredAsSpam', 'Blocked']),
      deliveryLocation: draws.pick(['Inbox', 'JunkFolder', 'Quarantine']),
      urn: `urn:MailEntity:${draws.hex(32)}`,
      threats: ['ZapPhish', 'HighConfPhish'],
      threatDetectionMethods: ['URLDetonationReputation'],
      urls: [url],
      urlCount: 1,
      attachmentsCount: draws.below(3),
      receivedDateTime: earlier(context, 12 * MINUTE_MS),
      p1Sender: sender,
      p2Sender: sender,
    };
  },
  mailbox: (context) => ({
    ...evidenceBase(context, 'mailbox'),
    primaryAddress: context.user.userPrincipalName,
    displayName: context.poison.displayName ?? context.user.displayName,
    upn: context.user.userPrincipalName,
    userAccount: userAccount(context.user),
  }),
  mailboxConfiguration: (context) => ({
    ...evidenceBase(context, 'mailboxConfiguration'),
    configurationId: context.draws.uuid(),
    configurationType: context.draws.pick([
      'mailForwardingRule',
      'userInboxRule',
      'mailDelegation',
    ]),
    displayName: context.draws.pick(['.', 'RSS', 'Move to archive']),
    externalDirectoryObjectId: context.user.objectId,
    mailboxPrimaryAddress: context.user.userPrincipalName,
    upn: context.user.userPrincipalName,
  }),
  mailCluster: (context) => ({
    ...evidenceBase(context, 'mailCluster'),
    clusterBy: 'Subject;P2SenderDomain;ContentType',
    clusterByValue: `${subject(context)};${lureHost(context.draws)};1`,
    emailCount: context.draws.between(2, 400),
    networkMessageIds: [context.draws.uuid(), context.draws.uuid()],
    query: `( Subject:"${subject(context)}" ) AND ( AntispamDirection:"1" )`,
    urn: `urn:MailClusterEntity:${context.draws.hex(32)}`,
  }),
  submissionMail: (context) => ({
    ...evidenceBase(context, 'submissionMail'),
    submissionId: context.draws.uuid(),
    submissionDateTime: context.at,
    submitter: context.user.userPrincipalName,
    networkMessageId: context.draws.uuid(),
    recipient: context.user.userPrincipalName,
    sender: `news@${lureHost(context.draws)}`,
    senderIp: outsideAddress(context.draws),
    subject: subject(context),
    reportType: 'Phish',
  }),
  teamsMessage: (context) => ({
    ...evidenceBase(context, 'teamsMessage'),
    messageId: String(context.draws.bits()),
    threadId: `19:${context.draws.hex(24)}@thread.v2`,
    threadType: 'chat',
    subject: subject(context),
    senderFromAddress: `helpdesk@${lureHost(context.draws)}`,
    senderIP: outsideAddress(context.draws),
    recipients: [context.user.userPrincipalName],
    suspiciousRecipients: [],
    isExternal: true,
    isOwned: false,
    messageDirection: 'inbound',
    deliveryAction: 'delivered',
    deliveryLocation: 'teams',
    receivedDateTime: context.at,
    files: [],
    urls: [],
  }),
  url: (context) => ({ ...evidenceBase(context, 'url'), url: lureUrl(context) }),
  dns: (context) => ({
    ...evidenceBase(context, 'dns'),
    domainName: lureHost(context.draws),
    dnsServerIp: null,
    hostIpAddress: null,
    ipAddresses: [],
  }),
  cloudLogonSession: (context) => ({
    ...evidenceBase(context, 'cloudLogonSession'),
    sessionId: context.draws.uuid(),
    account: {
      ...evidenceBase(context, 'user'),
      userAccount: userAccount(anotherUser(context)),
      stream: null,
    },
    browser: context.draws.pick(['Edge 141', 'Chrome 141', 'Python Requests 2.32']),
    operatingSystem: 'Windows10',
    deviceName: null,
    protocol: 'OAuth2',
    startUtcDateTime: context.at,
    previousLogonDateTime: earlier(context, 600 * MINUTE_MS),
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  }),
  cloudLogonRequest: (context) => ({
    ...evidenceBase(context, 'cloudLogonRequest'),
    requestId: context.draws.uuid(),
  }),
  blob: (context) => ({
    ...evidenceBase(context, 'blob'),
    name: context.poison.fileName ?? context.file.name,
    url: `https://store${context.draws.hex(4)}.blob.core.windows.net/files/${encodeURIComponent(context.file.name)}`,
    etag: `0x${context.draws.hex(15).toUpperCase()}`,
    fileHashes: [{ algorithm: 'sha256', value: String(fileDetails(context.file)['sha256']) }],
    blobContainer: null,
  }),
};
